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

from runtime.handling import Context, Reply
from runtime.problems import HTTPError


def test_nobody_handles_it() -> None:
    response = client((operation(), None)).get("/things")
    assert problem(response)["detail"] == "nothing handles doIt yet"
    assert response.status_code == 501


def test_who_may_not_call_is_not_told_what_is_handled() -> None:
    asking = operation(security=({"key": []},))
    api = client((asking, None), authenticate=lambda *credential: None)
    assert api.get("/things", headers={"x-key": "wrong"}).status_code == 401
    assert client((asking, None)).get("/things").status_code == 501


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
    def render(error: HTTPError, context: Context | None) -> Reply[Any] | None:
        return None if error.status == 500 else Reply({"error": {"code": error.status}})

    api = answering(ValueError(), ANY, render_error=render)
    assert api.get("/none").json() == {"error": {"code": 404}}
    assert api.get("/none").headers["content-type"] == "application/json"
    assert problem(api.get("/things"))["status"] == 500


class Gone(LookupError):
    """An error of one's own."""


@pytest.mark.parametrize(
    ("errors", "status", "detail"),
    [
        ({Gone: 404}, 404, None),
        ({LookupError: 404}, 404, None),
        ({Gone: lambda error: HTTPError(410, f"no {error}")}, 410, "no job"),
        ({Gone: lambda error: 1 / 0}, 500, None),
        ({KeyError: 404}, 500, None),
    ],
)
def test_what_errors_of_ones_own_mean(
    errors: Any, status: int, detail: str | None
) -> None:
    response = answering(Gone("job"), ANY, errors=errors).get("/things")
    assert response.status_code == status
    assert problem(response).get("detail") == detail


def test_a_request_is_found_again_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    api = answering(ValueError(), ANY)
    response = api.get("/things", headers={"x-request-id": "r-1"})
    assert response.headers["x-request-id"] == "r-1"
    [record] = caplog.records
    assert "request r-1" in record.getMessage()
    assert vars(record)["request_id"] == "r-1" and vars(record)["operation"] == "doIt"
    made = api.get("/things", headers={"x-request-id": "a b"}).headers["x-request-id"]
    assert len(made) == 32 and made in caplog.text


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
