"""The generated package: what importing it loads, and its types."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from targets.client.conftest import NAME


def test_importing_costs_next_to_nothing(folder: Path) -> None:
    code = f"""
import sys
import {NAME}
assert not {{"httpx2", "{NAME}.models", "{NAME}.client"}} & sys.modules.keys()
client = {NAME}.Client(base_url="http://127.0.0.1:9")
client.access
assert "{NAME}.client.access" in sys.modules
assert not {{"{NAME}.client.answers", "{NAME}.models.job"}} & sys.modules.keys()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
