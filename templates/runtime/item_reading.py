"""Reads the items of bodies that are streams: all at once, or while they arrive."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any

from .codec import DecodeError, codec_of
from .limits import Limits
from .notes import Notes
from .operations import Body
from .problems import Fault, HTTPError
from .schema import anything
from .streaming import (
    EventDataReader,
    EventReader,
    ItemReader,
    ItemTooLargeError,
    JsonLinesReader,
)


def item_reader(kind: str) -> ItemReader[Any]:
    """What reads the JSON values of the items of a kind of stream."""
    match kind:
        case "json-lines":
            return JsonLinesReader(anything, Notes())
        case "whole-events":
            return EventReader(anything, Notes())
        case _:
            return EventDataReader(anything, Notes())


def read_items(kind: str, octets: bytes) -> list[Any]:
    """The JSON values of the items of a stream; raises DecodeError for one that is not JSON."""
    reader = item_reader(kind)
    return [*reader.feed(octets), *reader.end()]


async def arriving(
    body: Body, chunks: AsyncIterator[bytes], limits: Limits
) -> AsyncIterator[Any]:
    """The items of a body as they arrive; raises HTTPError 400 for one that is not valid, 413 for one too large."""
    reader, codec = item_reader(body.kind), codec_of(body.schema)
    reader.largest = limits.json
    count = 0

    def decoded(values: Iterable[Any]) -> Iterator[Any]:
        nonlocal count
        try:
            for value in values:
                yield codec.decode(value, request=True, most=limits.violations)
                count += 1
        except ItemTooLargeError as error:
            raise HTTPError(413, error.message) from None
        except DecodeError as error:
            raise _invalid(error, count) from None

    async for chunk in chunks:
        for item in decoded(reader.feed(chunk)):
            yield item
    for item in decoded(reader.end()):
        yield item


def _invalid(error: DecodeError, index: int) -> HTTPError:
    faults = [
        Fault("body", "", f"/{index}{each.pointer}", each.message)
        for each in error.violations
    ]
    return HTTPError(400, "the request is not valid", violations=faults)
