"""The generated package under test: imported from out/, and once more as it is where orjson is not installed."""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[2] / "out"
NAME = "fine_tuning_api"


def generated() -> Any:
    """The package as it stands in out/; it finds orjson."""
    if str(OUT) not in sys.path:
        sys.path.insert(0, str(OUT))
    return import_module(NAME)


def without_orjson() -> Any:
    """A copy of the package under another name, whose JSON is the standard library's."""
    folder = tempfile.mkdtemp(prefix="ftgen-benchmark-")
    atexit.register(shutil.rmtree, folder)
    copy = f"{NAME}_stdlib"
    shutil.copytree(OUT / NAME, Path(folder) / copy)
    sys.path.insert(0, folder)
    orjson = sys.modules.pop("orjson", None)
    sys.modules["orjson"] = None  # type: ignore[assignment]
    try:
        import_module(f"{copy}._runtime.jsontext")
    finally:
        del sys.modules["orjson"]
        if orjson is not None:
            sys.modules["orjson"] = orjson
    return import_module(copy)
