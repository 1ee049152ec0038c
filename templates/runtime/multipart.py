"""Takes multipart bodies apart (RFC 2046 §5.1, RFC 7578)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from .codec import DecodeError
from .files import File
from .media import parse

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_OPTION = re.compile(r';\s*([^\s=;]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)')


MOST_HEADERS = 16 * 1024
"""How many octets the headers of a part may have."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a part says of itself; ``name`` and ``filename`` come from its Content-Disposition."""

    name: str
    filename: str | None
    content_type: str
    headers: dict[str, str]

    @property
    def said(self) -> tuple[str, str | None, str, dict[str, str]]:
        """All of it, for what knows more."""
        return self.name, self.filename, self.content_type, self.headers


@dataclass(frozen=True, slots=True)
class Piece(Head):
    """One part of a multipart body."""

    data: bytes

    def file(self) -> File:
        """The part as a file."""
        return File(self.data, self.filename or "", self.content_type, self.headers)


class TooManyParts(ValueError):
    """A body has more parts than anyone wants to look at."""


class Splitter:
    """Takes a body apart while it arrives."""

    def __init__(self, content_type: str, most: int = 10**6) -> None:
        boundary = parse(content_type).parameters.get("boundary", "")
        if not boundary or not boundary.isascii():
            raise DecodeError("the Content-Type names no boundary")
        self._delimiter = b"\r\n--" + boundary.encode()
        self._most = most
        self._parts = 0
        self._rest = b"\r\n"
        self._is_in_head = self._is_over = False

    def feed(self, chunk: bytes) -> Iterator[Head | bytes]:
        """The heads of the parts that begin, and behind each the octets of the part, piece by piece.

        Raises DecodeError for what is no multipart body, TooManyParts where it has more of them than allowed.
        """
        text, at = (b"" if self._is_over else self._rest + chunk), 0
        while not self._is_over:
            if self._is_in_head:
                found = self._end_of_head(text, at)
                if found >= 0:
                    yield self._head(text[at:found])
                    at = found + 4
            else:
                found = text.find(self._delimiter, at)
                kept = len(self._delimiter) - 1
                end = found if found >= 0 else max(at, len(text) - kept)
                if self._parts and end > at:
                    yield text[at:end]
                at = end if found < 0 else end + kept + 1
            if found < 0:
                break
            self._is_in_head = not self._is_in_head
        self._rest = text[at:]

    def end(self) -> None:
        """Raise DecodeError where the body has ended too early."""
        if not self._is_over:
            raise DecodeError("the multipart body has no end")

    def _end_of_head(self, text: bytes, at: int) -> int:
        if text.startswith(b"--", at):
            self._is_over = True
            return -1
        found = text.find(b"\r\n\r\n", at)
        if (found if found >= 0 else len(text)) - at > MOST_HEADERS:
            raise DecodeError("the headers of a part are too long")
        return found

    def _head(self, text: bytes) -> Head:
        head = text.lstrip(b" \t")
        if head and not head.startswith(b"\r\n"):
            raise DecodeError("a part of the multipart body has no headers")
        self._parts += 1
        if self._parts > self._most:
            raise TooManyParts(f"the body must not have more than {self._most} parts")
        headers = dict(_headers(head))
        options = dict(_options(headers.get("content-disposition", "")))
        return Head(
            name=options.get("name", ""),
            filename=options.get("filename"),
            content_type=headers.get("content-type", ""),
            headers=headers,
        )


def split(body: bytes, content_type: str, most: int = 10**6) -> list[Piece]:
    """The parts of a body, in order; raises DecodeError where it is not what its Content-Type says.

    Raises TooManyParts where there are more than ``most``.
    """
    splitter = Splitter(content_type, most)
    found: list[tuple[Head, list[bytes]]] = []
    for each in splitter.feed(body):
        if isinstance(each, Head):
            found.append((each, []))
        else:
            found[-1][1].append(each)
    splitter.end()
    return [Piece(*head.said, b"".join(data)) for head, data in found]


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
