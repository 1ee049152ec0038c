"""Packages whose names are imported when they are first used (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any


class lazy:  # noqa: N801 - called like a function, and no model is called so
    """The ``__getattr__`` of a package.

    ``modules`` maps each name to the submodule that defines it, or to "" where the name is a submodule.
    """

    def __init__(self, package: str, modules: Mapping[str, str]) -> None:
        self._package = package
        self._modules = modules

    def __call__(self, name: str) -> Any:
        """The value of that name, which is an attribute of the package from now on."""
        package = self._package
        if (module := self._modules.get(name)) is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = (
            getattr(import_module(f"{package}.{module}"), name)
            if module
            else import_module(f"{package}.{name}")
        )
        setattr(sys.modules[package], name, value)
        return value

    def of(self, package: str) -> lazy:
        """That of another package, whose modules have the same names and define the same."""
        return lazy(package, self._modules)
