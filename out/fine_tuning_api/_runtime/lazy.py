"""Packages whose names are imported when they are first used (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazy(package: str, modules: Mapping[str, str]) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package.

    ``modules`` maps each name to the submodule that defines it, or to "" where the name is a submodule.
    """

    def load(name: str) -> Any:
        if (module := modules.get(name)) is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = (
            getattr(import_module(f"{package}.{module}"), name)
            if module
            else import_module(f"{package}.{name}")
        )
        setattr(sys.modules[package], name, value)
        return value

    return load
