"""The Python of the documentation runs: handlers are implemented as shown and called as shown."""

from __future__ import annotations

import asyncio
import re
import shlex
import sys
import types
from collections.abc import Iterator
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx2
import pytest
from support.documentation import documentation, read
from support.project import SPEC


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folder = tmp_path_factory.mktemp("examples")
    files = documentation(SPEC, folder, targets=("client", "server", "docs"))
    sys.path.insert(0, str(folder / "out"))
    yield files
    sys.path.remove(str(folder / "out"))
    for name in [
        name
        for name in sys.modules
        if name.partition(".")[0] in ("documented_api", "acme")
    ]:
        del sys.modules[name]


def examples(text: str) -> list[str]:
    """The blocks of Python that are not mere signatures."""
    python = [code for language, code in read(text).code if language == "python"]
    return [code for code in python if not re.match(r"(async )?def ", code)]


def execute(code: str, **names: Any) -> dict[str, Any]:
    scope = {"__name__": "example", **names}
    exec(compile(code, "example", "exec"), scope)
    return scope


@pytest.fixture(scope="module")
def app(files: dict[str, str]) -> Any:
    """The application of the page's service declaration, its handler made of all example implementations."""
    service, judge, replying, *blocks = examples(files["apis/FineTuningApi.md"])
    assert "return replies.CancelFineTuningJob.ok(" in replying
    execute(replying)
    handlers = [
        execute(code)["FineTuning"] for code in blocks if "class FineTuning(" in code
    ]
    assert len(handlers) == 6
    acme = types.ModuleType("acme")
    acme.api = types.ModuleType("acme.api")  # type: ignore[attr-defined]
    acme.api.FineTuning = type("FineTuning", tuple(handlers), {})  # type: ignore[attr-defined]
    acme.api.authenticate = execute(judge)["authenticate"]  # type: ignore[attr-defined]
    sys.modules |= {"acme": acme, "acme.api": acme.api}
    return execute(service)["app"]


def of_reference(html: str, label: str) -> list[str]:
    """The code of the reference under a label, one an operation."""
    pieces = re.findall(
        rf"<summary>{label}</summary><pre[^>]*><code>(.*?)</code></pre>", html, re.S
    )
    return [unescape(piece) for piece in pieces]


@pytest.fixture
def printed(app: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the examples print; their requests go to the application in this process, whatever their address."""

    async def handle(_: object, request: httpx2.Request) -> httpx2.Response:
        response = await answered(app, request)
        content = await response.aread()
        return httpx2.Response(
            response.status_code, headers=response.headers, content=content
        )

    def answer(_: object, request: httpx2.Request) -> httpx2.Response:
        return asyncio.run(handle(_, request))

    monkeypatch.setattr(httpx2.HTTPTransport, "handle_request", answer)
    monkeypatch.setattr(httpx2.AsyncHTTPTransport, "handle_async_request", handle)
    return []


async def answered(app: Any, request: httpx2.Request) -> httpx2.Response:
    """The answer of the application to a request that was meant for the service."""
    service = ("https://api.openai.com/v1/", "http://127.0.0.1:8000/")
    assert str(request.url).startswith(service)
    path = request.url.copy_with(raw_path=request.url.raw_path.removeprefix(b"/v1"))
    content = await request.aread() if request.stream is not None else b""
    sent = httpx2.Request(
        request.method, path, headers=request.headers, content=content
    )
    return await httpx2.ASGITransport(app=app).handle_async_request(sent)


def test_every_example_call_gets_what_the_example_implementation_gives(
    files: dict[str, str], printed: list[Any]
) -> None:
    calls = [
        code
        for code in examples(files["apis/FineTuningApi.md"])
        if "with Client(" in code
    ]
    assert len(calls) == 6
    for code in calls:
        execute(code, print=printed.append)
    kinds = [type(value).__name__ for value in printed]
    assert kinds == [
        *("FineTuningJob", "FineTuningJob", "FineTuningJob", "FineTuningJob"),
        *("FineTuningJobCheckpoint", "FineTuningJobEvent", "FineTuningJobEvent"),
    ]
    assert printed[0].id == "ftjob-queued01"
    assert printed[3].status == "cancelled"


def test_calls_of_the_reference_run_as_well(
    files: dict[str, str], printed: list[Any], app: Any
) -> None:
    for code in of_reference(files["reference.html"], "async"):
        execute(code, print=printed.append)
    assert len(printed) == 7
    commands = of_reference(files["reference.html"], "curl")
    assert len(commands) == 6
    for command in commands:
        response = asyncio.run(answered(app, requested(command)))
        assert response.status_code == 200, command


def requested(command: str) -> httpx2.Request:
    """The request of a curl command."""
    program, *arguments = shlex.split(command.replace("\\\n", ""))
    assert program == "curl"
    headers, body, method, url = {}, None, "", ""
    while arguments:
        match arguments.pop(0):
            case "-X":
                method = arguments.pop(0)
            case "-H":
                name, _, value = arguments.pop(0).partition(": ")
                headers[name] = value
            case "-d":
                body = arguments.pop(0)
            case found:
                url = found
    return httpx2.Request(
        method or ("POST" if body is not None else "GET"),
        url,
        headers=headers,
        content=body,
    )


def test_every_snippet_of_the_clients_page_runs(
    files: dict[str, str],
    printed: list[Any],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    blocks = examples(files["client.md"])
    assert len(blocks) == 15
    monkeypatch.chdir(tmp_path)
    for code in blocks:
        for name in ("BASE_URL", "API_KEY_AUTH"):
            monkeypatch.setenv(f"DOCUMENTED_API_{name}", "")
        if "opentelemetry" in code and not find_spec("opentelemetry"):
            continue
        before = len(printed)
        execute(code, print=lambda *values: printed.append(values))
        assert len(printed) > before


def test_the_readmes_first_steps_run(files: dict[str, str], printed: list[Any]) -> None:
    (code,) = examples(files["README.md"])
    execute(code, print=printed.append)
    assert printed[0].status == "queued"


def test_every_models_example_is_its_json(files: dict[str, str]) -> None:
    import json

    pages = {path: text for path, text in files.items() if path.startswith("models/")}
    assert len(pages) > 10
    for path, text in pages.items():
        code = dict(read(text).code)
        value = execute(code["python"])["value"]
        assert type(value).__name__ == Path(path).stem
        assert value.to_dict() == json.loads(code["json"])
