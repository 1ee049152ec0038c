"""Sequential media types: server-sent events (WHATWG HTML §9.2), JSON lines and JSON text sequences (RFC 7464).

Readers take octets as they arrive and give the items that have become whole; who feeds them, and whether
that waits or awaits, is not their business.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from .codec import DecodeError, encode
from .jsontext import dumps, loads

T = TypeVar("T")
E_co = TypeVar("E_co", covariant=True)

Items: TypeAlias = Iterable[Any] | AsyncIterable[Any]

END_OF_EVENTS = "[DONE]"
"""What some services send as their last event where JSON is expected."""


class ItemReader(Protocol[E_co]):
    """Turns octets into items."""

    def feed(self, chunk: bytes) -> Iterator[E_co]:
        """The items that the chunk completes; raises DecodeError for one that is not what is expected."""
        ...

    def end(self) -> Iterator[E_co]:
        """The items that the end of the octets completes."""
        ...


class EventReader(Generic[T]):
    """Reads text/event-stream; an item is a whole event, a dictionary of the fields that were sent.

    Events without data are no events, comments are passed over, and an event that the stream's end cuts
    short is dropped, all as the standard says.
    """

    def __init__(self, decode: Callable[[dict[str, Any]], T]) -> None:
        self._decode = decode
        self._text = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._rest = ""
        self._fields: dict[str, Any] = {}
        self._data: list[str] = []

    def feed(self, chunk: bytes) -> Iterator[T]:
        """The events that the chunk completes."""
        lines = re.split(r"\r\n|\n|\r(?!\Z)", self._rest + self._text.decode(chunk))
        self._rest = lines.pop()
        for line in lines:
            if line:
                self._field(line)
            elif (event := self._event()) is not None:
                yield self._decode(event)

    def end(self) -> Iterator[T]:
        """What a last line break completes."""
        if self._rest == "\r":
            yield from self.feed(b"\n")

    def _field(self, line: str) -> None:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
        elif name == "event" or (name == "id" and "\0" not in value):
            self._fields[name] = value
        elif name == "retry" and re.fullmatch("[0-9]+", value):
            self._fields[name] = int(value)

    def _event(self) -> dict[str, Any] | None:
        fields, data = self._fields, self._data
        self._fields, self._data = {}, []
        return {**fields, "data": "\n".join(data)} if data else None


class EventDataReader(EventReader[T]):
    """Reads text/event-stream; an item is the JSON value of an event's data."""

    def __init__(self, decode: Callable[[Any], T]) -> None:
        super().__init__(lambda event: decode(_json(event["data"])))

    def _event(self) -> dict[str, Any] | None:
        event = super()._event()
        return None if event is not None and event["data"] == END_OF_EVENTS else event


class EventTextReader(EventReader[T]):
    """Reads text/event-stream; an item is the text of an event's data."""

    def __init__(self, decode: Callable[[Any], T]) -> None:
        super().__init__(lambda event: decode(event["data"]))


class JsonLinesReader(Generic[T]):
    """Reads JSON lines and JSON text sequences: an item is one JSON value on a line or after a record separator."""

    def __init__(self, decode: Callable[[Any], T]) -> None:
        self._decode = decode
        self._rest = b""

    def feed(self, chunk: bytes) -> Iterator[T]:
        """The items that the chunk completes."""
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        yield from self._items(lines)

    def end(self) -> Iterator[T]:
        """The last item, which needs no line break."""
        rest, self._rest = self._rest, b""
        yield from self._items([rest])

    def _items(self, lines: Iterable[bytes]) -> Iterator[T]:
        for line in lines:
            for text in line.split(b"\x1e"):
                if text := text.strip():
                    yield self._decode(_json(text))


def _json(text: str | bytes) -> Any:
    try:
        return loads(text)
    except ValueError:
        raise DecodeError("an item of the stream is not JSON") from None


def write_json_line(item: Any) -> bytes:
    """One line of JSON lines."""
    return dumps(encode(item)) + b"\n"


def write_json_record(item: Any) -> bytes:
    """One record of a JSON text sequence."""
    return b"\x1e" + dumps(encode(item)) + b"\n"


def write_event(item: Any) -> bytes:
    """One server-sent event whose data is the JSON of the item; a string is sent as it is."""
    data = item if isinstance(item, str) else dumps(encode(item)).decode()
    return _event_lines({"data": data})


def write_whole_event(item: Any) -> bytes:
    """One server-sent event whose fields are the item's properties."""
    return _event_lines(encode(item))


def _event_lines(fields: dict[str, Any]) -> bytes:
    lines = [
        f"{name}: {line}\n"
        for name, value in fields.items()
        if value is not None
        for line in re.split("\r\n|\n|\r", str(value))
    ]
    return "".join([*lines, "\n"]).encode()


def written(
    items: Items, write: Callable[[Any], bytes]
) -> Iterator[bytes] | AsyncIterator[bytes]:
    """The octets of items that are written one by one, awaited where the items are."""
    if isinstance(items, AsyncIterable):
        return _written_async(items, write)
    return (write(item) for item in items)


async def _written_async(
    items: AsyncIterable[Any], write: Callable[[Any], bytes]
) -> AsyncIterator[bytes]:
    async for item in items:
        yield write(item)
