"""Replies held against the description, where that is asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient
from support.applications import NOTE, client, operation

from runtime.handling import Context, Reply
from runtime.operations import Content, json_content
from runtime.schema import string

JSON = {"200": [json_content(NOTE)]}
TEXT = {"200": [Content("text/plain", "text", string(max_length=3))]}
LINES = {"200": [Content("application/jsonl", "json-lines", NOTE)]}


def answering(value: Any, replies: Any, *, checked: bool, **more: Any) -> TestClient:
    """A client of an operation that answers with a value."""

    async def answer(context: Context[Any]) -> Any:
        return value

    described = replace(operation(replies=replies), **more)
    return client((described, answer), check_replies=checked)


@pytest.mark.parametrize(
    ("value", "replies", "told"),
    [
        ({"text": "", "count": 1.5}, JSON, "/text: must have 1 character or more"),
        ({"count": 1}, JSON, "/text: is required"),
        ("four", TEXT, "must have 3 characters or fewer"),
    ],
)
def test_what_is_not_valid(
    value: Any, replies: Any, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert answering(value, replies, checked=False).get("/things").status_code == 200
    assert answering(value, replies, checked=True).get("/things").status_code == 500
    assert told in caplog.text


def test_what_is_valid() -> None:
    api = answering({"text": "a", "count": 2}, JSON, checked=True)
    assert api.get("/things").json() == {"text": "a", "count": 2}


def test_items_of_a_stream() -> None:
    async def items() -> AsyncIterator[Any]:
        yield {"text": "a"}
        yield {"text": ""}

    api = answering(items(), LINES, checked=True)
    with pytest.raises(ValueError, match="1 character"):
        api.get("/things")


def test_headers_that_must_be_there(caplog: pytest.LogCaptureFixture) -> None:
    needed = {"200": ["x-left"]}
    note = {"text": "a"}
    with_header = Reply(note, headers={"X-Left": "1"})
    for value, status in ((note, 500), (with_header, 200)):
        api = answering(value, JSON, checked=True, needed=needed)
        assert api.get("/things").status_code == status
    assert "the header x-left is missing" in caplog.text
    assert (
        answering(note, JSON, checked=False, needed=needed).get("/things").status_code
        == 200
    )
