"""Servers whose handlers are the examples of their documentation."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import ModuleType
from typing import Any

from support.documentation import read


def documented_app(out: Path, package: str, **options: Any) -> Any:
    """The application of a generated package, handled by what its documentation shows of handlers."""
    handlers: dict[str, dict[str, Any]] = {}
    for page in sorted((out / "docs" / "apis").glob("*.md")):
        for kind, code in read(page.read_text("utf-8")).code:
            if kind == "python" and re.search(r"^class \w+\(\w+Api\):", code, re.M):
                base, methods = _methods(code)
                handlers.setdefault(base, {}).update(methods)
    server = importlib.import_module(f"{package}.server")
    passed = {
        name: type("Handler", (getattr(server, base),), handlers[base])()
        for name, base in _arguments(server).items()
        if base in handlers
    }
    return server.create_app(**passed, **options)


def _methods(code: str) -> tuple[str, dict[str, Any]]:
    """The base of the class that a snippet defines, and its methods."""
    module = ModuleType("snippet")
    exec(compile(code, "snippet", "exec"), module.__dict__)
    (found,) = (
        value
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == "snippet"
    )
    methods = {name: each for name, each in vars(found).items() if callable(each)}
    return found.__bases__[0].__name__, methods


def _arguments(server: ModuleType) -> dict[str, str]:
    """The handlers that create_app takes: the name of the class of each argument."""
    annotations = server.create_app.__annotations__.items()
    found = {name: str(each).split(" | ")[0] for name, each in annotations}
    return {name: each for name, each in found.items() if each.endswith("Api")}
