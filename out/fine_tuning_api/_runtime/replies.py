"""Reads the bodies of responses: octets and a Content-Type become a value.

Every function gives a reader, a callable of the two that raises DecodeError where they are not as expected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

from . import media
from .codec import DecodeError, anything
from .files import File
from .forms import is_json
from .jsontext import loads
from .multipart import Piece, split
from .parameter_parsing import TEXT, Shape, parse_form, split_query
from .streaming import ItemReader

T = TypeVar("T")

Reader: TypeAlias = Callable[[bytes, str], T]
"""Takes octets and their Content-Type, gives the value."""


def json(decode: Callable[[Any], T]) -> Reader[T]:
    """A reader of JSON."""

    def read(content: bytes, content_type: str) -> T:
        try:
            value = loads(content)
        except ValueError:
            raise DecodeError(
                f"expected JSON, found {_kind(content, content_type)}"
            ) from None
        return decode(value)

    return read


def text(decode: Callable[[Any], T]) -> Reader[T]:
    """A reader of text."""
    return lambda content, content_type: decode(as_text(content, content_type))


def form(decode: Callable[[Any], T], shape: Shape = TEXT) -> Reader[T]:
    """A reader of a form-urlencoded body; ``shape`` tells what the texts in it may become."""

    def read(content: bytes, content_type: str) -> T:
        fields = split_query(as_text(content, content_type))
        return decode(
            {name: parse_form(fields, name, shape.of(name)) for name in fields}
        )

    return read


def multipart(decode: Callable[[Any], T], shape: Shape = TEXT) -> Reader[T]:
    """A reader of a multipart body whose parts have names; ``shape`` tells what the texts in it may become."""

    def read(content: bytes, content_type: str) -> T:
        fields: dict[str, list[Any]] = {}
        for piece in split(content, content_type):
            fields.setdefault(piece.name, []).append(
                _part_value(piece, shape.of(piece.name))
            )
        return decode(
            {name: _gathered(values, shape.of(name)) for name, values in fields.items()}
        )

    return read


def items(make: Callable[[], ItemReader[T]]) -> Reader[list[T]]:
    """A reader of a sequential media type all of whose items are there."""

    def read(content: bytes, content_type: str) -> list[T]:
        reader = make()
        return [*reader.feed(content), *reader.end()]

    return read


def octets(content: bytes, content_type: str) -> bytes:
    """The reader of raw octets."""
    return content


def nothing(content: bytes, content_type: str) -> None:
    """The reader of a response that has no body."""


def by_media_type(readers: Mapping[str, Reader[T]]) -> Reader[T]:
    """A reader for a response in one of several media types; what has another is read as the first."""

    def read(content: bytes, content_type: str) -> T:
        chosen = media.choose(content_type, tuple(readers)) or next(iter(readers))
        return readers[chosen](content, content_type)

    return read


def as_text(content: bytes, content_type: str) -> str:
    """Octets as text in the charset of their Content-Type; what cannot be read becomes U+FFFD."""
    try:
        return content.decode(media.charset(content_type), "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def raw(content: bytes, content_type: str) -> Any:
    """A body of which nothing is known: JSON or text by its Content-Type, octets elsewhere."""
    if is_json(content_type):
        try:
            return loads(content)
        except ValueError:
            return as_text(content, content_type)
    is_text = content_type.lstrip().lower().startswith("text/")
    return as_text(content, content_type) if is_text else content


def _kind(content: bytes, content_type: str) -> str:
    return (
        f"{len(content)} octets of {content_type or 'no stated media type'}"
        if content
        else "nothing"
    )


def _gathered(values: list[Any], shape: Shape) -> Any:
    """The value of a name: an array has a part for each item, or is JSON in one part."""
    is_array = shape.items is not None and not isinstance(values[0], list)
    return values if is_array or len(values) > 1 else values[0]


def _part_value(piece: Piece, shape: Shape) -> Any:
    if piece.filename is not None:
        return File(piece.data, piece.filename, piece.content_type, piece.headers)
    if is_json(piece.content_type):
        return json(anything)(piece.data, piece.content_type)
    scalar = (shape.items or shape).scalar
    text_ = as_text(piece.data, piece.content_type)
    return text_ if scalar is None else scalar(text_)
