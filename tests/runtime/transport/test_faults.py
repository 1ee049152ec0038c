"""What comes of faults of the network and of servers, over raw sockets: the same in every colour."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from typing import Any

import pytest
from support.colours import COLOURS, sent, streamed
from support.peer import BROKEN, CLOSE, END, RESET, Step, answer, chunked, peer
from support.transports import events, get

from runtime import bodies
from runtime.errors import (
    ClientError,
    DeadlineExceededError,
    InvalidRequestError,
    InvalidResponseError,
    RedirectionError,
    ResponseTooLargeError,
    ServerError,
    StreamError,
    TransportError,
    TransportTimeoutError,
)
from runtime.requests import RequestOptions
from runtime.settings import Limits

GOOD = answer('{"a": 1}')
QUICKLY = RequestOptions(timeout=0.4)


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("fault", BROKEN.values(), ids=BROKEN)
def test_a_fault_is_tried_again_where_that_does_no_harm(
    colour: str, fault: Sequence[Step]
) -> None:
    with peer(fault, GOOD) as there:
        assert sent(colour, there.url, get()).body == {"a": 1}
        assert len(there.requests) == 2
    with peer(fault, GOOD) as there:
        error = sent(colour, there.url, get(method="POST", body=bodies.json(1)))
        assert (type(error), error.sent, len(there.requests)) == (
            TransportError,
            True,
            1,
        )
        assert str(error).startswith(f"POST {there.url}/jobs failed: ")
        assert not str(error).endswith("failed: ")


@pytest.mark.parametrize("colour", COLOURS)
def test_silence_is_a_time_out(colour: str) -> None:
    with peer([1.0, GOOD], GOOD) as there:
        assert sent(colour, there.url, get(), QUICKLY).body == {"a": 1}
    with peer([answer(b"{", length=9), 1.0]) as there:
        error = sent(colour, there.url, get(method="POST"), QUICKLY)
        assert (type(error), error.sent) == (TransportTimeoutError, True)


@pytest.mark.parametrize("colour", COLOURS)
def test_a_deadline_bounds_all_of_a_call(colour: str) -> None:
    drip: list[Step] = [answer(b"", length=40)]
    for _ in range(20):
        drip += [b" ", 0.2]
    for script in (drip, [5.0], answer(b"", 503, "text/plain", "retry-after: 9")):
        with peer(script) as there:
            error = sent(colour, there.url, get(), RequestOptions(deadline=0.5))
            expected = (
                ServerError if isinstance(script, bytes) else DeadlineExceededError
            )
            assert type(error) is expected
            assert len(there.requests) == 1
    with peer([0.3, GOOD]) as there:
        error = sent(colour, there.url, get(), deadline=0.1)
        assert type(error) is DeadlineExceededError
        answered = sent(
            colour, there.url, get(), RequestOptions(deadline=None), deadline=0.1
        )
        assert answered.body == {"a": 1}


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize(
    "base_url",
    [
        f"http://{'a' * 70}.example",
        "http://a..b",
        "http://a b",
        "localhost:8000",
        "api.example.com/v1",
        "/v1",
        "ftp://127.0.0.1",
        "http://127.0.0.1:99999",
        "http://[::1",
        "http://h/\n",
        "http://h/#a",
        "http://user:s3cret@h",
        "http://user:s3/cret@h:x",
        "http://",
        " ",
        "",
    ],
)
def test_what_is_no_address_is_refused_at_once(colour: str, base_url: str) -> None:
    error = sent(colour, base_url, get(method="POST"))
    assert type(error) is InvalidRequestError
    assert "s3" not in str(error)
    with peer(GOOD) as there:
        option = RequestOptions(base_url=base_url)
        assert type(sent(colour, there.url, get(), option)) is InvalidRequestError
        assert there.requests == []


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize(
    "headers", [{"x-a": "s3cret\r\nx: y"}, {"x a": "s3cret"}, {"x-a": "s3cret\0"}]
)
def test_what_is_no_header_is_refused_at_once(
    colour: str, headers: dict[str, str]
) -> None:
    with peer(GOOD) as there:
        error = sent(colour, there.url, get(), RequestOptions(headers=headers))
        assert type(error) is InvalidRequestError
        assert "s3cret" not in str(error)
        assert there.requests == []


@pytest.mark.parametrize("colour", COLOURS)
def test_an_answer_is_taken_whole_and_bounded(colour: str) -> None:
    octets = gzip.compress(b"a" * 3000)
    limits = Limits(answer=10_000)
    bomb = gzip.compress(b"a" * 50_000_000)
    for body, error in ((octets[:-12], TransportError), (bomb, ResponseTooLargeError)):
        text = answer(body, 200, "text/plain", "content-encoding: gzip")
        with peer(text) as there:
            assert type(sent(colour, there.url, get(), limits=limits)) is error
    two = answer(octets + octets, 200, "text/plain", "content-encoding: gzip")
    with peer(two) as there:
        answered = sent(
            colour, there.url, get(success={200: lambda octets, *_: octets})
        )
        assert answered.body == b"a" * 6000


@pytest.mark.parametrize("colour", COLOURS)
def test_redirections_leave_nothing_elsewhere(colour: str) -> None:
    with peer(GOOD) as elsewhere:
        moved = answer(b"", 307, "text/plain", f"location: {elsewhere.url}/x")
        with peer(moved) as here:
            request = get(method="POST", body=bodies.json(1))
            assert type(sent(colour, here.url, request)) is RedirectionError
            assert elsewhere.requests == []


ITEM = 'data: {"n": 1}\n\n'
STREAMS: dict[str, tuple[Sequence[Step], list[Any], type[ClientError] | None]] = {
    "ends": ([*chunked(ITEM), END], [{"n": 1}], None),
    "reset": ([*chunked(ITEM), RESET], [{"n": 1}], TransportError),
    "closed": ([*chunked(ITEM), CLOSE], [{"n": 1}], TransportError),
    "stalls": ([*chunked(ITEM), 1.0], [{"n": 1}], TransportTimeoutError),
    "done, kept open": (
        [*chunked(ITEM, "data: [DONE]\n\n", ITEM), 1.0],
        [{"n": 1}],
        None,
    ),
    "error event": (
        [*chunked(ITEM, 'event: error\ndata: {"message": "m"}\n\n'), END],
        [{"n": 1}],
        StreamError,
    ),
    "error object": (
        [*chunked(ITEM, 'data: {"error": {"message": "m"}}\n\n'), END],
        [{"n": 1}],
        StreamError,
    ),
    "no JSON": ([*chunked(ITEM, "data: {\n\n"), END], [{"n": 1}], InvalidResponseError),
    "too large": (
        [*chunked(ITEM, "data: " + "a" * 3000), END],
        [{"n": 1}],
        ResponseTooLargeError,
    ),
    "ping": ([*chunked("event: ping\ndata: 1\n\n", ITEM), END], [{"n": 1}], None),
    "HTML": ([answer("<html>", 200, "text/html")], [], InvalidResponseError),
    "error, cut short": ([answer(b"{", 400, length=9), RESET], [], TransportError),
    "error, stalls": ([answer(b"{", 400, length=9), 1.0], [], TransportTimeoutError),
}


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("name", STREAMS)
def test_streams_end_as_they_should(colour: str, name: str) -> None:
    script, items, error = STREAMS[name]
    request = events()
    request.method = "POST"
    limits = Limits(event=1000)
    with peer(script) as there:
        found = streamed(colour, there.url, request, QUICKLY, limits=limits)
        assert found[: len(items)] == items
        assert [type(each) for each in found[len(items) :]] == (
            [error] if error else []
        )
        assert len(there.requests) == 1


def test_the_error_of_a_stream_is_decoded() -> None:
    script = [*chunked('event: error\ndata: {"message": "overloaded"}\n\n'), END]
    with peer(script) as there:
        (error,) = streamed("sync", there.url, events())
        assert (error.status, error.body) == (200, {"message": "overloaded"})
        assert "overloaded" in str(error)
