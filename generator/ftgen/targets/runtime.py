"""The runtime modules that generated code imports, as planned files."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import ftgen
from ftgen.targets.plan import TextFile


@cache
def templates() -> Path:
    """The folder of the templates: inside the installed package, or beside it in a checkout."""
    package = Path(ftgen.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


def files(package: str, modules: Iterable[str]) -> Iterable[TextFile]:
    """The runtime modules of these names, byte for byte, below ``_runtime`` of the generated package."""
    for name in ("__init__", *modules):
        text = (templates() / "runtime" / f"{name}.py").read_text(encoding="utf-8")
        yield TextFile(path=f"{package}/_runtime/{name}.py", text=text)
