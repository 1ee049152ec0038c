"""A server below a path of FastAPI, over a socket: its operations, documentation, page and lifespan."""

from __future__ import annotations

import importlib
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from types import ModuleType
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI, Request
from starlette.responses import JSONResponse
from support.jobs import JOB
from support.packages import imported
from support.project import SPEC
from support.serving import serving

from ftgen import Config, generate


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    out = tmp_path_factory.mktemp("mounted")
    targets = ("client", "server", "docs")
    config = Config(spec=str(SPEC), targets=targets, out=str(out), package="mounted")
    assert generate(config).status == "ok"
    with imported(out, "mounted") as found:
        yield found


@pytest.fixture(scope="module")
def steps() -> list[str]:
    return []


def inner(package: ModuleType, steps: list[str], **options: Any) -> Any:
    """The application that is mounted; jobs are in its state."""
    server = importlib.import_module("mounted.server")
    models = importlib.import_module("mounted.models")

    class FineTuning(server.FineTuningApi):  # type: ignore[name-defined, misc]
        async def retrieve_fine_tuning_job(
            self, fine_tuning_job_id: str, *, context: Any
        ) -> Any:
            jobs = context.request.app.state.jobs
            if fine_tuning_job_id not in jobs:
                raise server.HTTPError(404, "there is no such job")
            return jobs[fine_tuning_job_id]

    FineTuning.__abstractmethods__ = frozenset()

    @asynccontextmanager
    async def lifespan(app: Any) -> AsyncGenerator[None, None]:
        job = models.FineTuningJob.from_dict(JOB)
        app.state.jobs = {JOB["id"]: job, "a/b": job}
        steps.append("opened")
        yield
        steps.append("closed")

    return server.create_app(
        fine_tuning=FineTuning(),
        authenticate=lambda scheme, key, scopes: "me" if key == "sk-test" else None,
        lifespan=lifespan,
        health=server.Health(),
        docs="/docs",
        **options,
    )


def outer(api: Any) -> FastAPI:
    """An application of FastAPI with routes of its own."""
    app = FastAPI(lifespan=api.router.lifespan_context)
    app.mount("/api", api)

    @app.get("/mine/{number}")
    def mine(number: int) -> dict[str, int]:
        return {"number": number}

    @app.middleware("http")
    async def note(request: Request, call: Any) -> Any:
        answer = await call(request)
        answer.headers["x-seen"] = request.url.path
        return answer

    @app.exception_handler(404)
    async def missing(request: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"from": "outside"}, 404)

    return app


@pytest.fixture(scope="module")
def url(package: ModuleType, steps: list[str]) -> Iterator[str]:
    with serving(outer(inner(package, steps))) as found:
        yield found


def test_the_client_calls_what_is_mounted(package: ModuleType, url: str) -> None:
    with package.Client(base_url=f"{url}/api", api_key_auth="sk-test") as client:
        found = client.fine_tuning.retrieve_fine_tuning_job(JOB["id"])
        assert found.to_dict() == JOB
        assert client.fine_tuning.retrieve_fine_tuning_job("a/b") == found
        with pytest.raises(package.NotFoundError) as caught:
            client.fine_tuning.retrieve_fine_tuning_job("none")
    assert caught.value.body.error.message == "there is no such job"
    with (
        package.Client(base_url=f"{url}/api", api_key_auth="wrong") as client,
        pytest.raises(package.AuthenticationError),
    ):
        client.fine_tuning.retrieve_fine_tuning_job("none")


def test_what_is_outside_stays_as_it_is(url: str) -> None:
    mine = httpx2.get(f"{url}/mine/3")
    assert (mine.json(), mine.headers["x-seen"]) == ({"number": 3}, "/mine/3")
    assert httpx2.get(f"{url}/mine/x").status_code == 422
    assert httpx2.get(f"{url}/none").json() == {"from": "outside"}
    assert "/mine/{number}" in httpx2.get(f"{url}/openapi.json").json()["paths"]


def test_what_is_not_there_below_the_mount(url: str) -> None:
    missing = httpx2.get(f"{url}/api/none")
    assert missing.json()["error"]["message"] == "there is nothing at this path"
    assert missing.headers["x-seen"] == "/api/none"
    wrong = httpx2.delete(f"{url}/api/fine_tuning/jobs")
    assert (wrong.status_code, wrong.headers["allow"]) == (
        405,
        "GET, HEAD, OPTIONS, POST",
    )


def test_documentation_and_health_are_below_the_mount(url: str) -> None:
    assert "create_fine_tuning_job" in httpx2.get(f"{url}/api/docs").text
    described = httpx2.get(f"{url}/api/openapi.json").json()
    assert "/fine_tuning/jobs" in described["paths"]
    assert httpx2.get(f"{url}/api/healthz").text == "ok\n"
    page = httpx2.get(f"{url}/api/", headers={"accept": "text/html"}).text
    assert '<a href="/api/docs">' in page
    assert "<code>/api/fine_tuning/jobs</code>" in page


def test_a_prefix_below_a_mount(package: ModuleType) -> None:
    with (
        serving(outer(inner(package, [], prefix="/v1"))) as url,
        package.Client(base_url=f"{url}/api/v1", api_key_auth="sk-test") as client,
    ):
        found = client.fine_tuning.retrieve_fine_tuning_job(JOB["id"])
        assert found.id == JOB["id"]
        page = httpx2.get(f"{url}/api/v1/", headers={"accept": "text/html"}).text
        assert '<a href="/api/v1/docs">' in page
        assert httpx2.get(f"{url}/api/v1/docs").status_code == 200


def test_it_is_opened_and_closed_by_what_it_is_mounted_in(package: ModuleType) -> None:
    steps: list[str] = []
    with serving(outer(inner(package, steps))):
        assert steps == ["opened"]
    assert steps == ["opened", "closed"]
