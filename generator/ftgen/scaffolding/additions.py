"""What is added to code that is somebody's own: methods at the end of a class, imports, and not one other byte."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ftgen.python.imports import import_lines
from ftgen.python.layout import Code, named
from ftgen.targets.scaffold.handlers import (
    Handler,
    origins,
)

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
"""A line as Python counts them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A class of handlers in a module; ``text`` is the module's, with its own line ends."""

    path: str
    text: str
    node: ast.ClassDef

    @property
    def methods(self) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
        """Its methods by name."""
        return {
            each.name: each
            for each in self.node.body
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
        }


@dataclass(frozen=True, slots=True)
class Added:
    """A module with what is new in it, and what is to be said about it."""

    text: str
    names: tuple[str, ...]


def find(path: str, text: str, base: str) -> Found | None:
    """The first class of a module that implements a base; None in what is no Python."""
    for node in ast.walk(parsed(text)):
        if isinstance(node, ast.ClassDef) and base in map(_last_name, node.bases):
            return Found(path, text, node)
    return None


def parsed(text: str) -> ast.Module:
    """The syntax tree of a module; an empty one of what is no Python."""
    try:
        return ast.parse(text.removeprefix("\ufeff"))
    except (SyntaxError, ValueError):
        return ast.Module([], [])


def _last_name(base: ast.expr) -> str:
    """The name of a base class: of ``server.JobsApi[User]`` it is JobsApi."""
    if isinstance(base, ast.Subscript):
        base = base.value
    return base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")


def with_methods(found: Found, handler: Handler, package: str) -> Added:
    """The module with the methods that its class lacks; as it is where the class stands on one line."""
    has = _bound(found.node.body)
    lacking = tuple(each for each in handler.methods if each.name not in has)
    names = tuple(each.name for each in lacking)
    last = found.node.body[-1]
    if not lacking or last.lineno == found.node.lineno:
        return Added(found.text, names)
    lines = _LINE.findall(found.text)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    margin = lines[last.lineno - 1][: last.col_offset]
    knows_user = "User" in _bound(parsed(found.text).body)
    added = [each.code if knows_user else each.without_user for each in lacking]
    code = "\n\n".join(_indented(each, margin) for each in added)
    if not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    new = {last.end_lineno or last.lineno: f"\n{code}\n"}
    if statements := _imports(found.text, added, package):
        new[_behind_imports(parsed(found.text))] = f"{statements}\n"
    for place in sorted(new, reverse=True):
        lines.insert(place, new[place].replace("\n", end))
    return Added("".join(lines), names)


def _indented(text: str, margin: str) -> str:
    return textwrap.indent(textwrap.dedent(text), margin)


def _bound(body: Iterable[ast.stmt]) -> set[str]:
    """The names that statements bind: functions, classes, assignments, imports, wherever they stand."""
    names: set[str] = set()
    for statement in body:
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                names.add(statement.name)
            case ast.Import() | ast.ImportFrom():
                for alias in statement.names:
                    names.add(alias.asname or alias.name.partition(".")[0])
            case _:
                names |= {
                    node.id
                    for node in ast.walk(statement)
                    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
                }
                for inner in ("body", "orelse"):
                    names |= _bound(getattr(statement, inner, ()))
    return names


def _imports(text: str, code: Iterable[Code], package: str) -> str:
    """The statements that import what new code needs and the module does not have."""
    has = _bound(parsed(text).body)
    return "\n".join(import_lines(named(code) - has, origins(package)))


def _behind_imports(tree: ast.Module) -> int:
    """The number of the line behind which imports may be added: the last import, else the docstring."""
    found = [
        each for each in tree.body if isinstance(each, ast.Import | ast.ImportFrom)
    ]
    if found:
        return found[-1].end_lineno or 0
    first = tree.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return (first.end_lineno or 0) if is_docstring else first.lineno - 1


def outdated(found: Found, handler: Handler) -> Iterator[tuple[int, str]]:
    """What is said of methods that the description has changed: the line, and what they lack."""
    described = {each.name: each for each in handler.methods}
    for name, node in found.methods.items():
        arguments = node.args
        has = {each.arg for each in (*arguments.args, *arguments.kwonlyargs)}
        if (method := described.get(name)) is None:
            if "context" in has and not name.startswith("_"):
                yield node.lineno, f"{name} handles nothing that is in the description"
            continue
        if arguments.kwarg is not None:
            continue
        for argument, text in method.arguments.items():
            if argument not in has:
                yield node.lineno, f"{name} lacks `{text}`; add it yourself"
