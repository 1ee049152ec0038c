"""Which statuses are tried again, over raw sockets, with the openai SDK side by side."""

from __future__ import annotations

from typing import Any

import openai
import openai._base_client
import pytest
from support.colours import COLOURS, sent
from support.peer import answer, peer
from support.transports import get

from runtime import bodies
from runtime.errors import InvalidResponseError
from runtime.requests import Response

GOOD = answer('{"a": 1}')
NEVER = (400, 401, 403, 404, 405, 410, 413, 418, 422, 423, 428, 431, 451)
ALWAYS = (408, 429)
SAFE = (500, 502, 503, 504, 507, 508, 511, 520, 522, 524, 529, 530, 599)
DECIDED = {
    409: ((1, 1), (2, 2)),  # a conflict stays one, and what has caused it may be us
    425: ((2, 2), (1, 1)),  # too early: nothing was done (RFC 8470 §5.2)
    501: ((1, 1), (2, 2)),  # what is not there does not come
    505: ((1, 1), (2, 2)),
    **dict.fromkeys(SAFE, ((2, 1), (2, 2))),  # a POST may have been done
}
"""Where the SDK does otherwise: the tries of GET and POST, ours and the SDK's."""
TRIES = {
    **dict.fromkeys(NEVER, ((1, 1), (1, 1))),
    **dict.fromkeys(ALWAYS, ((2, 2), (2, 2))),
    **DECIDED,
}
HEADERS: dict[str, tuple[int, str, tuple[int, int]]] = {
    "milliseconds": (429, "retry-after-ms: 1", (2, 2)),
    "seconds of a 503": (503, "retry-after: 0", (2, 2)),
    "should not": (429, "x-should-retry: false", (1, 1)),
    "should": (500, "x-should-retry: true", (2, 2)),
    "should, whatever it is": (404, "x-should-retry: true", (2, 2)),
    "no date": (429, "retry-after: Fri, 31 Dec 1000000000000 23:59:59 GMT", (2, 2)),
    "the past": (429, "retry-after: -5", (2, 2)),
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the SDK wait for nothing."""
    monkeypatch.setattr(openai._base_client, "INITIAL_RETRY_DELAY", 0.0)
    monkeypatch.setattr(openai._base_client, "MAX_RETRY_DELAY", 0.0)


def tries(colour: str, method: str, refusal: bytes) -> int:
    """How many requests come where the first is refused and the second answered."""
    with peer(refusal, GOOD) as there:
        if colour == "SDK":
            _by_sdk(there.url, method)
        else:
            body = bodies.json({}) if method == "POST" else None
            result = sent(colour, there.url, get(method=method, body=body))
            assert isinstance(result, Response) == (len(there.requests) == 2)
        return len(there.requests)


def _by_sdk(url: str, method: str) -> Any:
    with openai.OpenAI(api_key="k", base_url=url, max_retries=2) as client:
        send = client.get if method == "GET" else client.post
        try:
            return send("/jobs", cast_to=object)
        except openai.APIStatusError as error:
            return error


@pytest.mark.parametrize("status", TRIES)
def test_what_is_tried_again(status: int) -> None:
    ours, theirs = TRIES[status]
    refusal = answer("{}", status)
    for colour in COLOURS[:2]:
        found = tuple(tries(colour, method, refusal) for method in ("GET", "POST"))
        assert found == ours
    assert tuple(tries("SDK", each, refusal) for each in ("GET", "POST")) == theirs


@pytest.mark.parametrize("name", HEADERS)
def test_what_the_service_says_counts(name: str) -> None:
    status, header, expected = HEADERS[name]
    refusal = answer("{}", status, "application/json", header)
    for colour in (*COLOURS[:2], "SDK"):
        found = tuple(tries(colour, method, refusal) for method in ("GET", "POST"))
        assert found == expected


@pytest.mark.parametrize("colour", COLOURS[:2])
@pytest.mark.parametrize(
    "body",
    [
        *("<html>", '{"a": ', "", '{"a": NaN}', '{"a": 1e999}', "[" * 100_000),
        '{"a": ' + "1" * 5000 + "}",
    ],
    ids=["HTML", "cut", "empty", "NaN", "overflow", "deep", "long"],
)
def test_what_is_no_json_is_an_error_of_its_own(colour: str, body: str) -> None:
    content_type = "text/html" if body == "<html>" else "application/json"
    with peer(answer(body, 200, content_type)) as there:
        error = sent(colour, there.url, get())
        assert type(error) is InvalidResponseError
        assert (error.status, error.content, len(there.requests)) == (
            200,
            body.encode(),
            1,
        )


@pytest.mark.parametrize("colour", COLOURS[:2])
def test_a_mark_of_the_byte_order_is_passed_over(colour: str) -> None:
    with peer(answer("\ufeff" + '{"a": 1}')) as there:
        assert sent(colour, there.url, get()).body == {"a": 1}
