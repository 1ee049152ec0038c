"""Answers that are read as they come."""

from __future__ import annotations

from collections.abc import Iterator

import httpx2
import pytest
from support.transports import Server, client, events, get, ok, streamed

from runtime.errors import InvalidResponseError, NotFoundError


def test_a_stream_gives_items_as_they_come() -> None:
    taken: list[int] = []

    def chunks() -> Iterator[bytes]:
        for number in range(3):
            taken.append(number)
            yield b'data: {"n": %d}\n\n' % number

    server = Server(httpx2.Response(200, content=chunks()))
    with client(server).stream(events()) as stream:
        assert next(stream) == {"n": 0}
        assert taken == [0]
        assert list(stream) == [{"n": 1}, {"n": 2}]
    assert server.requests[0].headers["accept"] == "text/event-stream"


def test_a_stream_that_is_not_as_described_says_so() -> None:
    with (
        client(Server(streamed(b"data: 1\n\n")), strict=True).stream(
            events()
        ) as stream,
        pytest.raises(InvalidResponseError, match="expected an object"),
    ):
        next(stream)


def test_json_is_no_stream_of_events() -> None:
    with pytest.raises(
        InvalidResponseError,
        match="answered with application/json, not with text/event-stream",
    ):
        client(Server(ok({"a": 1}))).stream(events())


def test_a_stream_may_be_an_error() -> None:
    with pytest.raises(NotFoundError) as caught:
        client(Server(httpx2.Response(404, json={"e": 1}))).stream(events())
    assert caught.value.body == {"e": 1}


def test_any_answer_can_be_read_bit_by_bit() -> None:
    with client(Server(streamed(b"ab", b"c", content_type="application/x"))).stream(
        get()
    ) as raw:
        assert (raw.status, raw.headers["content-type"]) == (200, "application/x")
        assert list(raw.iter_bytes()) == [b"ab", b"c"]
    with client(Server(streamed(b"ab", b"c"))).stream(get()) as raw:
        assert raw.read() == b"abc"
