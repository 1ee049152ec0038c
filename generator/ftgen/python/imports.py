"""The imports of a module, of what its code names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ftgen.python.expressions import Brackets
from ftgen.python.layout import lay_out
from ftgen.python.text import WIDTH, literal

STANDARD = {
    "ABC": "abc",
    "abstractmethod": "abc",
    "AsyncGenerator": "collections.abc",
    "AsyncIterable": "collections.abc",
    "AsyncIterator": "collections.abc",
    "Callable": "collections.abc",
    "Iterable": "collections.abc",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
    "asynccontextmanager": "contextlib",
    "dataclass": "dataclasses",
    "field": "dataclasses",
    "Decimal": "decimal",
    "Any": "typing",
    "Generic": "typing",
    "Literal": "typing",
    "Protocol": "typing",
    "Self": "typing",
    "TYPE_CHECKING": "typing",
    "TypeAlias": "typing",
    "Union": "typing",
    "UUID": "uuid",
    "builtins": "",
    "dt": "",
    "warnings": "",
}
"""What is named of Python's own modules, and where it comes from; what comes from nowhere is a module itself."""

_RENAMED = {"dt": "datetime as dt"}


def imported(name: str) -> str:
    """How an import says a name: a module may be renamed."""
    return _RENAMED.get(name, name)


def import_lines(
    names: Iterable[str], own: Mapping[str, str], *, standard: bool = True
) -> tuple[str, ...]:
    """The imports that code needs which names something, in isort's order.

    ``own`` tells where what is the package's own comes from.
    """
    known = {**(STANDARD if standard else {}), **own}
    by_module: defaultdict[str, list[str]] = defaultdict(list)
    for name in set(names) & known.keys():
        by_module[known[name]].append(name)
    lines = [f"import {imported(name)}" for name in by_module.pop("", ())]
    lines += [
        import_from(module, sorted(found, key=_isort_key))
        for module, found in by_module.items()
    ]
    return in_order(lines)


def _isort_key(name: str) -> tuple[bool, bool, str]:
    """Constants, then classes, then the rest."""
    return not name.isupper(), not name[0].isupper(), name


def in_order(lines: Iterable[str]) -> tuple[str, ...]:
    """Import lines as isort has them: the standard library first, then the package, the nearest last."""
    found = set(filter(None, lines))
    own = {line for line in found if line.startswith("from .")}
    nearest_last = sorted(own, key=lambda line: (line.startswith("from . "), line))
    others = sorted(found - own, key=lambda line: (line.startswith("from"), line))
    return (*others, *([""] if own and others else []), *nearest_last)


def import_from(module: str, names: Iterable[str], indent: int = 0) -> str:
    """An import statement, a name a line where one line does not hold it."""
    listed = tuple(names)
    line = f"from {module} import {', '.join(listed)}"
    if indent + len(line) <= WIDTH:
        return line
    margin, deeper = " " * indent, " " * (indent + 4)
    lines = "".join(f"{deeper}{name},\n" for name in listed)
    return f"from {module} import (\n{lines}{margin})"


def public_names(names: Iterable[str]) -> str:
    """The ``__all__`` of a module."""
    listed = tuple(("", literal(name)) for name in sorted(names))
    return lay_out(Brackets("[", listed, "]"), before="__all__ = ")
