"""The README of the openai SDK, written for generated packages: it runs, type-checks and is no longer than there."""

from __future__ import annotations

import ast
import importlib.util
import io
import json
import shutil
import sys
import tokenize
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from support.documentation import read
from support.packages import imported
from support.project import ROOT, run
from support.serving import serving

from ftgen import Config, generate

FOLDER = Path(__file__).parent / "readme"
OURS, THEIRS = FOLDER / "ours.py", FOLDER / "theirs.py"
FUNCTIONS = [
    node.name
    for node in ast.parse(THEIRS.read_text("utf-8")).body
    if isinstance(node, ast.FunctionDef)
]
MESSAGE = {"role": "assistant", "content": "Hello."}


class Service:
    """A service in our own words, behind both clients."""

    def __init__(self) -> None:
        self.failures = 0

    async def complete(self, request: Request) -> Response:
        asked = await request.json()
        headers = {"x-request-id": "req-1"}
        self.failures += asked["model"] == "flaky"
        if asked["model"] == "down" or self.failures % 2:
            busy = {"error": {"message": "Busy."}}
            return JSONResponse(busy, 503, {"retry-after": "0"})
        if asked.get("stream"):
            chunks = [
                {"id": "c", "choices": [{"delta": {"content": each}}]}
                for each in ("Hel", "lo.")
            ]
            lines = [f"data: {json.dumps(each)}\n\n" for each in chunks]
            return StreamingResponse(
                iter([*lines, "data: [DONE]\n\n"]), 200, headers, "text/event-stream"
            )
        answer = {
            "id": "c",
            "choices": [{"message": MESSAGE}],
            "extra": 1,
            "system_fingerprint": None,
        }
        return JSONResponse(answer, 200, headers)

    async def jobs(self, request: Request) -> Response:
        after = request.query_params.get("after", "job--1")
        start, limit = int(after[4:]) + 1, int(request.query_params["limit"])
        found = [job(number) for number in range(start, min(start + limit, 5))]
        page = {"object": "list", "data": found, "has_more": start + limit < 5}
        return JSONResponse(page)

    async def job(self, request: Request) -> Response:
        headers = {"x-request-id": "req-2"}
        if request.path_params["id"] == "none":
            error = {"code": "none", "message": "None.", "param": None, "type": "x"}
            return JSONResponse({"error": error}, 404, headers)
        return JSONResponse(job(0), 200, headers)

    async def create_job(self, request: Request) -> Response:
        error = {"code": "none", "message": "None.", "param": None, "type": "x"}
        return JSONResponse({"error": error}, 400)

    async def files(self, request: Request) -> Response:
        async with request.form() as form:
            file: Any = form["file"]
            size = len(await file.read())
            stored = {"id": "f", "filename": file.filename, "bytes": size}
        return JSONResponse(stored)

    async def listed(self, request: Request) -> Response:
        return JSONResponse({"data": [], "has_more": False})

    async def content(self, request: Request) -> Response:
        return Response(b"12345", media_type="application/octet-stream")

    async def foo(self, request: Request) -> Response:
        assert request.headers["authorization"] == "Bearer k"
        asked = await request.json()
        return JSONResponse({}, 200, {"x-foo": json.dumps(asked)})

    def app(self) -> Starlette:
        """The service as an application."""
        return Starlette(
            routes=[
                Route("/chat/completions", self.complete, methods=["POST"]),
                Route("/fine_tuning/jobs", self.jobs),
                Route("/fine_tuning/jobs", self.create_job, methods=["POST"]),
                Route("/fine_tuning/jobs/{id}", self.job),
                Route("/files", self.listed),
                Route("/files", self.files, methods=["POST"]),
                Route("/files/{id}/content", self.content),
                Route("/foo", self.foo, methods=["POST"]),
            ]
        )


def job(number: int) -> dict[str, Any]:
    """A fine-tuning job."""
    return {
        "id": f"job-{number}",
        "object": "fine_tuning.job",
        "created_at": 1,
        "error": None,
        "fine_tuned_model": None,
        "finished_at": None,
        "hyperparameters": {"n_epochs": "auto"},
        "model": "m",
        "organization_id": "o",
        "result_files": [],
        "status": "queued",
        "trained_tokens": None,
        "training_file": "file-1",
        "validation_file": None,
        "seed": 0,
    }


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both generated packages."""
    folder = tmp_path_factory.mktemp("readme")
    config = Config(
        spec=str(FOLDER / "assistant.yaml"),
        out=str(folder),
        targets=("client", "docs"),
    )
    result = generate(config)
    assert result.status == "ok", result.diagnostics
    shutil.copytree(ROOT / "out/fine_tuning_api", folder / "fine_tuning_api")
    shutil.copy(OURS, folder)
    return folder


@pytest.fixture(scope="module")
def scripts(out: Path) -> Iterator[dict[str, ModuleType]]:
    """The snippets of both, imported."""
    with imported(out, "assistant"):
        yield {path.stem: loaded(path) for path in (OURS, THEIRS)}


def loaded(path: Path) -> ModuleType:
    """A file as a module."""
    spec = importlib.util.spec_from_file_location(f"readme_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    """Where the service is and the key for it, for all three packages, and a file to be sent."""
    monkeypatch.chdir(tmp_path)
    Path("input.jsonl").write_text("{}\n")
    for name in ("ASSISTANT", "OPENAI", "FINE_TUNING_API"):
        monkeypatch.setenv(f"{name}_BASE_URL", origin)
    for name in ("ASSISTANT_KEY", "OPENAI_API_KEY", "FINE_TUNING_API_API_KEY_AUTH"):
        monkeypatch.setenv(name, "k")


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    """Where the service is."""
    with serving(Service().app()) as url:
        yield url


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_snippet_finds_what_that_of_the_sdk_finds(
    scripts: dict[str, ModuleType], name: str
) -> None:
    found = getattr(scripts["ours"], name)()
    assert found == getattr(scripts["theirs"], name)()
    assert found not in ("", 0, None)


@pytest.mark.usefixtures("scripts")
def test_every_snippet_of_the_page_on_the_client_runs(
    out: Path, origin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = read((out / "docs" / "client.md").read_text("utf-8"))
    titles = {"Streams", "Downloads", "Uploads", "Pages", "Testing"}
    assert titles <= {text for _, text in page.headings}
    blocks = [code for language, code in page.code if language == "python"]
    assert len(blocks) > 15
    for code in blocks:
        monkeypatch.setenv("ASSISTANT_BASE_URL", origin)
        if "opentelemetry" in code and not find_spec("opentelemetry"):
            continue
        printed: list[Any] = []
        names = {"print": lambda *values, to=printed: to.append(values)}
        exec(code.replace("http://127.0.0.1:8000", origin), {"__name__": "x", **names})
        assert printed


def tokens(path: Path) -> dict[str, int]:
    """How many tokens the functions of a file are long; commas at the end of what black folds are none."""
    text = path.read_text("utf-8")
    found = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef):
            code = ast.get_source_segment(text, node) or ""
            kinds = tokenize.generate_tokens(io.StringIO(code).readline)
            words = [each.string for each in kinds if each.string.strip()]
            ends = sum(pair in ((",", ")"), (",", "]")) for pair in pairwise(words))
            found[node.name] = len(words) - ends
    return found


def test_no_snippet_is_longer_than_that_of_the_sdk() -> None:
    ours, theirs = tokens(OURS), tokens(THEIRS)
    assert list(ours) == list(theirs)
    longer = {name: ours[name] - theirs[name] for name in ours}
    assert {name: by for name, by in longer.items() if by > 0} == {}


@pytest.mark.parametrize(
    "checker", ["mypy", pytest.param("basedpyright", marks=pytest.mark.long)]
)
def test_the_snippets_type_check(out: Path, checker: str) -> None:
    if checker == "mypy":
        done = run("mypy", "--strict", "ours.py", cwd=out)
    else:
        options = ("--level", "error", "--pythonpath", sys.executable)
        done = run("basedpyright", *options, "ours.py", cwd=out)
    assert done.returncode == 0, done.stdout + done.stderr
