"""Questions to the syntax of generated modules: which names a scope has for itself."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TypeAlias

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


def bound(body: Iterable[ast.stmt]) -> Iterator[str]:
    """The names that statements bind, those inside ``if`` among them."""
    for statement in body:
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name):
                yield name
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                yield from (each.asname or each.name for each in names)
            case ast.If(body=inner, orelse=orelse):
                yield from bound([*inner, *orelse])
            case ast.Assign() | ast.AnnAssign():
                yield from stored(statement)


def stored(node: ast.AST) -> Iterator[str]:
    """The names that are assigned to anywhere in a node."""
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
            yield each.id


def loaded(*nodes: ast.AST | None) -> Iterator[str]:
    """The names that are read anywhere in nodes."""
    for node in nodes:
        for each in ast.walk(node) if node is not None else ():
            if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load):
                yield each.id


def class_scope(node: ast.ClassDef) -> Iterator[str]:
    """The names that a class body binds or reads: those of its methods' bodies are not its own."""
    yield from bound(node.body)
    for statement in node.body:
        if isinstance(statement, Function):
            yield from loaded(
                *statement.decorator_list,
                *(each.annotation for each in _arguments(statement)),
                *statement.args.defaults,
                *statement.args.kw_defaults,
                statement.returns,
            )
        else:
            yield from loaded(statement)


def function_scope(node: Function) -> Iterator[str]:
    """The names of a function's arguments and variables, and those that its body reads."""
    inner = {each.arg for each in _lambda_arguments(node)}
    yield from (each.arg for each in _arguments(node))
    for statement in node.body:
        yield from stored(statement)
        yield from (name for name in loaded(statement) if name not in inner)


def free(node: ast.Module) -> Iterator[str]:
    """The names that a module reads and no function of it has as an argument: globals and builtins."""
    local = {each.arg for inner in functions(node) for each in _arguments(inner)}
    return (name for name in loaded(node) if name not in local)


def _arguments(node: Function) -> list[ast.arg]:
    arguments = node.args
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]


def _lambda_arguments(node: ast.AST) -> Iterator[ast.arg]:
    for each in ast.walk(node):
        if isinstance(each, ast.Lambda):
            yield from each.args.args


def functions(node: ast.AST) -> Iterator[Function]:
    """All functions in a node."""
    return (each for each in ast.walk(node) if isinstance(each, Function))


def classes(node: ast.AST) -> Iterator[ast.ClassDef]:
    """All classes in a node."""
    return (each for each in ast.walk(node) if isinstance(each, ast.ClassDef))


def members(node: ast.ClassDef) -> Iterator[str]:
    """What a class defines: methods, class attributes and those that its methods assign to ``self``."""
    yield from bound(node.body)
    for each in ast.walk(node):
        match each:
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                yield name


def origin(name: str, path: str, tree: ast.Module) -> str:
    """The module of a package that defines what a module of it, at ``path``, calls by a name."""
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom) and statement.level:
            folder = PurePosixPath(path).parents[statement.level - 1]
            if any((each.asname or each.name) == name for each in statement.names):
                return str(folder / (statement.module or "").replace(".", "/"))
    return path
