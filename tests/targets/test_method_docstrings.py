"""The docstrings of clients, servers and models: everything once, in whole sentences, and true."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pydoc
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from ftgen import Config, generate

NAME = "told_api"
STATUSES = ("400", "401", "402", "403", "404", "409", "422", "429", "410")
LONG = (
    "Counts the boats of all harbours that are open when it is called, those included "
    "that lie at anchor before them, and tells how many of them can leave with the tide"
)
LISTED = """Sorts the boats, e.g. Anna before Berta. The order is one of these:

- by name, as the harbour master has written it down on the day that the boat came in for the first time
- by length
  of the hull

They come all at once."""


def _operation(name: str, **more: Any) -> dict[str, Any]:
    responses = {
        "200": {"description": "Every boat."},
        **{each: {"description": f"Text {each} is whole. More."} for each in STATUSES},
    }
    return {
        "operationId": name,
        "tags": ["Boats"],
        "responses": responses,
        **more,
    }


DESCRIPTION = {
    "openapi": "3.1.0",
    "info": {"title": "Told", "version": "1"},
    "servers": [{"url": "https://boats.test"}],
    "tags": [{"name": "Boats", "description": "All that floats."}],
    "paths": {
        "/sorted/{harbour}": {
            "get": _operation(
                "sort_boats",
                description=LISTED,
                parameters=[
                    {
                        "name": "harbour",
                        "in": "path",
                        "required": True,
                        "description": "Where they lie.\n\n* north\n* south",
                        "schema": {"type": "string"},
                    },
                    {
                        "name": "most",
                        "in": "query",
                        "description": "How many",
                        "schema": {"type": "integer", "default": 7},
                    },
                ],
            )
        },
        "/counted": {
            "get": _operation(
                "count_boats", summary=LONG, description=f"{LONG}. Ask once."
            ),
            "post": _operation(
                "add_boat",
                summary="Add a boat",
                description="Add a boat",
                requestBody={
                    "required": True,
                    "description": "The boat that comes.",
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Boat"}
                        }
                    },
                },
            ),
        },
    },
    "components": {
        "schemas": {
            "Boat": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "description": "What it is called."},
                    "hull": {
                        "type": "object",
                        "properties": {"length": {"type": "integer"}},
                    },
                },
            },
        }
    },
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("told")
    (out / "api.json").write_text(json.dumps(DESCRIPTION), "utf-8")
    config = Config(
        spec=str(out / "api.json"),
        targets=("client", "server"),
        out=str(out),
        package=NAME,
    )
    result = generate(config)
    assert result.status == "ok", result.diagnostics
    return out


@pytest.fixture(scope="module")
def package(out: Path) -> Iterator[ModuleType]:
    sys.path.insert(0, str(out))
    yield importlib.import_module(NAME)
    sys.path.remove(str(out))


@pytest.fixture(scope="module")
def client(package: ModuleType) -> ModuleType:
    return importlib.import_module(f"{package.__name__}.client")


def told(owner: Any, method: str) -> str:
    return inspect.getdoc(getattr(owner, method)) or ""


def section(text: str, title: str) -> str:
    found = re.search(rf"^{title}:\n((?:    .*\n?|\n)+)", text, re.MULTILINE)
    return found[1] if found else ""


def test_a_first_sentence_that_is_the_summary_stands_once(client: ModuleType) -> None:
    text = told(client.BoatsClient, "sort_boats")
    head, *rest = text.split("\n\n")
    assert head == "Sorts the boats, e.g. Anna before Berta."
    assert rest[0] == "The order is one of these:"
    assert told(client.BoatsClient, "add_boat").count("Add a boat") == 1
    assert " ".join(told(client.BoatsClient, "count_boats").split()).count(LONG) == 1


def test_everything_is_as_wide_as_lines_are(out: Path) -> None:
    paths = [
        path for path in (out / NAME).rglob("*.py") if path.parent.name != "_runtime"
    ]
    for path in paths:
        if path.match("server/__init__.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                text = ast.get_docstring(node, clean=False) or ""
                assert all(len(line) <= 88 for line in text.split("\n")), path


def test_items_of_lists_are_folded_below_their_text(client: ModuleType) -> None:
    text = told(client.BoatsClient, "sort_boats")
    assert "\n  boat came in for the first time\n- by length of the hull\n" in text


def test_arguments_are_told_with_their_defaults(client: ModuleType) -> None:
    text = section(told(client.BoatsClient, "sort_boats"), "Args")
    assert "harbour: Where they lie.\n\n        * north\n        * south\n" in text
    assert "most: How many. The service's default is 7.\n" in text
    assert section(told(client.BoatsClient, "sort_boats"), "Returns") == (
        "    Every boat.\n\n"
    )


def test_servers_tell_the_same(package: ModuleType) -> None:
    server = importlib.import_module(f"{package.__name__}.server")
    text = told(server.BoatsApi, "sort_boats")
    assert "most: How many. Its default is 7.\n" in section(text, "Args")
    assert section(text, "Returns") == "    Every boat.\n\n"
    failures = " ".join(section(text, "Raises").split())
    assert all(f"{each}: Text {each} is whole." in failures for each in STATUSES)
    added = told(server.BoatsApi, "add_boat")
    assert section(added, "Args") == "    body: The boat that comes.\n\n"


@pytest.mark.parametrize("status", STATUSES)
def test_the_errors_that_are_told_are_those_that_are_raised(
    package: ModuleType, client: ModuleType, status: str
) -> None:
    wire = httpx2.MockTransport(lambda request: httpx2.Response(int(status)))
    with package.Client(http_client=httpx2.Client(transport=wire), retries=0) as opened:
        with pytest.raises(package.ApiError) as caught:
            opened.boats.count_boats()
        raises = section(told(client.BoatsClient, "count_boats"), "Raises")
        entries = dict(
            re.findall(r"^    (\w+): ((?:.+\n?)(?:        .+\n?)*)", raises, re.M)
        )
        assert (
            f"{status}: Text {status} is whole." in entries[type(caught.value).__name__]
        )


def test_help_tells_the_properties_of_a_model(package: ModuleType) -> None:
    text = pydoc.render_doc(package.models.Boat, renderer=pydoc.plaintext)
    assert re.search(r"\|  name\n \|      What it is called\.", text)
    assert inspect.getdoc(package.models.Boat.name) == "What it is called."


def test_a_model_without_a_text_tells_who_has_it(package: ModuleType) -> None:
    assert package.models.Boat.__doc__ == "What ``add_boat`` takes."
    assert package.models.BoatHull.__doc__ == "What ``Boat.hull`` holds."


def test_classes_of_groups_are_public(client: ModuleType) -> None:
    assert {"BoatsClient", "AsyncBoatsClient"} <= set(client.__all__)
    with client.Client() as opened:
        assert type(opened.boats) is client.BoatsClient


def test_sections_are_as_googles_style_has_them(out: Path) -> None:
    rules = "D207,D208,D214,D215,D300,D405,D406,D407,D410,D411,D412,D414,D415,D416"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "ruff", "check", "--isolated", "--ignore-noqa"),
            *("--config", "lint.pydocstyle.convention='google'", "--select", rules),
            *("--ignore", "D407,D415", str(out / NAME / "client")),
            *(str(out / NAME / "server" / "boats.py"), str(out / NAME / "models")),
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
