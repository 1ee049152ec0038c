"""The generated package: what importing it loads, and its types."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from types import ModuleType


def test_importing_the_server_loads_no_models(out: Path) -> None:
    code = (
        "import sys, served_jobs.server as server; server.create_app(discover=False);"
        "print([m for m in sys.modules if m.startswith("
        "('served_jobs.models.', 'served_jobs.server.validators'))])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=out / "jobs",
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() in ("[]", "['served_jobs.server.validators']")


def test_arguments_say_which_class_handles_them(unusual: ModuleType) -> None:
    parameters = inspect.signature(unusual.create_app).parameters
    name = str(parameters["things"].annotation).partition(" | ")[0]
    assert name == "ThingsApi" and inspect.isabstract(getattr(unusual, name))
    assert all(
        each.kind is inspect.Parameter.KEYWORD_ONLY for each in parameters.values()
    )
