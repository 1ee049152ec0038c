"""A folder with a small description, as the current one."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.project import MINIMAL


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder; its api.yaml is a description of two operations."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FTGEN_DEBUG", raising=False)
    (tmp_path / "api.yaml").write_text(MINIMAL, "utf-8")
    return tmp_path
