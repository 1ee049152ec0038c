"""Writes request bodies: a value and a media type become octets."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import Any, NamedTuple

from . import forms, streaming
from .files import File
from .jsontext import dumps
from .unset import UNSET


class Body(NamedTuple):
    """What is sent: octets, or an iterator of them, which cannot be sent twice."""

    content: bytes | Iterator[bytes] | AsyncIterator[bytes]
    content_type: str


def chosen(
    value: Any, content_type: str, writers: Mapping[str, Callable[[Any], Body]]
) -> Body | None:
    """A body in the one of several media types that the caller has chosen; None where it is absent."""
    return None if value is UNSET else writers[content_type](value)


def json(value: Any, content_type: str = "application/json") -> Body:
    """A JSON value, encoded already."""
    return Body(dumps(value), content_type)


def text(value: Any, content_type: str = "text/plain") -> Body:
    """Text in UTF-8; what is not text is written as JSON writes it."""
    charset = "" if "charset" in content_type else "; charset=utf-8"
    return Body(forms.content(forms.encoded(value), ""), content_type + charset)


def octets(value: bytes, content_type: str = "application/octet-stream") -> Body:
    """Raw octets; a File may state its own media type."""
    if isinstance(value, File) and value.content_type:
        content_type = value.content_type
    return Body(bytes(value), content_type)


def form(value: Any, encodings: Mapping[str, forms.Encoding] | None = None) -> Body:
    """A form-urlencoded body."""
    octets_ = forms.urlencoded(value, encodings).encode()
    return Body(octets_, "application/x-www-form-urlencoded")


def multipart(
    value: Any,
    encodings: Mapping[str, forms.Encoding] | None = None,
    content_type: str = "multipart/form-data",
) -> Body:
    """A multipart body."""
    stated, content = forms.multipart(value, encodings, content_type)
    return Body(content, stated)


def events(
    items: streaming.Items, write: Callable[[Any], bytes] = streaming.write_event
) -> Body:
    """Server-sent events, written while the items come."""
    return Body(streaming.written(items, write), "text/event-stream")


def json_lines(items: streaming.Items, content_type: str = "application/jsonl") -> Body:
    """JSON lines or a JSON text sequence, written while the items come."""
    write = (
        streaming.write_json_record
        if "json-seq" in content_type
        else streaming.write_json_line
    )
    return Body(streaming.written(items, write), content_type)
