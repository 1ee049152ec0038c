"""Handlers of the fine-tuning API: what they are given, what they answer, and how they are found."""

from __future__ import annotations

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import EntryPoint, EntryPoints
from types import ModuleType
from typing import Any

import pytest
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from support.jobs import JOB
from targets.server.conftest import KEY, handler


def test_an_application_without_handlers(jobs: ModuleType) -> None:
    api = TestClient(jobs.create_app())
    response = api.get("/fine_tuning/jobs/1")
    assert response.status_code == 501
    error = response.json()["error"]
    assert error["message"] == "nothing handles retrieveFineTuningJob yet"
    assert "501, no handler" in api.get("/", headers={"accept": "text/html"}).text


def test_a_handler_lacks_nothing(jobs: ModuleType) -> None:
    class Incomplete(jobs.FineTuningApi):  # type: ignore[name-defined, misc]
        pass

    with pytest.raises(TypeError, match="abstract"):
        Incomplete()


def test_a_job_there_and_back(api: TestClient, service: Any) -> None:
    response = api.get("/fine_tuning/jobs/ftjob-0001")
    assert (response.status_code, response.json()) == (200, JOB)
    assert response.headers["content-type"] == "application/json"
    assert service.seen.principal == "org-demo"
    assert service.seen.operation_id == "retrieveFineTuningJob"
    body = {"model": "m", "training_file": "f", "suffix": None, "x-more": [1]}
    assert api.post("/fine_tuning/jobs", json=body).json() == JOB
    assert service.seen.to_dict() == body


def test_defaults_and_what_is_given(api: TestClient, service: Any) -> None:
    assert api.get("/fine_tuning/jobs/j/events").status_code == 200
    (identifier,), keywords = service.seen
    assert (identifier, keywords["limit"], repr(keywords["after"])) == (
        "j",
        20,
        "UNSET",
    )
    api.get("/fine_tuning/jobs/j/events?limit=3&after=e&unknown=1")
    assert (service.seen[1]["limit"], service.seen[1]["after"]) == (3, "e")


def test_a_documented_error(api: TestClient) -> None:
    response = api.get("/fine_tuning/jobs/none")
    assert response.status_code == 404
    assert response.json()["error"]["message"] == "no such job"


def test_mistakes_of_the_handler(
    jobs: ModuleType, api: TestClient, service: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    for answer in ({"id": "1"}, jobs.Reply(None, 200), jobs.Reply(None, 302)):
        service.answer = answer
        assert api.get("/fine_tuning/jobs/1").status_code == 500
    found = [record.getMessage() for record in caplog.records]
    assert "expected FineTuningJob, found an object" in found[0]
    assert "expected FineTuningJob, found null" in found[1]
    assert "the status 302 is not documented" in found[2]
    assert {record.name for record in caplog.records} == {"served_jobs.server"}


def test_handlers_that_are_declared(
    jobs: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = ModuleType("acme")
    vars(module).update(Jobs=type(handler(jobs)), authenticate=lambda *_: "me")
    monkeypatch.setitem(sys.modules, "acme", module)
    group = "served_jobs.api"
    points = EntryPoints(
        [
            EntryPoint("fine_tuning", "acme:Jobs", group),
            EntryPoint("authenticate", "acme:authenticate", group),
        ]
    )
    monkeypatch.setattr(
        "served_jobs._runtime.handlers.entry_points",
        lambda group: points.select(group=group),
    )
    path = "/v1/fine_tuning/jobs/ftjob-0001"
    assert (
        TestClient(jobs.create_app(prefix="/v1")).get(path, headers=KEY).json() == JOB
    )
    undeclared = jobs.create_app(prefix="/v1", discover=False)
    assert TestClient(undeclared).get(path, headers=KEY).status_code == 501


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["finetuning"], "'finetuning' of 'served_jobs.api' is none of fine_tuning"),
        (["fine_tuning"] * 2, "is declared as nosuch:A and nosuch:B"),
    ],
)
def test_declarations_that_mean_nothing(
    jobs: ModuleType, monkeypatch: pytest.MonkeyPatch, names: list[str], message: str
) -> None:
    points = [
        EntryPoint(name, f"nosuch:{letter}", "served_jobs.api")
        for name, letter in zip(names, "AB", strict=False)
    ]
    found = EntryPoints(points)
    monkeypatch.setattr(
        "served_jobs._runtime.handlers.entry_points", lambda group: found
    )
    with pytest.raises(LookupError, match=message):
        jobs.create_app()


def test_only_what_is_missing_is_loaded(
    jobs: ModuleType, service: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = EntryPoint("fine_tuning", "nosuch:Jobs", "served_jobs.api")
    monkeypatch.setattr(
        "served_jobs._runtime.handlers.entry_points",
        lambda group: EntryPoints([broken]),
    )
    assert jobs.create_app(fine_tuning=service).endpoints[0].handler is not None
    with pytest.raises(ModuleNotFoundError):
        jobs.create_app()


def test_a_class_in_the_place_of_a_handler(jobs: ModuleType, service: Any) -> None:
    with pytest.raises(TypeError, match="fine_tuning: expected an instance"):
        jobs.create_app(fine_tuning=type(service))


def test_what_is_around_the_operations(jobs: ModuleType, service: Any) -> None:
    seen: list[str] = []

    @asynccontextmanager
    async def lifespan(app: Any) -> AsyncIterator[None]:
        seen.append(f"opened {app.api.title}")
        yield
        seen.append("closed")

    class Around:
        def __init__(self, app: Any, name: str) -> None:
            self.app, self.name = app, name

        async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "http":
                seen.append(self.name)
            await self.app(scope, receive, send)

    app = jobs.create_app(
        fine_tuning=service,
        authenticate=lambda *_: "me",
        lifespan=lifespan,
        middleware=[Middleware(Around, name="out"), Middleware(Around, name="in")],
    )
    assert isinstance(app, jobs.Application)
    with TestClient(app, headers=KEY) as api:
        assert api.get("/fine_tuning/jobs/ftjob-0001").json() == JOB
    assert seen == ["opened Fine-tuning API", "out", "in", "closed"]
