"""Takes multipart bodies apart (RFC 2046 §5.1, RFC 7578)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from .codec import DecodeError
from .media import parse

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_OPTION = re.compile(r';\s*([^\s=;]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)')


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a multipart body; ``name`` and ``filename`` come from its Content-Disposition."""

    name: str
    filename: str | None
    content_type: str
    headers: dict[str, str]
    data: bytes


class TooManyParts(ValueError):
    """A body has more parts than anyone wants to look at."""


def split(body: bytes, content_type: str, most: int = 10**6) -> list[Piece]:
    """The parts of a body, in order; raises DecodeError where it is not what its Content-Type says.

    Raises TooManyParts where there are more than ``most``.
    """
    boundary = parse(content_type).parameters.get("boundary", "")
    if not boundary or not boundary.isascii():
        raise DecodeError("the Content-Type names no boundary")
    pieces = (b"\r\n" + body).split(b"\r\n--" + boundary.encode(), most + 2)
    if len(pieces) > most + 2:
        raise TooManyParts(f"the body must not have more than {most} parts")
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise DecodeError("the multipart body has no end")
    return list(_pieces(pieces[1:-1]))


def _pieces(texts: list[bytes]) -> Iterator[Piece]:
    for text in texts:
        head, blank, data = text.lstrip(b" \t").partition(b"\r\n\r\n")
        if not blank or (head and not head.startswith(b"\r\n")):
            raise DecodeError("a part of the multipart body has no headers")
        headers = dict(_headers(head))
        options = dict(_options(headers.get("content-disposition", "")))
        yield Piece(
            name=options.get("name", ""),
            filename=options.get("filename"),
            content_type=headers.get("content-type", ""),
            headers=headers,
            data=data,
        )


def _headers(head: bytes) -> Iterator[tuple[str, str]]:
    for line in head.decode("utf-8", "replace").split("\r\n"):
        if _CONTROL.search(line):
            raise DecodeError("a header of a part holds a control character")
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


def _options(disposition: str) -> Iterator[tuple[str, str]]:
    """The options of a Content-Disposition: quoted, escaped as browsers do, or extended (RFC 8187)."""
    for name, value in _OPTION.findall(disposition):
        if name.endswith("*") and value.count("'") >= 2:
            charset, _, text = value.split("'", 2)
            if charset.lower() in ("utf-8", "iso-8859-1"):  # RFC 8187 §3.2.1
                yield name[:-1].lower(), unquote(text, charset, "replace")
        elif value.startswith('"'):
            plain = re.sub(r"\\(.)", r"\1", value[1:-1])
            yield name.lower(), re.sub("%(0D|0A|22)", _unescape, plain)
        else:
            yield name.lower(), value.strip()


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
