"""ftgen: readable Python from OpenAPI descriptions. What is listed here is public, the rest is not."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ftgen.config import Config
    from ftgen.diagnostics import Diagnostic, FtgenError, Location
    from ftgen.pipeline import check, generate
    from ftgen.result import Result
    from ftgen.rules import RULES, Rule
    from ftgen.settings import jobs
    from ftgen.severity import Severity
    from ftgen.version import __version__

__all__ = [
    "RULES",
    "Config",
    "Diagnostic",
    "FtgenError",
    "Location",
    "Result",
    "Rule",
    "Severity",
    "__version__",
    "check",
    "generate",
    "jobs",
]

_MODULES = {
    "RULES": "rules",
    "Config": "config",
    "Diagnostic": "diagnostics",
    "FtgenError": "diagnostics",
    "Location": "diagnostics",
    "Result": "result",
    "Rule": "rules",
    "Severity": "severity",
    "__version__": "version",
    "check": "pipeline",
    "generate": "pipeline",
    "jobs": "settings",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"ftgen.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
