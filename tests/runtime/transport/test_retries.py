"""What is tried again, how often, and after which time."""

from __future__ import annotations

import datetime as dt
import random
import time
from email.utils import format_datetime
from typing import Any

import httpx2
import pytest
from support.transports import QUICK, Server, client, get, ok

from runtime import bodies, retries
from runtime.errors import (
    NotFoundError,
    RateLimitError,
    ServerError,
    TransportError,
    TransportTimeoutError,
)
from runtime.exchange import Headers, HttpRequest
from runtime.requests import RequestOptions
from runtime.retries import Retries


def test_failures_are_tried_again_where_that_does_no_harm() -> None:
    busy, broken = httpx2.Response(503), httpx2.Response(502)
    later = httpx2.Response(503, headers={"retry-after": "0"})
    told_to = httpx2.Response(500, headers={"x-should-retry": "true"})
    read_error, refused = httpx2.ReadError("gone"), httpx2.ConnectError("refused")
    for method, answers, tries in (
        ("GET", [busy, broken, ok()], 3),
        ("GET", [read_error, refused, ok()], 3),
        ("POST", [later, httpx2.Response(429), ok()], 3),
        ("POST", [httpx2.Response(408), httpx2.Response(425), ok()], 3),
        ("GET", [httpx2.Response(520), httpx2.Response(599), ok()], 3),
        ("POST", [told_to, ok()], 2),
        ("POST", [refused, ok()], 2),
    ):
        server = Server(*answers)
        client(server).send(get(method=method))
        assert len(server.requests) == tries


@pytest.mark.parametrize(
    ("method", "answers", "error"),
    [
        ("GET", [httpx2.Response(503)] * 3, ServerError),
        ("GET", [httpx2.Response(404)], NotFoundError),
        ("POST", [httpx2.Response(502)], ServerError),
        ("POST", [httpx2.Response(503)], ServerError),
        ("GET", [httpx2.Response(501)], ServerError),
        (
            "GET",
            [httpx2.Response(500, headers={"x-should-retry": "false"})],
            ServerError,
        ),
        ("POST", [httpx2.ReadTimeout("slow")], TransportTimeoutError),
        ("GET", [httpx2.ReadError("gone")] * 3, TransportError),
        ("GET", [httpx2.Response(429, headers={"retry-after": "61"})], RateLimitError),
    ],
)
def test_giving_up(method: str, answers: list[Any], error: type[Exception]) -> None:
    server = Server(*answers)
    with pytest.raises(error):
        client(server).send(get(method=method))
    assert server.answers == []


def test_a_body_that_is_gone_is_not_sent_again() -> None:
    server = Server(httpx2.Response(503))
    with pytest.raises(ServerError):
        client(server).send(get(method="PUT", body=bodies.json_lines(iter([1]))))
    assert len(server.requests) == 1


def test_the_server_says_how_long_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    later = format_datetime(
        dt.datetime.now(dt.UTC) + dt.timedelta(seconds=30), usegmt=True
    )
    server = Server(
        httpx2.Response(429, headers={"retry-after": "7"}),
        httpx2.Response(503, headers={"retry-after": later}),
        ok(),
    )
    client(server).send(get())
    assert 7 <= waited[0] <= 7 + QUICK.first_delay
    assert 28 <= waited[1] <= 31


def test_waiting_grows_and_jitters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(random, "uniform", lambda low, high: (low, high))
    policy, error = Retries(limit=9999), TransportError("x")
    delays: list[Any] = [
        policy.after_error(error, HttpRequest("GET", "", Headers(), attempt=attempt))
        for attempt in (1, 2, 3, 4, 5, 6, 5000)
    ]
    assert delays == [(0, longest) for longest in (0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", 5.0),
        (" 0.5 ", 0.5),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Fri, 31 Dec 1000000000000 23:59:59 GMT", None),
        ("Mon, 01 Jan 0001 00:00:00 +2359", 0.0),
    ],
)
def test_retry_after_is_a_number_or_a_date(text: str, expected: float | None) -> None:
    assert retries.retry_after(text) == expected


def test_one_call_may_have_a_policy_of_its_own() -> None:
    server = Server(httpx2.Response(503), httpx2.Response(503), httpx2.Response(503))
    with pytest.raises(ServerError):
        client(server).send(get(), RequestOptions(retries=0))
    assert len(server.requests) == 1
