"""The generated client: what each construct of a description sends and gives back."""

from __future__ import annotations

import asyncio
import datetime as dt
import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from ftgen import Config, generate

SPEC = Path(__file__).with_name("client_api.yaml")
NAME = "everything_client"
KEYS = {"key": "k&", "user": ("u", "p"), "token": lambda: "t"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generated package's folder."""
    out = tmp_path_factory.mktemp("client")
    config = Config(spec=str(SPEC), targets=("client",), out=str(out), package=NAME)
    result = generate(config)
    assert result.status == "ok", result.diagnostics
    return out


@pytest.fixture(scope="module")
def api(folder: Path) -> Iterator[ModuleType]:
    """The generated package."""
    sys.path.insert(0, str(folder))
    yield importlib.import_module(NAME)
    sys.path.remove(str(folder))


class Wire:
    """Keeps what was sent, answers with what it was given."""

    def __init__(self) -> None:
        self.sent: list[httpx2.Request] = []
        self.answers: list[httpx2.Response] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.sent.append(request)
        return self.answers.pop(0) if self.answers else httpx2.Response(204)

    @property
    def target(self) -> str:
        """Path and query of the last request, the API key left out."""
        return (
            self.sent[-1]
            .url.raw_path.decode()
            .removeprefix("/v1")
            .replace("api_key=k%26", "")
            .rstrip("?&")
        )


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def client(api: ModuleType, wire: Wire) -> Any:
    return api.Client(
        **KEYS, http_client=httpx2.Client(transport=httpx2.MockTransport(wire))
    )


def answer(
    value: Any, status: int = 200, content_type: str = "application/json"
) -> httpx2.Response:
    return httpx2.Response(
        status, content=json.dumps(value), headers={"content-type": content_type}
    )


def test_path_parameters(api: ModuleType, client: Any, wire: Wire) -> None:
    color = api.models.Color(r=100, g=200)
    assert client.parameters.paths_simple("a/b ü", [3, 4], color) is None
    assert wire.target == "/simple/a%2Fb%20%C3%BC/3,4/R=100,G=200"
    client.parameters.paths_other(["a", "b"], ["c", "d"], {"e": 1})
    assert wire.target == "/other/.a.b/;matrix=c,d/%7B%22e%22%3A1%7D"
    with pytest.raises(ValueError, match="must not be empty"):
        client.parameters.paths_simple("", [3], color)


def test_query_header_and_cookie_parameters(
    api: ModuleType, client: Any, wire: Wire
) -> None:
    with pytest.warns(DeprecationWarning, match="query is deprecated"):
        client.parameters.query(
            x_trace=["a", "b"],
            a_b="1&2",
            comma=["a", "b,c"],
            space=["a", "b"],
            pipe=["a", "b"],
            deep=api.models.Color(r=1, g=2),
            json=[1, 2],
            raw="a/b:c",
            when=dt.datetime(2024, 1, 2, tzinfo=dt.UTC),
            on=True,
            session="s 1",
            parameters_="p",
            request_="r",
        )
    assert wire.target == (
        "/query?a%26b=1%262&comma=a,b%2Cc&space=a%20b&pipe=a%7Cb&deep%5BR%5D=1&deep%5BG%5D=2&json=%5B1%2C2%5D"
        "&raw=a/b:c&when=2024-01-02T00%3A00%3A00%2B00%3A00&on=true&parameters=p&request=r"
    )
    assert wire.sent[0].headers["X-Trace"] == "a,b"
    assert wire.sent[0].headers["Cookie"] == "session=s%201"


def test_absent_parameters_are_not_sent(client: Any, wire: Wire) -> None:
    with pytest.warns(DeprecationWarning):
        client.parameters.query(x_trace=["a"])
    assert wire.target == "/query"
    assert "cookie" not in wire.sent[0].headers


def test_a_parameter_may_be_the_whole_query(
    api: ModuleType, client: Any, wire: Wire
) -> None:
    client.parameters.whole_query(all=api.models.Color(r=1))
    assert wire.target == "/querystring?R=1"


def test_bodies(api: ModuleType, client: Any, wire: Wire) -> None:
    color = api.models.Color(r=1)
    wire.answers = [answer([{"G": 2}]), answer([])]
    assert client.bodies.list([color]) == [api.models.Color(g=2)]
    assert (wire.sent[-1].content, wire.sent[-1].headers["content-type"]) == (
        b'[{"R":1}]',
        "application/json",
    )
    assert client.bodies.list() == []
    assert (wire.sent[-1].content, "content-type" in wire.sent[-1].headers) == (
        b"",
        False,
    )
    client.bodies.octets(b"\x89PNG")
    assert (wire.sent[-1].content, wire.sent[-1].headers["content-type"]) == (
        b"\x89PNG",
        "image/png",
    )
    client.bodies.lines(each for each in (color, color))
    assert (wire.sent[-1].content, wire.sent[-1].headers["content-type"]) == (
        b'{"R":1}\n{"R":1}\n',
        "application/jsonl",
    )


def test_a_body_of_several_media_types(
    api: ModuleType, client: Any, wire: Wire
) -> None:
    color = api.models.Color(r=1, g=2)
    for keywords, content, content_type in (
        ({}, b'{"R":1,"G":2}', "application/json"),
        (
            {"content_type": "application/x-www-form-urlencoded"},
            b"R=1&G=2",
            "application/x-www-form-urlencoded",
        ),
    ):
        client.bodies.dict(color, **keywords)
        assert (wire.sent[-1].content, wire.sent[-1].headers["content-type"]) == (
            content,
            content_type,
        )
    client.bodies.dict("red", content_type="text/plain")
    assert (wire.sent[-1].content, wire.sent[-1].headers["content-type"]) == (
        b"red",
        "text/plain; charset=utf-8",
    )


def test_form_bodies(api: ModuleType, client: Any, wire: Wire) -> None:
    color = api.models.Color(r=1, g=2)
    client.bodies.form(api.models.FormRequest(created=color, tags=["a", "b"]))
    assert wire.sent[-1].content == b"created%5BR%5D=1&created%5BG%5D=2&tags=a,b"
    file = api.File(b"{}\n", "train.jsonl")
    client.bodies.upload(
        api.models.UploadRequest(file=file, purpose="fine-tune", color=color)
    )
    parts = wire.sent[-1].content.split(b"\r\n--")
    assert (
        b'name="file"; filename="train.jsonl"\r\nContent-Type: application/jsonl\r\n\r\n{}\n'
        in parts[0]
    )
    assert b'name="purpose"\r\n\r\nfine-tune' in parts[1]
    assert (
        b'name="color"\r\nContent-Type: application/json\r\n\r\n{"R":1,"G":2}'
        in parts[2]
    )


def test_answers_of_several_statuses(api: ModuleType, client: Any, wire: Wire) -> None:
    wire.answers = [
        answer({"R": 1}),
        answer({"id": "j"}, 202),
        httpx2.Response(204),
        answer({"id": "gone"}, 404),
        answer({"detail": "x"}, 418, "application/problem+json"),
    ]
    assert client.answers.two() == api.models.Color(r=1)
    assert client.answers.two() == api.models.Job(id="j")
    assert client.answers.two() is None
    with pytest.raises(api.NotFoundError) as caught:
        client.answers.two()
    assert caught.value.body == api.models.Job(id="gone")
    with pytest.raises(api.ApiError) as caught:
        client.answers.two()
    assert (caught.value.status, caught.value.body) == (418, {"detail": "x"})


def test_answers_of_several_kinds(api: ModuleType, client: Any, wire: Wire) -> None:
    wire.answers = [
        answer("all"),
        httpx2.Response(206, content=b"\x00"),
        answer({"R": 1}),
        httpx2.Response(200, text="a,b", headers={"content-type": "text/csv"}),
        httpx2.Response(302, headers={"location": "/there"}),
    ]
    assert client.answers.default_only() == "all"
    assert client.answers.download() == b"\x00"
    assert client.answers.kinds() == api.models.Color(r=1)
    assert wire.sent[-1].headers["accept"] == "application/json, text/csv"
    assert client.answers.kinds() == "a,b"
    assert client.answers.moved() is None
    assert len(wire.sent) == 5


def test_streams(api: ModuleType, client: Any, wire: Wire) -> None:
    job = api.models.Job(id="1")
    wire.answers = [
        answer({"R": 1}),
        httpx2.Response(200, text='data: {"id": "2"}\n\ndata: [DONE]\n\n'),
    ]
    assert client.answers.chat(job) == api.models.Color(r=1)
    assert wire.sent[-1].headers["accept"] == "application/json"
    requests = importlib.import_module(f"{NAME}.client.answers").AnswersRequests
    with client.stream(requests.chat(job)) as stream:
        assert list(stream) == [api.models.Job(id="2")]
    assert wire.sent[-1].headers["accept"] == "text/event-stream"
    wire.answers = [
        httpx2.Response(200, text='{"id": "3"}\n'),
        httpx2.Response(200, text='{"id": "4"}\n'),
    ]
    with client.answers.stream() as stream:
        assert next(stream).id == "3"
    assert client.send(requests.stream()).body == [api.models.Job(id="4")]


def test_forms_are_answers_too(api: ModuleType, client: Any, wire: Wire) -> None:
    forms = importlib.import_module(f"{NAME}._runtime.forms")
    token = api.models.Token(token="12", expires=5, scopes=["a"], fresh=True)
    text = "token=12&expires=5&scopes=a&fresh=true"
    kind = {"content-type": "application/x-www-form-urlencoded"}
    wire.answers = [httpx2.Response(200, text=text, headers=kind)]
    assert client.answers.form_answer() == token
    token.file = b"\xff"
    content_type, content = forms.multipart(token)
    kind = {"content-type": content_type}
    wire.answers = [httpx2.Response(200, content=content, headers=kind)]
    assert client.answers.parts_answer() == token


def test_pages(api: ModuleType, client: Any, wire: Wire) -> None:
    def page(*ids: str, **more: bool) -> httpx2.Response:
        return answer({"data": [{"id": each} for each in ids], **more})

    wire.answers = [page("1", "2", has_more=True), page("3"), page()]
    first = client.sync.list_jobs(page=7)
    assert ([each.id for each in first.items], first.has_next, first.body.has_more) == (
        ["1", "2"],
        True,
        True,
    )
    assert [each.id for each in first] == ["1", "2", "3"]
    assert [str(each.url) for each in wire.sent] == [
        "https://jobs.everything.test/jobs?page=7&api_key=k%26",
        "https://jobs.everything.test/jobs?after=2&page=7&api_key=k%26",
        "https://jobs.everything.test/jobs?after=3&page=7&api_key=k%26",
    ]
    wire.answers = [
        page("1", has_more=False),
        page("1", has_more=True),
        page("1", has_more=True),
    ]
    assert [each.id for each in client.sync.list_jobs()] == ["1"]
    assert [each.id for each in client.sync.list_jobs()] == ["1"]


def test_servers_and_their_variables(api: ModuleType, wire: Wire) -> None:
    http = httpx2.Client(transport=httpx2.MockTransport(wire))
    api.Client(region="us", base="v2", http_client=http).access.none()
    api.Client(base_url="http://127.0.0.1:9/{region}/", http_client=http).access.none()
    assert [str(each.url) for each in wire.sent] == [
        "https://us.everything.test/v2/security/none",
        "http://127.0.0.1:9/eu/security/none",
    ]
    wire.answers = [answer({"data": []})]
    api.Client(**KEYS, base_url="http://127.0.0.1:9", http_client=http).sync.list_jobs()
    assert wire.sent[-1].url.host == "127.0.0.1"


def test_security(api: ModuleType, client: Any, wire: Wire) -> None:
    client.access.both()
    assert (wire.sent[-1].url.query, wire.sent[-1].headers["authorization"]) == (
        b"api_key=k%26",
        "Basic dTpw",
    )
    client.access.optional()
    assert wire.sent[-1].headers["authorization"] == "Bearer t"
    http = httpx2.Client(transport=httpx2.MockTransport(wire))
    anonymous = api.Client(http_client=http)
    anonymous.access.optional()
    anonymous.access.none()
    assert "authorization" not in wire.sent[-1].headers
    with pytest.raises(
        api.MissingCredentialsError, match="key=… and user=… or token=…"
    ):
        anonymous.access.both()
    assert len(wire.sent) == 4


def test_the_asynchronous_client(api: ModuleType, wire: Wire) -> None:
    async def items() -> Any:
        yield api.models.Color(r=5)

    async def run() -> None:
        http = httpx2.AsyncClient(transport=httpx2.MockTransport(wire))
        async with api.AsyncClient(**KEYS, http_client=http) as client:
            wire.answers = [
                answer({"R": 1}),
                answer({"data": [{"id": "1"}]}),
                answer({"data": []}),
            ]
            assert await client.answers.two() == api.models.Color(r=1)
            assert [each.id async for each in await client.sync.list_jobs()] == ["1"]
            wire.answers = [httpx2.Response(200, text='{"id": "3"}\n')]
            async with await client.answers.stream() as stream:
                assert [each.id async for each in stream] == ["3"]
            await client.bodies.lines(items())
            assert wire.sent[-1].content == b'{"R":5}\n'
            with pytest.raises(api.NotFoundError):
                wire.answers = [answer({"id": "x"}, 404)]
                await client.answers.two()

    asyncio.run(run())


def test_importing_costs_next_to_nothing(folder: Path) -> None:
    code = f"""
import sys
import {NAME}
assert not {{"httpx2", "{NAME}.models", "{NAME}.client"}} & sys.modules.keys()
client = {NAME}.Client(base_url="http://127.0.0.1:9")
client.access
assert "{NAME}.client.access" in sys.modules
assert not {{"{NAME}.client.answers", "{NAME}.models.job"}} & sys.modules.keys()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


USAGE = f"""
import asyncio
from typing import assert_type
from {NAME} import AsyncClient, Client, Page, Stream, models
from {NAME}.client.answers import AnswersRequests

with Client(key="k", user=("a", "b"), token=lambda: "t", region="us") as client:
    assert_type(client.answers.two(), models.Color | models.Job | None)
    assert_type(client.bodies.list(), list[models.Color])
    assert_type(client.answers.chat(models.Job(id="1")), models.Color)
    assert_type(client.answers.stream(), Stream[models.Job])
    assert_type(client.sync.list_jobs().items, list[models.Job])
    assert_type(client.send(AnswersRequests.download()).body, bytes)
    for job in client.sync.list_jobs():
        assert_type(job, models.Job)
    with client.stream(AnswersRequests.chat(models.Job(id="1"))) as stream:
        assert_type(next(stream), models.Job)


async def main() -> None:
    async with AsyncClient(key="k") as client:
        assert_type(await client.answers.kinds(), models.Color | str)
        async for job in await client.sync.list_jobs():
            assert_type(job, models.Job)
"""


@pytest.mark.parametrize(
    "checker",
    [
        ["-m", "mypy", "--strict", "--no-incremental", "usage.py", NAME],
        [
            "-m",
            "basedpyright",
            "--level",
            "error",
            "--pythonpath",
            sys.executable,
            "usage.py",
            NAME,
        ],
    ],
    ids=["mypy", "basedpyright"],
)
def test_types_hold(folder: Path, checker: list[str]) -> None:
    (folder / "usage.py").write_text(USAGE)
    done = subprocess.run(
        [sys.executable, *checker], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_relative_server_needs_a_base_url(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = tmp_path / "api.yaml"
    spec.write_text(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: /v1}]\n"
        "paths: {/a: {get: {operationId: a, responses: {'204': {description: D.}}}}}\n"
    )
    config = Config(
        spec=str(spec),
        targets=("client",),
        out=str(tmp_path),
        package="relative_client",
    )
    assert generate(config).status == "ok"
    monkeypatch.syspath_prepend(str(tmp_path))
    relative: Any = importlib.import_module("relative_client")
    make: Callable[..., Any] = relative.Client
    with pytest.raises(TypeError, match="base_url"):
        make()
    assert make(base_url="http://127.0.0.1:9/v1") is not None
