"""Reads the bodies of responses whose text says nothing of types: plain text, forms and their parts."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import unquote_plus

from .codec import DecodeError
from .forms import is_json
from .jsontext import loads
from .multipart import Piece, split
from .notes import Notes
from .parameter_parsing import Fields, Shape, parse_form, split_query
from .replies import Reader, as_text
from .schema import Schema
from .shapes import shape_of


def text(schema: Schema) -> Reader[Any]:
    """A reader of text, of which numbers, booleans and null are read where the schema wants them."""
    shape = cache(lambda: shape_of(schema))

    def read(content: bytes, content_type: str, notes: Notes) -> Any:
        value = as_text(content, content_type)
        scalar = shape().scalar
        return notes.read(schema, value if scalar is None else scalar(value))

    return read


def form(schema: Schema) -> Reader[Any]:
    """A reader of a form-urlencoded body."""

    def read(content: bytes, content_type: str, notes: Notes) -> Any:
        shape = shape_of(schema)
        fields = split_query(as_text(content, content_type))
        value = {
            _readable(name): _field_value(fields, name, shape.of(name))
            for name in fields
        }
        return notes.read(schema, value)

    return read


def multipart(schema: Schema) -> Reader[Any]:
    """A reader of a multipart body whose parts have names."""

    def read(content: bytes, content_type: str, notes: Notes) -> Any:
        shape = shape_of(schema)
        fields: dict[str, list[Any]] = {}
        for piece in split(content, content_type):
            value = _part_value(piece, shape.of(piece.name))
            fields.setdefault(piece.name, []).append(value)
        gathered = {
            name: _gathered(values, shape.of(name)) for name, values in fields.items()
        }
        return notes.read(schema, gathered)

    return read


def _field_value(fields: Fields, name: str, shape: Shape) -> Any:
    try:
        return parse_form(fields, name, shape)
    except DecodeError:
        return unquote_plus(fields[name][-1])


def _readable(name: str) -> str:
    """A name with U+FFFD for octets that are no UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _gathered(values: list[Any], shape: Shape) -> Any:
    """The value of a name: an array has a part for each item, or is JSON in one part."""
    is_array = shape.items is not None and not isinstance(values[0], list)
    return values if is_array or len(values) > 1 else values[0]


def _part_value(piece: Piece, shape: Shape) -> Any:
    if piece.filename is not None:
        return piece.file()
    if is_json(piece.content_type):
        try:
            return loads(piece.data)
        except ValueError:
            return as_text(piece.data, piece.content_type)
    scalar = (shape.items or shape).scalar
    text_ = as_text(piece.data, piece.content_type)
    return text_ if scalar is None else scalar(text_)
