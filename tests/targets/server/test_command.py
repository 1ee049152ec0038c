"""The command that serves the generated application."""

from __future__ import annotations

import importlib
import os
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient


def served(
    jobs: ModuleType, monkeypatch: pytest.MonkeyPatch, *arguments: str
) -> tuple[int, list[tuple[Any, dict[str, Any]]]]:
    """The exit code of the command, and what it gave to uvicorn."""
    import uvicorn

    given: list[tuple[Any, dict[str, Any]]] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **more: given.append((app, more)))
    command = importlib.import_module("served_jobs._runtime.command")
    code: int = command.main(jobs.API, jobs.create_app, jobs.__name__, arguments)
    return code, given


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def test_the_command_says_what_it_serves(
    jobs: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    port = free_port()
    code, given = served(jobs, monkeypatch, "--port", str(port))
    assert code == 0
    assert (given[0][1]["host"], given[0][1]["port"]) == ("127.0.0.1", port)
    printed = capsys.readouterr().out
    assert f"http://127.0.0.1:{port}/" in printed
    assert (
        "/fine_tuning/jobs/{fine_tuning_job_id}/events       501, no handler" in printed
    )
    assert "'served_jobs.api'" in printed


def test_an_application_by_its_name(
    jobs: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mine.py").write_text(
        "from served_jobs.server import create_app as make\napp = make(prefix='x')\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    _, given = served(jobs, monkeypatch, "--app", "mine:app", "--port", "0")
    assert given[0][0].prefix == "/x"
    _, given = served(jobs, monkeypatch, "--app", "mine:make", "--port", "0")
    assert given[0][0].prefix == ""
    assert given[0][1]["factory"] is False
    several = ("--workers", "2", "--port", "0", "--log-level", "info")
    _, given = served(jobs, monkeypatch, "--app", "mine:make", *several)
    assert given[0][0] == "mine:make"
    assert given[0][1]["factory"] is True
    assert (given[0][1]["workers"], given[0][1]["log_level"]) == (2, "info")
    _, given = served(jobs, monkeypatch, "--app", "mine:app", "--reload", "--uds", "s")
    assert given[0][0] == "mine:app"
    assert given[0][1]["factory"] is False
    assert given[0][1]["reload"] is True
    assert given[0][1]["uds"] == "s"
    _, given = served(jobs, monkeypatch, *several)
    assert given[0][0] == "served_jobs.server:create_app"


def test_the_examples_tell_of_each_request(
    jobs: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, given = served(jobs, monkeypatch, "--examples", "--port", "0")
    assert TestClient(given[0][0]).get("/fine_tuning/jobs").status_code == 200
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("200 GET /fine_tuning/jobs  listPaginatedFineTuningJobs  ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--app", "nowhere:app"], "nowhere:app cannot be found"),
        (["--app", "json:app"], "json:app cannot be found"),
        (["--app", "json"], "json is not MODULE:NAME"),
        (["--app", "json:JSONEncoder"], "json:JSONEncoder is neither an application"),
        (["--app", "json:__name__"], "json:__name__ is neither an application"),
        (["--examples", "--workers", "2"], "--reload and --workers serve neither"),
    ],
)
def test_what_cannot_be_served(
    jobs: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    assert served(jobs, monkeypatch, *arguments) == (2, [])
    assert said in capsys.readouterr().err


def test_a_port_that_there_is_not(
    jobs: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        served(jobs, monkeypatch, "--port", "99999")
    assert ended.value.code == 2
    assert "99999 is not between 0 and 65535" in capsys.readouterr().err


def test_a_port_in_use(
    jobs: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert served(jobs, monkeypatch, "--port", port) == (2, [])
    assert f"127.0.0.1:{port} cannot be listened on" in capsys.readouterr().err


def test_the_command_without_uvicorn(
    jobs: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    command = importlib.import_module("served_jobs._runtime.command")
    assert command.main(jobs.API, jobs.create_app, jobs.__name__, []) == 2
    assert "pip install uvicorn" in capsys.readouterr().err


def test_the_command_without_starlette(out: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "from importlib.machinery import PathFinder\n"
        "find = PathFinder.find_spec\n"
        "def without(name, *more):\n"
        "    return None if name.startswith('starlette') else find(name, *more)\n"
        "PathFinder.find_spec = without\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "served_jobs.server"],
        cwd=out / "jobs",
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    said = "to serve, there must be starlette: pip install starlette\n"
    assert (done.returncode, done.stderr) == (2, said)
