"""A folder with a small description, as the current one, and a job that generates from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.command import call
from support.project import MINIMAL

JOB = '[tool.ftgen]\nspec = "api.yaml"\ntargets = ["docs"]\nout = "sdk"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder; its api.yaml is a description of two operations."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FTGEN_DEBUG", raising=False)
    (tmp_path / "api.yaml").write_text(MINIMAL, "utf-8")
    return tmp_path


@pytest.fixture
def job(folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A project with a job whose output is up to date."""
    (folder / "pyproject.toml").write_text(JOB)
    assert call(capsys)[0] == 0
    return folder
