"""The generated server: of the fine-tuning API, and of a description with everything that is less usual."""

from __future__ import annotations

import importlib
import logging
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient
from support.project import ROOT

from ftgen import Config, generate

UNUSUAL = Path(__file__).with_name("unusual.yaml")
KEY = {"authorization": "Bearer sk-test"}
JOB = {
    "id": "ftjob-1",
    "created_at": 1721764800,
    "error": None,
    "fine_tuned_model": None,
    "finished_at": None,
    "hyperparameters": {"n_epochs": "auto"},
    "model": "gpt-4o-mini",
    "object": "fine_tuning.job",
    "organization_id": "org-demo",
    "result_files": [],
    "status": "queued",
    "trained_tokens": None,
    "training_file": "file-1",
    "validation_file": None,
    "seed": 1,
}


def write(spec: Path, package: str, out: Path) -> None:
    """Generate models and server of a description."""
    result = generate(
        Config(spec=str(spec), targets=("server",), out=str(out), package=package)
    )
    assert result.status == "ok", result.diagnostics


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with both packages, on the path of imports."""
    folder = tmp_path_factory.mktemp("server")
    write(ROOT / "specs" / "fine_tuning.yaml", "served_jobs", folder / "jobs")
    write(UNUSUAL, "served_unusual", folder / "unusual")
    sys.path[:0] = [str(folder / "jobs"), str(folder / "unusual")]
    yield folder
    del sys.path[:2]


@pytest.fixture(scope="module")
def jobs(out: Path) -> ModuleType:
    """The server of the fine-tuning API."""
    return importlib.import_module("served_jobs.server")


@pytest.fixture(scope="module")
def unusual(out: Path) -> ModuleType:
    """The server of the unusual API."""
    return importlib.import_module("served_unusual.server")


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


def test_an_application_without_handlers(jobs: ModuleType) -> None:
    api = TestClient(jobs.create_app())
    response = api.get("/fine_tuning/jobs/1")
    assert response.status_code == 501
    assert response.json()["detail"] == "nothing handles retrieveFineTuningJob yet"
    assert "501, none yet" in api.get("/", headers={"accept": "text/html"}).text


def test_a_handler_lacks_nothing(jobs: ModuleType) -> None:
    class Incomplete(jobs.FineTuningApi):  # type: ignore[name-defined, misc]
        pass

    with pytest.raises(TypeError, match="abstract"):
        Incomplete()


def test_security_fails_closed(jobs: ModuleType, service: Any) -> None:
    api = TestClient(jobs.create_app(fine_tuning=service), headers=KEY)
    assert api.get("/fine_tuning/jobs/ftjob-1").status_code == 401


def test_a_missing_or_wrong_key(api: TestClient) -> None:
    wrong = api.get("/fine_tuning/jobs/1", headers={"authorization": "Bearer no"})
    assert wrong.status_code == 401
    assert wrong.headers["www-authenticate"].startswith("Bearer ")
    missing = api.get("/fine_tuning/jobs/1", headers={"authorization": ""})
    assert missing.json()["detail"] == "a credential is needed"


def test_a_job_there_and_back(api: TestClient, service: Any) -> None:
    response = api.get("/fine_tuning/jobs/ftjob-1")
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


def test_every_violation_of_a_body(api: TestClient) -> None:
    body = {
        "training_file": 1,
        "suffix": "",
        "seed": -1,
        "hyperparameters": {"n_epochs": 51},
        "integrations": [{"type": "other", "wandb": {}}],
    }
    response = api.post("/fine_tuning/jobs", json=body)
    assert response.status_code == 400
    assert [
        (each["in"], each["pointer"]) for each in response.json()["violations"]
    ] == [
        ("body", "/training_file"),
        ("body", "/suffix"),
        ("body", "/seed"),
        ("body", "/hyperparameters/n_epochs"),
        ("body", "/integrations/0/type"),
        ("body", "/integrations/0/wandb/project"),
        ("body", "/model"),
    ]


def test_other_refusals(jobs: ModuleType, api: TestClient, service: Any) -> None:
    def status(method: str, path: str, **more: Any) -> int:
        found: int = api.request(method, path, **more).status_code
        return found

    xml = {"content-type": "application/xml"}
    assert status("POST", "/fine_tuning/jobs", content=b"<a/>", headers=xml) == 415
    assert status("GET", "/fine_tuning/jobs/1", headers={"accept": "text/html"}) == 406
    assert status("DELETE", "/fine_tuning/jobs") == 405
    assert status("GET", "/fine_tuning") == 404
    assert status("GET", "/fine_tuning/jobs/j/events?limit=many") == 400
    small = jobs.create_app(
        fine_tuning=service, authenticate=lambda *_: "me", max_body_size=2
    )
    sent = TestClient(small).post("/fine_tuning/jobs", json={}, headers=KEY)
    assert sent.status_code == 200 or sent.status_code == 400
    sent = TestClient(small).post("/fine_tuning/jobs", json={"a": 1}, headers=KEY)
    assert sent.status_code == 413


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
        "served_jobs._runtime.serving.entry_points",
        lambda group: points.select(group=group),
    )
    path = "/v1/fine_tuning/jobs/ftjob-1"
    assert (
        TestClient(jobs.create_app(prefix="/v1")).get(path, headers=KEY).json() == JOB
    )
    undeclared = jobs.create_app(prefix="/v1", discover=False)
    assert TestClient(undeclared).get(path, headers=KEY).status_code == 501


def test_the_command_says_what_it_serves(
    jobs: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    import uvicorn

    command = importlib.import_module("served_jobs._runtime.command")
    served: list[Any] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **more: served.append(more))
    assert command.main(jobs.create_app, jobs.__name__, ["--port", "81"]) == 0
    assert (served[0]["host"], served[0]["port"]) == ("127.0.0.1", 81)
    printed = capsys.readouterr().out
    assert "http://127.0.0.1:81/" in printed
    assert "/fine_tuning/jobs/{fine_tuning_job_id}/events  501, no handler" in printed
    assert "'served_jobs.api'" in printed


def test_the_command_without_uvicorn(
    jobs: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    command = importlib.import_module("served_jobs._runtime.command")
    assert command.main(jobs.create_app, jobs.__name__, []) == 2
    assert "pip install uvicorn" in capsys.readouterr().err


def test_importing_the_server_loads_no_models(out: Path) -> None:
    code = (
        "import sys, served_jobs.server as server; server.create_app(discover=False);"
        "print([m for m in sys.modules if m.startswith("
        "('served_jobs.models.', 'served_jobs.server.validators'))])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=out / "jobs",
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() in ("[]", "['served_jobs.server.validators']")


# The unusual API


def every(unusual: ModuleType, **methods: Any) -> TestClient:
    """A client of handlers that do what is given and are abstract in nothing."""
    base = unusual.ThingsApi
    missing = dict.fromkeys(base.__abstractmethods__)
    service = type("Service", (base,), {**missing, **methods})()
    return TestClient(unusual.create_app(things=service, authenticate=lambda *_: "me"))


def test_a_union_told_apart_by_a_property(unusual: ModuleType) -> None:
    async def keep(self: Any, body: Any, *, context: Any) -> Any:
        return body

    api = every(unusual, put_animal=keep)
    cat = {"kind": "cat", "lives": 9, "young": [{"kind": "dog", "name": "x"}]}
    assert api.put("/animal", json=cat).json() == cat
    bad = api.put(
        "/animal", json={"kind": "dog", "young": [{"kind": "cat", "lives": "9"}]}
    )
    assert [each["pointer"] for each in bad.json()["violations"]] == [
        "/young/0/lives",
        "/name",
    ]


def test_a_file_and_what_goes_with_it(unusual: ModuleType) -> None:
    seen: list[Any] = []

    async def keep(self: Any, body: Any, *, context: Any) -> None:
        seen.append(body)

    api = every(unusual, upload=keep)
    files = {"file": ("a.txt", b"\xff", "text/plain")}
    response = api.post("/files", files=files, data={"size": "1", "tags": ["a", "b"]})
    assert response.status_code == 204
    assert (seen[0].file, seen[0].file.filename) == (b"\xff", "a.txt")
    assert (seen[0].size, seen[0].tags) == (1, ["a", "b"])
    refused = api.post("/files", data={"size": "0"}, files={"other": b""})
    assert [each["pointer"] for each in refused.json()["violations"]] == [
        "/size",
        "/file",
    ]


def test_a_stream_of_events(unusual: ModuleType) -> None:
    models = importlib.import_module("served_unusual.models")

    async def watch(self: Any, *, since: Any, context: Any) -> AsyncIterator[Any]:
        async def events() -> AsyncIterator[Any]:
            yield models.Dog(kind="dog", name=since.isoformat())

        return events()

    api = every(unusual, watch=watch)
    response = api.get("/watch?since=2024-02-29")
    assert response.headers["content-type"] == "text/event-stream"
    assert response.text == 'data: {"kind":"dog","name":"2024-02-29"}\n\n'
    assert api.get("/watch?since=yesterday").status_code == 400


def test_parameters_that_are_objects_and_patterns(unusual: ModuleType) -> None:
    async def find(self: Any, code: str, **given: Any) -> Any:
        given.pop("context")
        return [code, given["filter"].to_dict(), given["ids"], given["order"]]

    api = every(unusual, find=find)
    assert api.get("/find/AB1?filter[size]=3&ids=1|2").json() == [
        "AB1",
        {"size": 3},
        [1, 2],
        ["name"],
    ]
    assert api.get("/find/ab1?filter[size]=0&ids=x").json()["violations"] == [
        {
            "in": "path",
            "name": "code",
            "pointer": "",
            "message": r"must match the pattern ^[A-Z]+[0-9]\Z",
        },
        {
            "in": "query",
            "name": "filter",
            "pointer": "/size",
            "message": "must be 1 or more, found 0",
        },
        {
            "in": "query",
            "name": "ids",
            "pointer": "/0",
            "message": "expected an integer, found the string 'x'",
        },
    ]


def test_optional_security_and_several_schemes(unusual: ModuleType) -> None:
    async def who(self: Any, *, context: Any) -> str:
        return ",".join(sorted(context.credentials))

    api = every(unusual, who=who)
    assert api.get("/who").text == ""
    both = api.get("/who?key=k", headers={"authorization": "Basic YTpi"})
    assert (both.text, both.headers["content-type"]) == (
        "Key,User",
        "text/plain; charset=utf-8",
    )


def test_webhooks_and_callbacks(unusual: ModuleType) -> None:
    seen: list[Any] = []

    class Hooks(unusual.ThingsWebhooks):  # type: ignore[name-defined, misc]
        async def thing_made(self, body: Any, *, context: Any) -> None:
            seen.append(body.name)

    class Callbacks(unusual.Callbacks):  # type: ignore[name-defined, misc]
        async def done(self, body: Any, *, context: Any) -> None:
            seen.append(body)

    app = unusual.create_webhooks_app(things_webhooks=Hooks(), callbacks=Callbacks())
    api = TestClient(app)
    assert api.post("/thing-made", json={"kind": "dog", "name": "x"}).status_code == 204
    assert api.post("/upload/finished", json="ok").status_code == 200
    assert seen == ["x", "ok"]


@pytest.mark.parametrize("name", ["jobs", "unusual"])
def test_type_checkers_agree(out: Path, name: str) -> None:
    mypy = [sys.executable, "-m", "mypy", "--strict", "-p", f"served_{name}"]
    found = subprocess.run(mypy, cwd=out / name, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout
