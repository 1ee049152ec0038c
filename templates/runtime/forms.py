"""Writes form bodies: application/x-www-form-urlencoded and multipart (OpenAPI 3.2 §4.14.4, §4.15; RFC 7578)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from . import parameters
from .codec import encode
from .files import File
from .jsontext import dumps
from .unset import UNSET
from .uploads import Upload, as_upload


class Encoding(NamedTuple):
    """How one property of a form is written: by media type, or by a parameter style.

    ``style`` is empty where the media type decides; ``explode`` is None where the style's default holds.
    """

    content_type: str = ""
    style: str = ""
    explode: bool | None = None
    allow_reserved: bool = False

    @property
    def is_styled(self) -> bool:
        """Whether a style decides and not the media type (OpenAPI 3.2 §4.15.1.2)."""
        return bool(self.style) or self.explode is not None or self.allow_reserved

    @property
    def explodes(self) -> bool:
        """Whether arrays and objects are written as several fields."""
        return self.style in ("", "form") if self.explode is None else self.explode


DEFAULT = Encoding()


def urlencoded(body: Any, encodings: Mapping[str, Encoding] | None = None) -> str:
    """The text of a form-urlencoded body; a space is written as a plus sign."""
    known = encodings or {}
    pieces = [
        _urlencoded_field(name, value, known.get(name, DEFAULT))
        for name, value in fields_of(body).items()
    ]
    return parameters.join(*pieces).replace("%20", "+")


def querystring(value: Any) -> str:
    """A whole query that is described as a form (OpenAPI 3.2, ``in: querystring``)."""
    return "" if value is UNSET else urlencoded(value)


def _urlencoded_field(name: str, value: Any, encoding: Encoding) -> str:
    if not encoding.is_styled:
        items = items_of(value, encoding)
        texts = (quote(content(each, encoding.content_type), safe="") for each in items)
        return "&".join(f"{quote(name, safe='')}={text}" for text in texts)
    reserved = encoding.allow_reserved
    if encoding.style == "deepObject":
        return parameters.deep_object(name, value, allow_reserved=reserved)
    write = parameters.DELIMITED[encoding.style or "form"]
    return write(name, value, explode=encoding.explodes, allow_reserved=reserved)


def multipart(
    body: Any,
    encodings: Mapping[str, Encoding] | None = None,
    media_type: str = "multipart/form-data",
) -> tuple[str, bytes]:
    """The Content-Type, with its boundary, and the octets of a multipart body.

    An object gives named parts, a list nameless ones. Octets are sent as files.
    """
    stated, pieces = multipart_pieces(body, encodings, media_type)
    octets = (
        each if isinstance(each, bytes) else b"".join(each.chunks()) for each in pieces
    )
    return stated, b"".join(octets)


def multipart_pieces(
    body: Any,
    encodings: Mapping[str, Encoding] | None = None,
    media_type: str = "multipart/form-data",
) -> tuple[str, list[bytes | Upload]]:
    """The same in pieces, in which the files have not been read."""
    boundary = os.urandom(16).hex()
    pieces: list[bytes | Upload] = []
    for name, value, encoding in _parts(body, encodings or {}):
        headers = _part_headers(name, value, encoding)
        head = "".join(f"{key}: {text}\r\n" for key, text in headers)
        is_upload = isinstance(value, Upload)
        data = value if is_upload else content(value, encoding.content_type)
        pieces += [f"--{boundary}\r\n{head}\r\n".encode(), data, b"\r\n"]
    pieces.append(f"--{boundary}--\r\n".encode())
    return f"{media_type}; boundary={boundary}", pieces


def _parts(
    body: Any, known: Mapping[str, Encoding]
) -> Iterable[tuple[str, Any, Encoding]]:
    if isinstance(body, (list, tuple)):
        for value in body:
            yield "", encoded(value), DEFAULT
        return
    for name, value in fields_of(body).items():
        encoding = known.get(name, DEFAULT)
        if encoding.is_styled:
            for key, text in _styled_fields(name, value, encoding):
                yield key, text, DEFAULT
        else:
            for each in items_of(value, encoding):
                yield name, each, encoding


def _styled_fields(
    name: str, value: Any, encoding: Encoding
) -> Iterable[tuple[str, str]]:
    """The fields of a style, for a multipart body: named parts, nothing percent-encoded."""
    if encoding.style == "deepObject":
        return parameters.deep_fields(name, value)
    delimiter = parameters.DELIMITERS[encoding.style or "form"]
    return parameters.plain_fields(name, value, encoding.explodes, delimiter)


def _part_headers(
    name: str, value: Any, encoding: Encoding
) -> Iterable[tuple[str, str]]:
    file = value if isinstance(value, (File, Upload)) else None
    if name:
        disposition = f'form-data; name="{_escape(name)}"'
        if isinstance(value, (bytes, Upload)):
            filename = (file.filename if file else "") or name
            disposition += f'; filename="{_escape(filename)}"'
        yield "Content-Disposition", disposition
    if media := _content_type(value, encoding.content_type):
        yield "Content-Type", media
    for key, text in (file.headers if file else {}).items():
        if key.lower() not in ("content-disposition", "content-type"):
            yield key, text.replace("\r", " ").replace("\n", " ")


def _content_type(value: Any, stated: str) -> str:
    if isinstance(value, (File, Upload)) and value.content_type:
        return value.content_type
    if stated and "*" not in stated:
        return stated
    if isinstance(value, (bytes, Upload)):
        return "application/octet-stream"
    return "application/json" if isinstance(value, (dict, list)) else ""


def _escape(name: str) -> str:
    """A name inside quotation marks, as WHATWG HTML §4.10.21.8 wants it."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def fields_of(body: Any) -> dict[str, Any]:
    """The fields of a body by name; raw octets stay as they are, what is null or absent is left out."""
    fields = body.to_dict() if hasattr(body, "to_dict") else body
    return {
        name: encoded(value)
        for name, value in fields.items()
        if value is not UNSET and value is not None
    }


def with_uploads(
    body: Any, file: Iterable[str], files: Iterable[str]
) -> dict[str, Any]:
    """The fields of an object, some of which are a file and some several; raises TypeError for what is none."""
    given = body.to_dict() if hasattr(body, "to_dict") else body
    fields = {name: each for name, each in given.items() if each is not UNSET}
    for name in file:
        if fields.get(name) is not None:
            fields[name] = _upload(name, fields[name])
    for name in files:
        if fields.get(name) is not None:
            fields[name] = [
                _upload(name, each) for each in _several(name, fields[name])
            ]
    return fields


def _upload(name: str, value: Any) -> bytes | Upload:
    try:
        return value if isinstance(value, bytes) else Upload(value)
    except TypeError as error:
        raise TypeError(f"{name}: {error}") from None


def _several(name: str, values: Any) -> Iterable[Any]:
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise TypeError(f"{name}: several files are a sequence of them")
    return values


def encoded(value: Any) -> Any:
    """The JSON value of a value; raw octets stay as they are, other files become uploads."""
    if isinstance(value, bytes):
        return value
    if (upload := as_upload(value)) is not None:
        return upload
    if isinstance(value, (list, tuple)):
        return [encoded(each) for each in value]
    return encode(value)


def items_of(value: Any, encoding: Encoding) -> list[Any]:
    """The values of the fields of one property: an array has one for each of its items."""
    if not isinstance(value, list) or is_json(encoding.content_type):
        return [value]
    return [each for each in value if each is not None]


def content(value: Any, content_type: str) -> bytes:
    """The octets of one value under a media type; without one, text for primitives and JSON for the rest."""
    if isinstance(value, bytes):
        return value
    if is_json(content_type):
        return dumps(value)
    return parameters.primitive(value).encode()


def is_json(content_type: str) -> bool:
    """Whether a media type is JSON or built on it (RFC 6839 §3.1)."""
    essence = content_type.partition(";")[0].strip().lower()
    return essence.endswith(("/json", "+json"))
