"""Sequential media types: server-sent events (WHATWG HTML §9.2), JSON lines and JSON text sequences (RFC 7464).

Readers take octets as they arrive and give the items that have become whole; who feeds them, and whether
that waits or awaits, is not their business.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from functools import partial
from typing import Any, Protocol, Self, TypeAlias, TypeVar

from .codec import DecodeError, codec_of, encode
from .jsontext import dumps, loads
from .notes import Notes
from .schema import Schema

E_co = TypeVar("E_co", covariant=True)

Items: TypeAlias = Iterable[Any] | AsyncIterable[Any]

_LINE_END = re.compile(r"\r\n|\n|\r")

END_OF_EVENTS = "[DONE]"
"""What some services send as their last event where JSON is expected."""


class ErrorItemError(DecodeError):
    """Raised for an item that is no item but the report of an error."""


class ItemTooLargeError(DecodeError):
    """Raised where an item is larger than what is allowed."""


class ItemReader(Protocol[E_co]):
    """Turns octets into items.

    ``largest`` bounds an item in octets. ``is_done`` is true once the sender has said that nothing follows.
    ``last_event_id`` and ``retry`` are what the sender said last, for going on after a loss of the connection.
    """

    largest: int | None
    is_done: bool
    last_event_id: str
    retry: int | None

    @property
    def octets(self) -> bytes:
        """The octets of the item that was read last, whether it was as expected or not."""
        ...

    def feed(self, chunk: bytes) -> Iterator[E_co]:
        """The items that the chunk completes; raises DecodeError for one that is not what is expected."""
        ...

    def end(self) -> Iterator[E_co]:
        """The items that the end of the octets completes."""
        ...


class Lines:
    """Cuts text into lines at CR, LF and CRLF, in time that grows with the text alone."""

    def __init__(self) -> None:
        self._part: list[str] = []
        self._ends_with_return = False
        self.held = 0

    def feed(self, text: str) -> list[str]:
        """The lines that the text completes; ``held`` is the length of what is left."""
        if self._ends_with_return and text.startswith("\n"):
            text, self._ends_with_return = text[1:], False
        if not text:
            return []
        self._ends_with_return = text.endswith("\r")
        lines = _LINE_END.split(text)
        if len(lines) == 1:
            self._part.append(text)
            self.held += len(text)
            return []
        lines[0] = "".join((*self._part, lines[0]))
        self._part = [lines.pop()]
        self.held = len(self._part[0])
        return lines

    def end(self) -> list[str]:
        """The last line, which needs no end."""
        rest, self._part = "".join(self._part), []
        return [rest] if rest else []


class EventReader:
    """Reads text/event-stream; an item is a whole event, a dictionary of the fields that were sent.

    Events without data are no events, comments are passed over, and an event that the stream's end cuts
    short is dropped, all as the standard says.
    """

    def __init__(self, schema: Schema, notes: Notes) -> None:
        self.largest: int | None = None
        self.is_done = False
        self.last_event_id = ""
        self.retry: int | None = None
        self._schema = schema
        self._notes = notes
        self._text = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._lines = Lines()
        self._fields: dict[str, Any] = {}
        self._data: list[str] = []
        self._size = 0
        self._last = ""

    @classmethod
    def of(cls, schema: Schema) -> Callable[[Notes], Self]:
        """What makes a reader of items that satisfy a schema."""
        return partial(cls, schema)

    @property
    def octets(self) -> bytes:
        """The data of the event that was read last."""
        return self._last.encode()

    def feed(self, chunk: bytes) -> Iterator[Any]:
        """The events that the chunk completes, up to the one that says that it is the last."""
        for line in self._lines.feed(self._text.decode(chunk)):
            if line:
                self._field(line)
            elif self._data:
                yield from self._items(self._event())
                if self.is_done:
                    return
            else:
                self._fields = {}
        self._require_small()

    def end(self) -> Iterator[Any]:
        """Nothing: an event ends with an empty line."""
        return iter(())

    def _field(self, line: str) -> None:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
            self._size += len(value)
            self._require_small()
        elif name == "event":
            self._fields[name] = value
        elif name == "id" and "\0" not in value:
            self._fields[name] = self.last_event_id = value
        elif name == "retry" and re.fullmatch("[0-9]{1,18}", value):
            self._fields[name] = self.retry = int(value)

    def _require_small(self) -> None:
        if self.largest is not None and self._size + self._lines.held > self.largest:
            raise ItemTooLargeError(
                f"an event of the stream has more than {self.largest} octets"
            )

    def _event(self) -> dict[str, Any]:
        self._last = "\n".join(self._data)
        event = {**self._fields, "data": self._last}
        self._fields, self._data, self._size = {}, [], 0
        return event

    def _items(self, event: dict[str, Any]) -> Iterator[Any]:
        yield self._notes.read(self._schema, event)


class EventDataReader(EventReader):
    """Reads text/event-stream; an item is the JSON value of an event's data."""

    def _items(self, event: dict[str, Any]) -> Iterator[Any]:
        if event["data"] == END_OF_EVENTS:
            self.is_done = True
            return
        name = event.get("event", "")
        try:
            yield _item(_json(event["data"]), self._schema, self._notes, name)
        except ErrorItemError:
            raise
        except DecodeError:
            if name == "error":
                raise ErrorItemError("the stream reports an error") from None
            if name != "ping":
                raise


class EventTextReader(EventReader):
    """Reads text/event-stream; an item is the text of an event's data."""

    def _items(self, event: dict[str, Any]) -> Iterator[Any]:
        if event.get("event") == "error":
            raise ErrorItemError("the stream reports an error")
        yield self._notes.read(self._schema, event["data"])


class JsonLinesReader:
    """Reads JSON lines and JSON text sequences: an item is one JSON value on a line or after a record separator."""

    def __init__(self, schema: Schema, notes: Notes) -> None:
        self.largest: int | None = None
        self.is_done = False
        self.last_event_id = ""
        self.retry: int | None = None
        self.octets = b""
        self._schema = schema
        self._notes = notes
        self._part: list[bytes] = []
        self._held = 0
        self._is_first = True

    @classmethod
    def of(cls, schema: Schema) -> Callable[[Notes], Self]:
        """What makes a reader of items that satisfy a schema."""
        return partial(cls, schema)

    def feed(self, chunk: bytes) -> Iterator[Any]:
        """The items that the chunk completes."""
        lines = chunk.split(b"\n")
        if len(lines) > 1:
            lines[0] = b"".join((*self._part, lines[0]))
            self._part, self._held = [], 0
        self._part.append(lines.pop())
        self._held += len(self._part[-1])
        yield from self._items(lines)
        if self.largest is not None and self._held > self.largest:
            raise ItemTooLargeError(
                f"an item of the stream has more than {self.largest} octets"
            )

    def end(self) -> Iterator[Any]:
        """The last item, which needs no line break."""
        rest, self._part = b"".join(self._part), []
        yield from self._items([rest])

    def _items(self, lines: Iterable[bytes]) -> Iterator[Any]:
        for line in lines:
            if self._is_first:
                line, self._is_first = line.removeprefix(codecs.BOM_UTF8), False
            for text in line.split(b"\x1e"):
                if text := text.strip():
                    self.octets = text
                    yield _item(_json(text), self._schema, self._notes, "")


def _item(value: Any, schema: Schema, notes: Notes, name: str) -> Any:
    """The item that a value is; raises ErrorItemError where it reports an error and is no item.

    A service that breaks off names its event ``error`` or sends an object with that property. What the
    description knows as an item is one nevertheless.
    """
    if name == "ping":
        return codec_of(schema).decode(value)
    if name != "error" and not (isinstance(value, dict) and "error" in value):
        return notes.read(schema, value)
    try:
        item = codec_of(schema).decode(value)
    except DecodeError:
        raise ErrorItemError("the stream reports an error") from None
    if not _is_known(item, name):
        raise ErrorItemError("the stream reports an error")
    return item


def _is_known(item: Any, name: str) -> bool:
    """Whether what was decoded is all as the description says."""
    if isinstance(item, dict):
        return name != "error" and set(item) != {"error"}
    unknown = getattr(item, "additional_properties", None) or ()
    return "error" not in unknown and not (name == "error" and unknown)


def _json(text: str | bytes) -> Any:
    try:
        return loads(text)
    except ValueError as error:
        raise DecodeError(f"an item of the stream is not JSON: {error}") from None


def text_decoder(charset: str) -> codecs.IncrementalDecoder:
    """What makes text of octets as they arrive; what cannot be read becomes U+FFFD."""
    try:
        return codecs.getincrementaldecoder(charset)("replace")
    except LookupError:
        return codecs.getincrementaldecoder("utf-8")("replace")


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
