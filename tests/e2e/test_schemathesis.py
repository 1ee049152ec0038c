"""Schemathesis, all its checks, over generated servers: nothing that it finds may be of ftgen's making.

Each run is bounded and always the same.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.cases import CASES, config
from support.described import documented_app
from support.packages import imported
from support.project import SPEC
from support.serving import serving

from ftgen import generate

SAMPLE = ("composition", "parameters")
"""The descriptions beside that of the fine-tuning API."""
MORE = ("defaults", "enumerations", "nullable-and-optional", "recursion")

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


def findings(spec: Path, app: Any, folder: Path) -> str:
    """What schemathesis says of an application; empty where it has nothing to say against it."""
    with serving(app) as url:
        command = [
            *(sys.executable, "-m", "schemathesis.cli", "run", str(spec)),
            *("--url", url, "--checks", "all", "--max-examples", "10"),
            *("--header", "Authorization: Bearer sk-tests"),
            *("--generation-deterministic", "--no-color", "--continue-on-failure"),
        ]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    assert "generated" in done.stdout, done.stdout
    return done.stdout if done.returncode else ""


def as_documented(error: Any, context: Any) -> Any:
    """The errors of the server itself, as the description has them."""
    from fine_tuning_api import models

    inner = models.ErrorResponseError(
        message=error.detail, type="invalid_request_error", param=None, code=None
    )
    return models.ErrorResponse(error=inner)


def test_the_fine_tuning_service(tmp_path: Path, service: Any) -> None:
    from e2e.conftest import authenticate
    from fine_tuning_api.server import create_app

    app = create_app(
        fine_tuning=service, authenticate=authenticate, render_error=as_documented
    )
    said = findings(SPEC, app, tmp_path)
    assert not said, said


def with_refusals(spec: Path, folder: Path) -> Path:
    """The description with the errors that a server finds: those of the cases name what should happen."""
    description = yaml.safe_load(spec.read_text("utf-8"))
    problem = {"description": "No.", "content": {"application/problem+json": {}}}
    for item in description["paths"].values():
        for method in METHODS & item.keys():
            item[method]["responses"].setdefault("4XX", problem)
    path = folder / "openapi.json"
    path.write_text(json.dumps(description), "utf-8")
    return path


@pytest.mark.parametrize(
    "name", [*SAMPLE, *(pytest.param(name, marks=pytest.mark.long) for name in MORE)]
)
def test_a_case(name: str, tmp_path: Path) -> None:
    (case,) = (each for each in CASES if each.name == name)
    spec = with_refusals(case / "openapi.yaml", tmp_path)
    job = replace(config(case, tmp_path / "out"), spec=str(spec))
    assert generate(job).status == "ok"
    with imported(tmp_path / "out", job.package):
        app = documented_app(
            tmp_path / "out", job.package, authenticate=lambda *_: "me"
        )
        said = findings(spec, app, tmp_path)
    assert not said, said
