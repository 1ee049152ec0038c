"""The modules that packages carry: each with those that it imports."""

from __future__ import annotations

import ast

import pytest

from ftgen.targets import runtime

MODULES = sorted(path.stem for path in (runtime.templates() / "runtime").glob("*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_what_a_module_imports_comes_with_it(name: str) -> None:
    text = (runtime.templates() / "runtime" / f"{name}.py").read_text("utf-8")
    wanted = {name}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            wanted |= {node.module or each.name for each in node.names}
    assert wanted <= runtime.closure([name]) <= set(MODULES)
