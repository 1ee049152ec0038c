"""The servers generated of the fine-tuning API, and of a description with everything that is less usual."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient
from support.jobs import JOB
from support.project import ROOT

from ftgen import Config, generate

UNUSUAL = Path(__file__).parents[1] / "unusual.yaml"
TYPED = Path(__file__).parent / "typed.yaml"
SHAPES = Path(__file__).parent / "shapes.yaml"
KEY = {"authorization": "Bearer sk-test"}


def write(spec: Path, package: str, out: Path) -> None:
    """Generate models and server of a description."""
    result = generate(
        Config(spec=str(spec), targets=("server",), out=str(out), package=package)
    )
    assert result.status == "ok", result.diagnostics


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with both packages, on the path of imports."""
    folder = tmp_path_factory.mktemp("server")
    write(ROOT / "specs" / "fine_tuning.yaml", "served_jobs", folder / "jobs")
    write(UNUSUAL, "served_unusual", folder / "unusual")
    write(SHAPES, "served_shapes", folder / "shapes")
    write(TYPED, "served_typed", folder / "typed")
    paths = [str(folder / name) for name in ("jobs", "unusual", "typed", "shapes")]
    sys.path[:0] = paths
    yield folder
    for path in paths:
        sys.path.remove(path)


@pytest.fixture(scope="session")
def jobs(out: Path) -> ModuleType:
    """The server of the fine-tuning API."""
    return importlib.import_module("served_jobs.server")


@pytest.fixture(scope="session")
def unusual(out: Path) -> ModuleType:
    """The server of the unusual API."""
    return importlib.import_module("served_unusual.server")


@pytest.fixture(scope="session")
def shapes(out: Path) -> ModuleType:
    """The server of an API that documents its errors in many shapes."""
    return importlib.import_module("served_shapes.server")


def handler(jobs: ModuleType) -> Any:
    """A handler of the fine-tuning API that knows one job and can be told what to answer."""
    models = importlib.import_module("served_jobs.models")

    class Handler(jobs.FineTuningApi):  # type: ignore[name-defined, misc]
        answer: Any = None
        seen: Any = None

        async def create_fine_tuning_job(self, body: Any, *, context: Any) -> Any:
            self.seen = body
            return self.answer or models.FineTuningJob.from_dict(JOB)

        async def retrieve_fine_tuning_job(
            self, fine_tuning_job_id: str, *, context: Any
        ) -> Any:
            self.seen = context
            if self.answer is None and fine_tuning_job_id != JOB["id"]:
                error = models.ErrorResponseError(
                    message="no such job", type="not_found", param=None, code=None
                )
                raise jobs.HTTPError(404, body=models.ErrorResponse(error=error))
            return self.answer or models.FineTuningJob.from_dict(JOB)

        async def list_fine_tuning_events(
            self, *arguments: Any, **keywords: Any
        ) -> Any:
            self.seen = (arguments, keywords)
            return models.ListFineTuningJobEventsResponse(object="list", data=[])

        cancel_fine_tuning_job = retrieve_fine_tuning_job
        list_paginated_fine_tuning_jobs = list_fine_tuning_events
        list_fine_tuning_job_checkpoints = list_fine_tuning_events

    return Handler()


@pytest.fixture
def service(jobs: ModuleType) -> Any:
    """A fresh handler."""
    return handler(jobs)


@pytest.fixture
def api(jobs: ModuleType, service: Any) -> TestClient:
    """A client of the handler, behind an authenticator that knows one key."""

    def authenticate(scheme: str, credential: str, scopes: tuple[str, ...]) -> object:
        assert scheme == "ApiKeyAuth" and scopes == ()
        return "org-demo" if credential == "sk-test" else None

    app = jobs.create_app(fine_tuning=service, authenticate=authenticate)
    return TestClient(app, headers=KEY)


def every(unusual: ModuleType, **methods: Any) -> TestClient:
    """A client of handlers that do what is given and are abstract in nothing."""
    base = unusual.ThingsApi
    missing = dict.fromkeys(base.__abstractmethods__)
    service = type("Service", (base,), {**missing, **methods})()
    return TestClient(unusual.create_app(things=service, authenticate=lambda *_: "me"))
