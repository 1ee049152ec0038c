"""What comes of streams that break, lie or report errors: the client and the openai SDK side by side."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Sequence
from typing import Any

import openai
import pytest
from support.colours import COLOURS, streamed
from support.outcomes import SDK
from support.peer import CLOSE, END, RESET, Step, answer, chunked, peer
from support.transports import events

from runtime import streaming
from runtime.requests import RequestOptions
from runtime.schema import mapping
from runtime.settings import Limits

pytestmark = pytest.mark.usefixtures("impatient")
Script = Sequence[Step]
ITEM = '{"id": "c", "choices": []}'
EVENT = f"data: {ITEM}\n\n"
TYPE = "text/event-stream"
QUICKLY = RequestOptions(timeout=0.4)


def told(items: list[Any], requests: int) -> str:
    """How many items came, and which error then; more than one request is said."""
    *found, last = items or [None]
    if not isinstance(last, Exception):
        return f"{len(items)}" + (f" ×{requests}" if requests > 1 else "")
    package = type(last).__module__.partition(".")[0]
    name = type(last).__name__
    named = name if package in ("runtime", "openai") else f"{package}.{name}"
    return f"{len(found)}, {named}" + (f" ×{requests}" if requests > 1 else "")


def ours(colour: str, url: str, media_type: str = TYPE) -> list[Any]:
    """The items of a stream, and the error that ended it."""
    request = events()
    request.method = "POST"
    if media_type != TYPE:
        request.stream_accept = media_type
        request.items = streaming.JsonLinesReader.of(mapping())
    return streamed(colour, url, request, QUICKLY, limits=Limits(event=5000))


def theirs(caller: str, url: str) -> list[Any]:
    """The same by the SDK."""
    given: dict[str, Any] = {"api_key": "k", "base_url": url, "timeout": 0.4}
    asked: dict[str, Any] = {"model": "m", "messages": [], "stream": True}
    items: list[Any] = []
    if caller == "SDK":
        try:
            with openai.OpenAI(**given) as client:
                items.extend(client.chat.completions.create(**asked))
        except Exception as error:
            items.append(error)
        return items

    async def run() -> None:
        try:
            async with openai.AsyncOpenAI(**given) as client:
                async for item in await client.chat.completions.create(**asked):
                    items.append(item)
        except Exception as error:
            items.append(error)

    asyncio.run(run())
    return items


def packed(body: bytes) -> Script:
    """An answer that says that it is gzip."""
    return [answer(body, 200, TYPE, "content-encoding: gzip")]


WHOLE = gzip.compress(EVENT.encode())
PLAIN = f"HTTP/1.1 200 X\r\ncontent-length: {len(EVENT)}\r\n\r\n{EVENT}".encode()
MIXED = '\ufeff: hi\r\ndata: {\rdata: "id": "c",\r\ndata: "choices": []}\n\n'
STREAMS: dict[str, tuple[Script, str, str]] = {
    "two events": ([*chunked(EVENT, EVENT), END], "2", "2"),
    "all ends of lines": (
        [*chunked(MIXED, EVENT.replace("\n", "\r")), END],
        "2",
        "2",
    ),
    "reset": ([*chunked(EVENT), RESET], "1, TransportError", "1, APIConnectionError"),
    "closed": ([*chunked(EVENT), CLOSE], "1, TransportError", "1, APIConnectionError"),
    "silence": (
        [*chunked(EVENT), 1.0],
        "1, TransportTimeoutError",
        "1, APITimeoutError",
    ),
    "[DONE], kept open": ([*chunked(EVENT, "data: [DONE]\n\n"), 1.0], "1", "1"),
    "data after [DONE]": ([*chunked(EVENT, "data: [DONE]\n\n", EVENT), END], "1", "1"),
    "event of an error": (
        [*chunked(EVENT, 'event: error\ndata: {"message": "m"}\n\n'), END],
        "1, StreamError",
        "2",
    ),
    "error for data": (
        [*chunked(EVENT, 'data: {"error": {"message": "m"}}\n\n'), END],
        "1, StreamError",
        "1, APIError",
    ),
    "ping": ([*chunked("event: ping\ndata: 1\n\n", EVENT), END], "1", "2"),
    "no JSON": (
        [*chunked(EVENT, "data: {\n\n", EVENT), END],
        "1, InvalidResponseError",
        "1, json.JSONDecodeError",
    ),
    "an item of another kind": (
        [*chunked(EVENT, "data: 12\n\n", EVENT), END],
        "1, InvalidResponseError",
        "3",
    ),
    "no last empty line": ([*chunked(EVENT, EVENT.rstrip()), END], "1", "1"),
    "no UTF-8": (
        [answer(EVENT.encode().replace(b'"c"', b'"\xff"'), 200, TYPE)],
        "1",
        "0, builtins.UnicodeDecodeError",
    ),
    "JSON": ([answer(ITEM)], "0, InvalidResponseError", "0"),
    "HTML": ([answer("<html>", 200, "text/html")], "0, InvalidResponseError", "0"),
    "no media type": ([PLAIN], "1", "1"),
    "204": ([answer("", 204)], "0", "0"),
    "another case, a charset": (
        [answer(EVENT, 200, "Text/Event-Stream; Charset=UTF-8")],
        "1",
        "1",
    ),
    "500, reset": ([answer(b"{", 500, length=9), RESET], "0, TransportError", "1 ×2"),
    "400, silence": (
        [answer(b"{", 400, length=9), 1.0],
        "0, TransportTimeoutError",
        "0, httpx2.ReadTimeout",
    ),
    "400": ([answer("{}", 400)], "0, BadRequestError", "0, BadRequestError"),
    "gzip": (packed(WHOLE), "1", "1"),
    "gzip, corrupt": (
        packed(b"nonsense"),
        "0, TransportError",
        "0, APIConnectionError",
    ),
    "gzip, cut": (packed(WHOLE[:-9]), "1, TransportError", "1"),
    "too large": (
        [*chunked(EVENT, f"data: {'a' * 9000}"), END],
        "1, ResponseTooLargeError",
        "1",
    ),
}
"""Streams of events, and what comes of them: ours, and the SDK's."""


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_gives_its_items_and_says_how_it_ended(name: str) -> None:
    script, expected, other = STREAMS[name]
    good = [*chunked(EVENT), END]
    for callers, read, told_of in ((COLOURS, ours, expected), (SDK, theirs, other)):
        for caller in callers:
            with peer(script, good) as there:
                items = read(caller, there.url)
                assert told(items, len(there.requests)) == told_of, caller


def lines(*texts: str) -> list[Step]:
    """An answer of JSON lines in chunks, without its end."""
    return chunked(*texts, content_type="application/jsonl")


LINE = f"{ITEM}\n"
LINES: dict[str, tuple[Script, str]] = {
    "two lines": ([*lines(LINE, LINE), END], "2"),
    "no last line break": ([*lines(LINE, ITEM), END], "2"),
    "mark of the byte order": ([*lines("\ufeff" + LINE), END], "1"),
    "no JSON": ([*lines(LINE, "{\n", LINE), END], "1, InvalidResponseError"),
    "reset": ([*lines(LINE, ITEM[:9]), RESET], "1, TransportError"),
    "cut in an object": ([*lines(LINE, ITEM[:9]), END], "1, InvalidResponseError"),
    "cut in a number": ([*lines(LINE, "12"), END], "1, InvalidResponseError"),
    "HTML": ([answer("<html>", 200, "text/html")], "0, InvalidResponseError"),
    "an error": ([answer('{"error": {"message": "m"}}')], "0, StreamError"),
    "too large": ([*lines(LINE, "1" * 9000), END], "1, ResponseTooLargeError"),
}
"""Streams of JSON lines, which the SDK does not know."""


@pytest.mark.parametrize("name", LINES)
def test_lines_are_a_stream_as_events_are(name: str) -> None:
    script, expected = LINES[name]
    for colour in COLOURS:
        with peer(script) as there:
            items = ours(colour, there.url, "application/jsonl")
            assert told(items, len(there.requests)) == expected, colour
