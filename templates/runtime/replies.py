"""Reads the bodies of responses: octets and a Content-Type become a value.

A reader takes both, and the Notes of the answer, where it writes down what is not as described; it raises
DecodeError for what it cannot read at all, and, if the notes are strict, for whatever is not valid.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

from . import media
from .careful import MISMATCHES
from .codec import DecodeError, Violation
from .evidence import kinds_of
from .forms import is_json
from .jsontext import loads
from .notes import Notes
from .schema import Schema
from .streaming import ItemReader

T = TypeVar("T")


Reader: TypeAlias = Callable[[bytes, str, Notes], T]
"""Takes octets, their Content-Type and notes, gives the value."""


def json(schema: Schema) -> Reader[Any]:
    """A reader of JSON.

    What is said to be no JSON and is none becomes what it is, text or octets, where the schema admits a string.
    """

    def read(content: bytes, content_type: str, notes: Notes) -> Any:
        try:
            return notes.read_text(schema, content)
        except MISMATCHES:
            pass
        try:
            value = loads(content.removeprefix(BOM_UTF8))
        except ValueError:
            message = f"expected JSON, found {_kind(content, content_type)}"
            may_be_text = "string" in kinds_of(schema) and content_type
            if notes.strict or is_json(content_type) or not may_be_text:
                raise DecodeError(message) from None
            notes.deviations.append(Violation("", message))
            return raw(content, content_type, notes)
        return notes.read(schema, value)

    return read


def items(make: Callable[[Notes], ItemReader[T]]) -> Reader[list[T]]:
    """A reader of a sequential media type all of whose items are there."""

    def read(content: bytes, content_type: str, notes: Notes) -> list[T]:
        reader = make(notes)
        return [*reader.feed(content), *reader.end()]

    return read


def octets(content: bytes, content_type: str, notes: Notes) -> bytes:
    """The reader of raw octets."""
    return content


def nothing(content: bytes, content_type: str, notes: Notes) -> None:
    """The reader of a response that has no body."""


def by_media_type(readers: Mapping[str, Reader[T]]) -> Reader[T]:
    """A reader for a response in one of several media types; what has another is read as the first."""

    def read(content: bytes, content_type: str, notes: Notes) -> T:
        chosen = media.choose(content_type, tuple(readers)) or next(iter(readers))
        return readers[chosen](content, content_type, notes)

    return read


def as_text(content: bytes, content_type: str) -> str:
    """Octets as text in the charset of their Content-Type; what cannot be read becomes U+FFFD."""
    try:
        return content.decode(media.charset(content_type), "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def raw(content: bytes, content_type: str, notes: Notes) -> Any:
    """A body of which nothing is known: JSON or text by its Content-Type, octets elsewhere."""
    if is_json(content_type):
        try:
            return loads(content)
        except (ValueError, RecursionError):
            return as_text(content, content_type)
    is_text = content_type.lstrip().lower().startswith("text/")
    return as_text(content, content_type) if is_text else content


def _kind(content: bytes, content_type: str) -> str:
    return (
        f"{len(content)} octets of {content_type or 'no stated media type'}"
        if content
        else "nothing"
    )
