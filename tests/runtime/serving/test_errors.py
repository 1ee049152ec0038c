"""What goes wrong on the way to a reply, and how the caller and the log learn of it."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from starlette.exceptions import HTTPException
from support.applications import (
    ANY,
    JSON_TEXT,
    answering,
    client,
    echo,
    operation,
    problem,
)

from runtime.handling import Reply
from runtime.problems import HTTPError


def test_nobody_handles_it() -> None:
    response = client((operation(), None)).get("/things")
    assert problem(response)["detail"] == "nothing handles doIt yet"
    assert response.status_code == 501


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (Reply("a", 418), "the status 418 is not documented"),
        (7, "expected a string, found the number 7"),
        (None, "expected a string, found null"),
        (Reply("a", content_type="text/html"), "no reply is of text/html"),
        (Reply("a", headers={"a": "b\r\nc: d"}), "the header a holds a character"),
        (Reply("a", headers={"a\r\nb": "c"}), "is not the name of a header"),
        (Reply("a", headers={"a": "ж"}), "the header a holds a character"),
    ],
    ids=str,
)
def test_replies_that_are_not_documented(
    value: Any, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    response = answering(value, {"200": [JSON_TEXT]}).get("/things")
    assert problem(response) == {
        "type": "about:blank",
        "title": "Internal Server Error",
        "status": 500,
    }
    [record] = caplog.records
    assert record.levelno == logging.ERROR
    assert "doIt" in record.getMessage() and message in record.getMessage()


def test_a_handler_that_fails(caplog: pytest.LogCaptureFixture) -> None:
    response = answering(ValueError("a secret"), ANY).get("/things")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "doIt: the handler failed" in caplog.text and "a secret" in caplog.text


def test_errors_that_handlers_raise() -> None:
    refused = answering(HTTPError(409, "again", headers={"retry-after": "1"}), ANY).get(
        "/things"
    )
    assert problem(refused) == {
        "type": "about:blank",
        "title": "Conflict",
        "status": 409,
        "detail": "again",
    }
    assert refused.headers["retry-after"] == "1"
    replies = {"200": [JSON_TEXT], "404": [JSON_TEXT]}
    documented = answering(HTTPError(404, body="nothing here"), replies).get("/things")
    assert (documented.status_code, documented.json()) == (404, "nothing here")
    foreign = answering(HTTPException(402, "pay"), ANY).get("/things")
    assert problem(foreign)["detail"] == "pay"


def test_errors_in_a_shape_of_ones_own() -> None:
    def render(error: HTTPError) -> Reply[Any] | None:
        return None if error.status == 500 else Reply({"error": {"code": error.status}})

    api = answering(ValueError(), ANY, render_error=render)
    assert api.get("/none").json() == {"error": {"code": 404}}
    assert api.get("/none").headers["content-type"] == "application/json"
    assert problem(api.get("/things"))["status"] == 500


@pytest.mark.parametrize(
    "fields", [{"x": "a\r\nX-Inj: 1"}, {"x-a\nb": "1"}, {"x": "ж"}]
)
def test_headers_of_errors_that_cannot_be_sent(
    fields: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    response = answering(HTTPError(400, headers=fields), ANY).get("/things")
    assert problem(response)["status"] == 500
    assert "x-inj" not in response.headers and "cannot be sent" in caplog.text


def test_problem_documents_are_json(caplog: pytest.LogCaptureFixture) -> None:
    response = client((operation(), echo)).get("/\N{SNOWMAN}")
    assert json.loads(response.content)["status"] == 404
