"""The project's own code under its own rules: ruff, black, mypy --strict, import-linter, sizes."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from support.project import ROOT, run

SOURCES = [
    path
    for folder in ("generator", "templates")
    for path in sorted((ROOT / folder).rglob("*.py"))
]


LINTERS = {
    ".venv/bin/mypy": "Success",
    ".venv/bin/ruff check .": "All checks passed",
    ".venv/bin/lint-imports": "0 broken",
}
"""Commands of the README, and what they say where all is well."""


@pytest.mark.parametrize("command", LINTERS)
def test_linters_find_nothing(command: str) -> None:
    program, *arguments = command.split()
    path = Path(sys.executable).with_name(Path(program).name)
    done = subprocess.run(
        [path, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout
    assert LINTERS[command] in done.stdout


@pytest.mark.parametrize(
    "folders",
    [["templates"], pytest.param(["generator", "tests"], marks=pytest.mark.long)],
    ids=" ".join,
)
def test_black(folders: list[str]) -> None:
    done = run("black", "--check", *folders)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_functions_stay_small() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and _length(node) > 50
    }
    assert long == set()


def test_public_things_are_documented() -> None:
    bare = {
        f"{path.relative_to(ROOT)}: {getattr(node, 'name', 'module')}"
        for path in SOURCES
        for node in _public(ast.parse(path.read_bytes()))
        if not ast.get_docstring(node)
    }
    assert bare == set()


def test_nothing_is_left_to_do() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError")
    found = [path for path in SOURCES if marks.search(path.read_text("utf-8"))]
    assert found == []


def test_constants_are_written_in_capitals() -> None:
    small = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in SOURCES
        if "generator" in path.relative_to(ROOT).parts
        for statement in ast.parse(path.read_bytes()).body
        for name in _assigned(statement)
        if name.islower() and not name.startswith("__")
    }
    assert small == set()


def test_no_module_is_imported_by_what_it_imports() -> None:
    modules = {_name(path): path for path in SOURCES if "generator" in path.parts}
    left = {name: set(_imported(path, modules)) for name, path in modules.items()}
    while free := [name for name, found in left.items() if not found & left.keys()]:
        for name in free:
            del left[name]
    assert left.keys() == set(), "circles, and what imports them"


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT / "generator").with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _imported(path: Path, modules: Collection[str]) -> Iterator[str]:
    """The modules that a module imports, in functions and for type checkers too."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                inner = f"{node.module}.{each.name}"
                yield inner if inner in modules else node.module


def _assigned(statement: ast.stmt) -> list[str]:
    """The names that a statement assigns to."""
    targets: list[ast.expr] = []
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    return [each.id for each in targets if isinstance(each, ast.Name)]


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    start = first.end_lineno if documented else node.lineno
    return (node.end_lineno or 0) - (start or 0)


def _public(module: ast.Module) -> list[ast.Module | ast.ClassDef | ast.FunctionDef]:
    named = [
        node
        for node in module.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        and not node.name.startswith("_")
        and "overload" not in map(ast.unparse, node.decorator_list)
    ]
    return [module, *named]
