"""Sequential media types, cut into chunks at every place."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime import bodies
from runtime.codec import DecodeError
from runtime.notes import Notes
from runtime.schema import anything
from runtime.streaming import (
    EventDataReader,
    EventReader,
    EventTextReader,
    ItemReader,
    JsonLinesReader,
    write_event,
    write_json_line,
    write_json_record,
    write_whole_event,
)
from runtime.uploads import Source


def read(reader: ItemReader[Any], content: bytes, size: int = 0) -> list[Any]:
    size = size or len(content) or 1
    found: list[Any] = []
    for start in range(0, len(content), size):
        found += reader.feed(content[start : start + size])
    return [*found, *reader.end()]


EXAMPLES = [
    (b"data: YHOO\ndata: +2\ndata: 10\n\n", [{"data": "YHOO\n+2\n10"}]),
    (
        b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
        [
            {"id": "1", "data": "first event"},
            {"id": "", "data": "second event"},
            {"data": " third event"},
        ],
    ),
    (b"data\n\ndata\ndata\n\ndata:", [{"data": ""}, {"data": "\n"}]),
    (b"data:test\n\ndata: test\n\n", [{"data": "test"}, {"data": "test"}]),
    (
        b"event: add\r\ndata: 7\r\n\r\nevent: only\r\n\r\n",
        [{"event": "add", "data": "7"}],
    ),
    (b"\xef\xbb\xbfdata: a\r\rdata: b\r\r", [{"data": "a"}, {"data": "b"}]),
    (
        b"retry: 10\nretry: x\nid: a\0b\nother: 1\ndata: z\n\n",
        [{"retry": 10, "data": "z"}],
    ),
    (b"data: caf\xc3\xa9\n\n", [{"data": "café"}]),
    (b"data: cut short\n", []),
]


@pytest.mark.parametrize(("content", "events"), EXAMPLES)
@pytest.mark.parametrize("size", [0, 1, 2, 3, 7])
def test_events_are_read_as_the_standard_says(
    content: bytes, events: list[Any], size: int
) -> None:
    assert read(EventReader(anything, Notes()), content, size) == events


def test_the_data_of_events_is_json_until_the_end_is_told() -> None:
    content = b'data: {"a": 1}\n\nevent: ping\n\ndata: 2\n\ndata: [DONE]\n\n'
    assert read(EventDataReader(anything, Notes()), content) == [{"a": 1}, 2]
    assert read(EventTextReader(anything, Notes()), content)[-1] == "[DONE]"
    with pytest.raises(DecodeError):
        read(EventDataReader(anything, Notes()), b"data: {\n\n")


@pytest.mark.parametrize("size", [0, 1, 5])
def test_json_lines_and_sequences_are_read(size: int) -> None:
    assert read(JsonLinesReader(anything, Notes()), b'{"a":1}\r\n\n[2]\n3', size) == [
        {"a": 1},
        [2],
        3,
    ]
    assert read(JsonLinesReader(anything, Notes()), b'\x1e{"a":1}\n\x1e2\n', size) == [
        {"a": 1},
        2,
    ]


@given(
    st.lists(st.dictionaries(st.text(max_size=3), st.text(max_size=6))),
    st.integers(1, 9),
)
def test_what_is_written_is_read(items: list[Any], size: int) -> None:
    for write, reader in (
        (write_event, EventDataReader(anything, Notes())),
        (write_json_line, JsonLinesReader(anything, Notes())),
        (write_json_record, JsonLinesReader(anything, Notes())),
    ):
        assert read(reader, b"".join(map(write, items)), size) == items


def test_whole_events_are_written() -> None:
    assert (
        write_whole_event({"event": "add", "data": "1\n2", "id": None})
        == b"event: add\ndata: 1\ndata: 2\n\n"
    )


def test_bodies_are_written_while_their_items_come() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(3):
            taken.append(number)
            yield number

    body = bodies.json_lines(items())
    assert isinstance(body.content, Source)
    chunks = body.content.chunks()
    assert (next(chunks), taken, body.content.length) == (b"0\n", [0], None)
    assert list(chunks) == [b"1\n", b"2\n"]
    assert body.content.is_spent

    async def later() -> AsyncIterator[int]:
        yield 5

    async def collect() -> list[bytes]:
        content = bodies.events(later()).content
        assert isinstance(content, Source)
        return [chunk async for chunk in content.achunks()]

    assert asyncio.run(collect()) == [b"data: 5\n\n"]


def seconds(reader: ItemReader[Any], content: bytes) -> float:
    """The time of the processor that it takes to read one item in pieces."""
    start = process_time()
    assert len(read(reader, content, 2**14)) == 1
    return process_time() - start


@pytest.mark.parametrize("kind", [EventDataReader, JsonLinesReader])
def test_an_item_four_times_as_large_is_four_times_the_work(kind: Any) -> None:
    def item(size: int) -> bytes:
        data = b'{"a": "' + b"x" * size + b'"}'
        return b"data: " + data + b"\n\n" if kind is EventDataReader else data + b"\n"

    small, large = (
        min(seconds(kind(anything, Notes()), item(size)) for _ in range(5))
        for size in (2**21, 2**23)
    )
    assert large < 9 * small
