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


def import_lines(
    names: Iterable[str], own: Mapping[str, str], *, standard: bool = True
) -> tuple[str, ...]:
    """The imports that code needs which names something, in isort's order: Python's own modules stand apart.

    ``own`` tells where everything else comes from.
    """
    used = set(names)
    pythons = used & STANDARD.keys() - own.keys() if standard else set()
    first = _statements({name: STANDARD[name] for name in pythons})
    first.sort(key=lambda line: (line.startswith("from"), line))
    second = _statements({name: own[name] for name in used & own.keys()})
    second.sort(key=lambda line: (line.startswith("from . "), line))
    return (*first, *([""] if first and second else []), *second)


def _statements(origins: Mapping[str, str]) -> list[str]:
    """The statements that import names, one a module."""
    by_module: defaultdict[str, list[str]] = defaultdict(list)
    for name, module in origins.items():
        by_module[module].append(name)
    modules = [f"import {_RENAMED.get(name, name)}" for name in by_module.pop("", ())]
    return modules + [
        import_from(module, sorted(found, key=_isort_key))
        for module, found in by_module.items()
    ]


def _isort_key(name: str) -> tuple[bool, bool, str]:
    """Constants, then classes, then the rest."""
    return not name.isupper(), not name[0].isupper(), name


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
