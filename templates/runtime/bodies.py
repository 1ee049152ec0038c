"""Writes request bodies: a value and a media type become octets, or a source of octets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from . import forms, streaming
from .jsontext import dumps
from .unset import UNSET
from .uploads import CHUNK, AsyncUploadable, Content, Source, Upload


class Body(NamedTuple):
    """What is sent, and as which media type.

    Where it was made of an object, ``value`` is that and ``write`` makes a body of another one.
    """

    content: Content
    content_type: str
    value: Any = None
    write: Callable[[Any], Body] | None = None

    def __repr__(self) -> str:
        return f"Body(content_type={self.content_type!r})"

    def changed(self, changes: Mapping[str, Any]) -> Body:
        """The same with other properties, without those that are UNSET; raises TypeError where it is no object."""
        if self.write is None or not isinstance(self.value, Mapping):
            raise TypeError(
                f"a body of {self.content_type} has no properties to be added"
            )
        value = {**self.value, **changes}
        kept = {name: each for name, each in value.items() if each is not UNSET}
        return self if kept == self.value else self.write(kept)


def chosen(
    value: Any, content_type: str, writers: Mapping[str, Callable[[Any], Body]]
) -> Body | None:
    """A body in the one of several media types that the caller has chosen; None where it is absent."""
    return None if value is UNSET else writers[content_type](value)


def json(value: Any, content_type: str = "application/json") -> Body:
    """A JSON value, encoded already."""
    return Body(
        dumps(value), content_type, value, lambda other: json(other, content_type)
    )


def text(value: Any, content_type: str = "text/plain") -> Body:
    """Text in UTF-8; what is not text is written as JSON writes it."""
    charset = "" if "charset" in content_type else "; charset=utf-8"
    return Body(forms.content(forms.encoded(value), ""), content_type + charset)


def octets(
    value: AsyncUploadable, content_type: str = "application/octet-stream"
) -> Body:
    """Raw octets; what is a File or an Upload may state its own media type."""
    upload = Upload(value)
    content: Content = (
        bytes(upload.content) if isinstance(upload.content, bytes) else Source([upload])
    )
    return Body(content, upload.content_type or content_type)


def form(value: Any, encodings: Mapping[str, forms.Encoding] | None = None) -> Body:
    """A form-urlencoded body."""
    octets_ = forms.urlencoded(value, encodings).encode()
    return Body(
        octets_,
        "application/x-www-form-urlencoded",
        forms.fields_of(value),
        lambda other: form(other, encodings),
    )


def multipart(
    value: Any,
    encodings: Mapping[str, forms.Encoding] | None = None,
    content_type: str = "multipart/form-data",
    *,
    file: Sequence[str] = (),
    files: Sequence[str] = (),
) -> Body:
    """A multipart body; the files in it are read while they are sent.

    ``file`` are the names of properties that are one, ``files`` those that are several.
    """
    if file or files:
        value = forms.with_uploads(value, file, files)
    fields = None if isinstance(value, (list, tuple)) else forms.fields_of(value)
    stated, pieces = forms.multipart_pieces(value, encodings, content_type)
    return Body(
        _joined(pieces),
        stated,
        fields,
        lambda other: multipart(other, encodings, content_type, file=file, files=files),
    )


def events(
    items: streaming.Items, write: Callable[[Any], bytes] = streaming.write_event
) -> Body:
    """Server-sent events, written while the items come."""
    return Body(_written(items, write), "text/event-stream")


def json_lines(items: streaming.Items, content_type: str = "application/jsonl") -> Body:
    """JSON lines or a JSON text sequence, written while the items come."""
    write = (
        streaming.write_json_record
        if "json-seq" in content_type
        else streaming.write_json_line
    )
    return Body(_written(items, write), content_type)


def _joined(pieces: Sequence[bytes | Upload]) -> Content:
    """What is small as octets, what is large or not in memory as a source of them."""
    octets_ = [each for each in pieces if isinstance(each, bytes)]
    is_small = sum(map(len, octets_)) < CHUNK
    whole = is_small and len(octets_) == len(pieces)
    return b"".join(octets_) if whole else Source(pieces)


def _written(items: streaming.Items, write: Callable[[Any], bytes]) -> Source:
    """The octets of items; a list or tuple of them can be sent again."""
    if isinstance(items, (list, tuple)):
        return Source([Upload([write(item) for item in items])])
    return Source([Upload(streaming.written(items, write))])
