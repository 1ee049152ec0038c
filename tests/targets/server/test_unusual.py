"""The server of a description with everything that is less usual."""

from __future__ import annotations

import importlib
from collections.abc import AsyncIterator
from types import ModuleType
from typing import Any

from starlette.testclient import TestClient
from targets.server.conftest import every


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
