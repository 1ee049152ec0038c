"""What handlers answer with: statuses, headers, streams, forms and parts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from support.applications import JSON_TEXT, answering

from runtime.handling import Reply
from runtime.operations import Content
from runtime.schema import anything


def test_status_and_headers_of_a_reply() -> None:
    replies = {"201": [JSON_TEXT], "4XX": [JSON_TEXT], "default": []}
    created = answering(Reply("a", headers={"X-Id": "1"}), replies).get("/things")
    assert (created.status_code, created.json(), created.headers["x-id"]) == (
        201,
        "a",
        "1",
    )
    assert answering("a", replies).get("/things").status_code == 201
    assert answering(Reply("a", 404), replies).get("/things").status_code == 404
    gone = answering(Reply(None, 503), replies).get("/things")
    assert (gone.status_code, gone.content) == (503, b"")


def test_no_content() -> None:
    response = answering(None, {"204": []}).get("/things")
    assert (response.status_code, response.content) == (204, b"")
    assert "content-length" not in response.headers
    assert "content-type" not in response.headers


def test_streams() -> None:
    async def numbers() -> AsyncIterator[int]:
        for each in (1, 2):
            yield each

    def api(kind: str, media_type: str, value: Any) -> Any:
        return answering(value, {"200": [Content(media_type, kind, anything)]}).get(
            "/things"
        )

    lines = api("json-lines", "application/jsonl", numbers())
    assert (lines.headers["content-type"], lines.content) == (
        "application/jsonl",
        b"1\n2\n",
    )
    events = api("event-stream", "text/event-stream", numbers())
    assert events.content == b"data: 1\n\ndata: 2\n\n"
    octets = api("binary", "image/*", b"\x00")
    assert (octets.headers["content-type"], octets.content) == (
        "application/octet-stream",
        b"\x00",
    )

    async def chunks() -> AsyncIterator[bytes]:
        yield b"a"
        yield b"b"

    assert api("binary", "image/png", chunks()).content == b"ab"


def test_forms_and_parts_as_replies() -> None:
    body = {"a": "x y", "b": [1, 2]}
    form = Content("application/x-www-form-urlencoded", "form", anything)
    assert answering(body, {"200": [form]}).get("/things").content == b"a=x+y&b=1&b=2"
    parts = Content("multipart/form-data", "multipart", anything)
    response = answering(body, {"200": [parts]}).get("/things")
    assert response.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="a"\r\n\r\nx y\r\n' in response.content
