"""What is served beside the operations, and the help for tests of handlers."""

from __future__ import annotations

import asyncio
import importlib
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from starlette.testclient import TestClient
from support.packages import imported
from support.project import SPEC

from ftgen import Config, generate


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    out = tmp_path_factory.mktemp("pages")
    targets = ("client", "server", "docs")
    config = Config(spec=str(SPEC), targets=targets, out=str(out), package="paged")
    assert generate(config).status == "ok"
    with imported(out, "paged") as found:
        yield found


@pytest.fixture(scope="module")
def server(package: ModuleType) -> ModuleType:
    return importlib.import_module("paged.server")


def test_the_documentation_and_the_description(server: ModuleType) -> None:
    api = TestClient(server.create_app(docs="/docs", prefix="v1"))
    page = api.get("/v1/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert "create_fine_tuning_job" in page.text
    again = api.get("/v1/docs", headers={"if-none-match": page.headers["etag"]})
    assert again.headers["etag"] == page.headers["etag"]
    written = yaml.load(SPEC.read_text("utf-8"), Loader=yaml.BaseLoader)
    answer = api.get("/v1/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert list(answer.json()["paths"]) == list(written["paths"])
    text = api.get("/v1/openapi.yaml")
    assert text.headers["content-type"] == "application/yaml"
    assert yaml.safe_load(text.text) == json.loads(answer.text)
    assert TestClient(server.create_app()).get("/docs").status_code == 404


def test_documentation_that_is_not_there(jobs: ModuleType) -> None:
    with pytest.raises(FileNotFoundError, match="generate the target docs too"):
        jobs.create_app(docs="/docs")


def test_health(server: ModuleType) -> None:
    well = True
    health = server.Health(ready="/ready", check=lambda: well)
    api = TestClient(server.create_app(health=health, landing=False))
    assert api.get("/healthz").status_code == api.get("/ready").status_code == 200
    well = False
    assert api.get("/healthz").status_code == 200
    assert api.get("/ready").status_code == 503
    assert api.get("/").status_code == 404

    async def check() -> bool:
        return False

    later = server.Health(live="", check=check)
    api = TestClient(server.create_app(health=later))
    assert api.get("/healthz").status_code == 404
    assert api.get("/readyz").status_code == 503
    assert api.get("/").status_code == 200


def test_a_context_and_a_client_of_tests(
    package: ModuleType, server: ModuleType
) -> None:
    testing = importlib.import_module("paged.server.testing")
    context = testing.context("me", headers={"X-A": "1"})
    assert (context.principal, context.headers["x-a"]) == ("me", "1")
    told: list[str] = []

    class Handler(server.FineTuningApi):  # type: ignore[name-defined, misc]
        async def retrieve_fine_tuning_job(self, id: str, *, context: Any) -> Any:
            told.append(f"{id} {context.request.state.what}")
            raise server.HTTPError(404)

    Handler.__abstractmethods__ = frozenset()

    @asynccontextmanager
    async def lifespan(app: Any) -> AsyncIterator[dict[str, str]]:
        told.append("open")
        yield {"what": "shared"}
        told.append("closed")

    app = server.create_app(
        fine_tuning=Handler(), authenticate=lambda *_: "me", lifespan=lifespan
    )

    async def run() -> None:
        async with (
            testing.client(app) as wire,
            package.AsyncClient(
                base_url="http://test", api_key_auth="k", http_client=wire
            ) as client,
        ):
            with pytest.raises(package.NotFoundError):
                await client.fine_tuning.retrieve_fine_tuning_job("j1")

    asyncio.run(run())
    assert told == ["open", "j1 shared", "closed"]


def test_the_description_is_beside_the_reference(package: ModuleType) -> None:
    docs = Path(package.__file__ or "").parents[1] / "docs"
    assert json.loads((docs / "openapi.json").read_text("utf-8"))["openapi"]


def test_the_examples_lead_to_the_reference(
    server: ModuleType, jobs: ModuleType
) -> None:
    examples = importlib.import_module("paged._runtime.examples")
    api = TestClient(examples.example_app(server.API, prefix="v1"))
    page = api.get("/v1", headers={"accept": "text/html"}).text
    assert '<a href="/v1/docs">' in page
    assert api.get("/v1/docs").status_code == 200
    alone = importlib.import_module("served_jobs._runtime.examples")
    api = TestClient(alone.example_app(jobs.API))
    assert "/docs" not in api.get("/", headers={"accept": "text/html"}).text
