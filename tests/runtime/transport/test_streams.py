"""Answers that are read as they come."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator

import httpx2
import pytest
from support.colours import COLOURS, run_async, settings
from support.peer import END, chunked, peer
from support.transports import Server, client, events, get, ok, streamed

from runtime.async_transport import AsyncTransport
from runtime.errors import ClientError, InvalidResponseError, NotFoundError
from runtime.settings import Limits
from runtime.sync_transport import SyncTransport


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


STREAM = [*chunked('data: {"n": 0}\n\n', 'data: {"n": 1}\n\n'), END]


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Leave circles of references where they are."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("colour", COLOURS[:2])
def test_a_stream_that_is_left_gives_its_connection_back(colour: str) -> None:
    limits = Limits(connections=3)
    with peer(STREAM) as there:
        given = settings(there.url, {"limits": limits, "timeout": 5.0})
        if colour == "sync":
            with SyncTransport(**given) as transport:
                for _ in range(20):
                    for _item in transport.stream(events()):
                        break
            return

        async def run() -> None:
            async with AsyncTransport(**given) as transport:
                for _ in range(20):
                    async for _item in await transport.stream(events()):
                        break
                    await asyncio.sleep(0)

        run_async(colour, run)


def test_what_has_been_read_or_closed_says_so() -> None:
    with peer(STREAM) as there, SyncTransport(**settings(there.url, {})) as transport:
        begun, closed, left = (transport.stream(events()) for _ in range(3))
        assert next(begun) == {"n": 0}
        closed.close()
        with left:
            next(left)
        for use in (begun.read, closed.read, lambda: next(closed), lambda: next(left)):
            with pytest.raises(ClientError, match=r"already|has been closed") as error:
                use()
            assert type(error.value) is ClientError
        whole = transport.stream(events())
        assert (len(list(whole)), list(whole)) == (2, [])
