"""Streams of a server: what is sent first, what is sent where nothing comes, and who is told of the end."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from typing import Any

import anyio
import pytest
from starlette.testclient import TestClient
from support.applications import answering, application, operation
from support.serving import serving

from runtime import beginning
from runtime.beginning import Begun
from runtime.operations import Content
from runtime.schema import string

EVENTS = Content("text/event-stream", "event-stream", string())
LINES = Content("application/jsonl", "json-lines", string())


async def failing() -> AsyncIterator[str]:
    raise RuntimeError("no first item")
    yield ""


async def breaking() -> AsyncIterator[str]:
    yield "a"
    raise RuntimeError("no second item")


async def events() -> AsyncIterator[str]:
    yield "a"
    yield "b"


@pytest.mark.parametrize("content", [EVENTS, LINES])
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_stream_that_fails_at_once_is_an_error(
    content: Content, backend: Any
) -> None:
    app = answering(failing(), {"200": [content]}).app
    api = TestClient(app, backend=backend)
    answer = api.get("/things")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    wrong = answering([3], {"200": [LINES]}).get("/things")
    assert wrong.status_code == 500


def test_a_stream_that_fails_later_is_cut() -> None:
    with pytest.raises(RuntimeError, match="no second item"):
        answering(breaking(), {"200": [LINES]}).get("/things")


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_events_are_not_kept(backend: Any) -> None:
    app = answering(events(), {"200": [EVENTS]}).app
    answer = TestClient(app, backend=backend).get("/things")
    assert answer.text.count("data:") == 2
    assert answer.headers["cache-control"] == "no-cache"


def test_silence_is_filled_with_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "SILENCE", 0.01)
    monkeypatch.setattr(beginning, "PATIENCE", 0.01)
    go = asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        await go.wait()
        yield b"data: 1\n\n"

    async def run() -> list[bytes]:
        stream = Begun(slow(), filled=True)
        await stream.begin()
        found = [await anext(stream), await anext(stream)]
        go.set()
        return found + [piece async for piece in stream]

    found = asyncio.run(run())
    assert found[:2] == [b":\n\n", b":\n\n"]
    assert found[-1] == b"data: 1\n\n"


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_stream_that_is_not_read_is_closed(backend: str) -> None:
    told = []

    async def pieces() -> AsyncIterator[bytes]:
        try:
            yield b"a"
            yield b"b"
        finally:
            told.append("closed")

    async def main() -> None:
        stream = Begun(pieces(), filled=True)
        await stream.begin()
        await stream.aclose()

    anyio.run(main, backend=backend)
    assert told == ["closed"]


def test_who_makes_events_hears_that_the_caller_has_gone() -> None:
    told = []

    async def endless(context: Any) -> AsyncIterator[str]:
        async def items() -> AsyncIterator[str]:
            try:
                while True:
                    yield "a"
                    await asyncio.sleep(0.01)
            finally:
                told.append("closed")

        return items()

    app = application((operation(replies={"200": [EVENTS]}), endless))
    with serving(app) as url:
        host, _, port = url.removeprefix("http://").partition(":")
        with socket.create_connection((host, int(port))) as caller:
            caller.sendall(b"GET /things HTTP/1.1\r\nhost: a\r\n\r\n")
            got = b""
            while b"data:" not in got:
                got += caller.recv(1000)
        for _ in range(300):
            if told:
                break
            asyncio.run(asyncio.sleep(0.01))
    assert told == ["closed"]
