"""The command that serves the generated application."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

import pytest


def test_the_command_says_what_it_serves(
    jobs: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    import uvicorn

    command = importlib.import_module("served_jobs._runtime.command")
    served: list[Any] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **more: served.append(more))
    assert command.main(jobs.API, jobs.create_app, jobs.__name__, ["--port", "81"]) == 0
    assert (served[0]["host"], served[0]["port"]) == ("127.0.0.1", 81)
    printed = capsys.readouterr().out
    assert "http://127.0.0.1:81/" in printed
    assert (
        "/fine_tuning/jobs/{fine_tuning_job_id}/events       501, no handler" in printed
    )
    assert "'served_jobs.api'" in printed


def test_the_command_without_uvicorn(
    jobs: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    command = importlib.import_module("served_jobs._runtime.command")
    assert command.main(jobs.API, jobs.create_app, jobs.__name__, []) == 2
    assert "pip install uvicorn" in capsys.readouterr().err
