"""The runtime modules that generated code imports, as planned files."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from ftgen.targets.plan import TextFile


@cache
def templates() -> Path:
    """The folder of the templates: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


def files(package: str, modules: Iterable[str]) -> Iterable[TextFile]:
    """The runtime modules of these names and all that they import, below ``_runtime`` of the generated package."""
    for name in sorted({"__init__", *closure(modules)}):
        yield TextFile(path=f"{package}/_runtime/{name}.py", text=_text(name))


def closure(modules: Iterable[str]) -> set[str]:
    """The runtime modules of these names and those that they import, however far."""
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        if (name := waiting.pop()) not in found:
            found.add(name)
            waiting += _imported(name)
    return found


def fields(module: str, name: str) -> tuple[str, ...]:
    """The fields of a class of a runtime module."""
    for node in ast.parse(_text(module)).body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            found = (
                each.target for each in node.body if isinstance(each, ast.AnnAssign)
            )
            return tuple(each.id for each in found if isinstance(each, ast.Name))
    raise LookupError(f"{module} has no class {name}")


@cache
def _text(name: str) -> str:
    return (templates() / "runtime" / f"{name}.py").read_text(encoding="utf-8")


@cache
def _imported(name: str) -> tuple[str, ...]:
    """The runtime modules that a runtime module imports, in functions too."""
    found: list[str] = []
    for node in _statements(ast.parse(_text(name))):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            found += (
                [node.module] if node.module else [each.name for each in node.names]
            )
    return tuple(found)


_BODIES = ("body", "orelse", "handlers", "finalbody", "cases")


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """All statements: to walk over the expressions too would take longer than all else of a small run."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += chain.from_iterable(getattr(node, name, ()) for name in _BODIES)
