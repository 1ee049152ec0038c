"""The ``__init__`` of generated packages: public names, imported when they are first used (PEP 562)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ftgen.python.imports import import_from, public_names
from ftgen.python.text import literal


@dataclass(frozen=True, slots=True)
class PackageView:
    """What the template of a lazy package prints.

    ``public`` is the statement of ``__all__``, ``entries`` every name and its module as literals,
    ``typed_imports`` the same for type checkers, ``lazy`` the module that offers ``lazy``.
    """

    docstring: str
    lazy: str
    typed_imports: tuple[str, ...]
    public: str
    entries: tuple[tuple[str, str], ...]


def package_view(
    text: str,
    *,
    lazy: str,
    names: Mapping[str, str],
    hidden: Mapping[str, str] = MappingProxyType({}),
    submodules: tuple[str, ...] = (),
) -> PackageView:
    """The view of a lazy package: ``names`` maps what it offers to the module below it that defines it.

    ``hidden`` is offered to generated code but is no part of the public face; ``submodules`` are offered
    as they are.
    """
    offered = {**names, **hidden}
    by_module: defaultdict[str, list[str]] = defaultdict(list)
    for name, module in offered.items():
        by_module[module].append(name)
    imports = [f"from . import {name} as {name}" for name in submodules]
    imports += [
        import_from(
            f".{module}",
            [name if name in names else f"{name} as {name}" for name in sorted(found)],
            4,
        )
        for module, found in sorted(by_module.items())
    ]
    entries = {**offered, **dict.fromkeys(submodules, "")}
    return PackageView(
        docstring=text,
        lazy=lazy,
        typed_imports=tuple(imports) or ("pass",),
        public=public_names({*names, *submodules}),
        entries=tuple(
            (literal(name), literal(entries[name])) for name in sorted(entries)
        ),
    )
