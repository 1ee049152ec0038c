"""Writes what a handler answers: chooses status and media type, encodes the body, refuses what is not documented."""

from __future__ import annotations

from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterable,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.concurrency import iterate_in_threadpool
from starlette.responses import Response
from starlette.types import ASGIApp

from . import forms, media
from .codec import DecodeError
from .file_replies import FileReply, SentFile
from .handling import Reply
from .headers import Fields, Headers, headers
from .operations import CheckedContent, Content, Operation
from .parameters import primitive
from .problems import HTTPError
from .streaming import (
    write_event,
    write_json_line,
    write_json_record,
    write_whole_event,
)

_MISTAKES = (DecodeError, TypeError, AttributeError, ValueError)


@dataclass(slots=True)
class Outcome:
    """An answer ready to be sent; the body is whole, comes in pieces, or sends itself and its head.

    ``is_events`` says that the pieces are server-sent events.
    """

    status: int
    headers: Headers
    body: bytes | AsyncIterator[bytes] | ASGIApp = b""
    is_events: bool = False


class WrongReply(Exception):
    """A handler's answer is not what the description says: the server's mistake."""


@dataclass(frozen=True, slots=True)
class _Documented:
    status: str
    contents: Sequence[Content]
    needed: Sequence[str] = ()
    types: tuple[str, ...] = field(init=False)
    number: int = field(init=False)

    def __post_init__(self) -> None:
        types = tuple(each.media_type for each in self.contents)
        object.__setattr__(self, "types", types)
        object.__setattr__(self, "number", _number(self.status))


def _number(status: str) -> int:
    """The status to send: the first of a range, 200 for default."""
    if status == "default":
        return 200
    return int(status[0] + status[1:].replace("X", "0").replace("x", "0"))


class ReplyWriter:
    """Writes the answers of one operation."""

    def __init__(self, operation: Operation, *, is_checking: bool = False) -> None:
        documented = [
            _documented(status, operation, is_checking) for status in operation.replies
        ]
        self._by_status = {each.status.upper(): each for each in documented}
        self._success = tuple(_success(documented)) or (_Documented("200", ()),)
        self._offered = tuple(
            dict.fromkeys(name for each in self._success for name in each.types)
        )
        self._may_be_empty = any(not each.types for each in self._success)
        self._is_documented = bool(documented)

    def errors(self, status: int) -> Sequence[Content]:
        """The JSON of the errors of a status, as it is documented."""
        found = self._documented(status)
        if found is None or found in self._success:
            return ()
        return [each for each in found.contents if each.kind == "json"]

    def preferred(self, accept: str) -> str:
        """The media type that a caller likes best; raises HTTPError 406 where there is none that it would take."""
        if not self._offered:
            return ""
        if not accept or accept == "*/*" or accept == self._offered[0]:
            return self._offered[0]
        found = media.negotiate(accept, self._offered)
        if found is None and not self._may_be_empty:
            raise HTTPError(406, f"the answer is one of {', '.join(self._offered)}")
        return found or ""

    def write(self, value: Any, accept: str) -> Outcome:
        """The answer; raises WrongReply where the description knows nothing like it."""
        if isinstance(value, Response):
            return self._own(value)
        if not isinstance(value, Reply):
            return self._first(self._success, value, accept)
        if value.status is None:
            return self._first(
                self._success, value.body, accept, value.headers, value.content_type
            )
        documented = self._find(value.status)
        outcome = self._first(
            (documented,), value.body, accept, value.headers, value.content_type
        )
        outcome.status = value.status
        return outcome

    def _own(self, response: Response) -> Outcome:
        """A response of Starlette's, where its status and its media type are documented."""
        documented = self._find(response.status_code)
        stated = response.headers.get("content-type", "")
        if documented.types and media.choose(stated, documented.types) is None:
            names = ", ".join(documented.types)
            raise WrongReply(f"a response of {stated or 'no type'}, not of {names}")
        return Outcome(response.status_code, [], response)

    def _documented(self, status: int) -> _Documented | None:
        text = str(status)
        return (
            self._by_status.get(text)
            or self._by_status.get(f"{text[0]}XX")
            or self._by_status.get("DEFAULT")
        )

    def _find(self, status: int) -> _Documented:
        found = self._documented(status)
        if found is None and not self._is_documented and 200 <= status < 300:
            found = self._success[0]
        if found is None:
            raise WrongReply(f"the status {status} is not documented")
        return found

    def _first(
        self,
        documented: Iterable[_Documented],
        value: Any,
        accept: str,
        fields: Fields | None = None,
        content_type: str | None = None,
    ) -> Outcome:
        """The answer as the first of several responses that the value fits."""
        mistakes: list[str] = []
        for each in documented:
            if each.needed and (missing := _missing(each.needed, fields)):
                mistakes.append(f"the header {missing} is missing")
                continue
            if not each.contents:
                if value is None:
                    return Outcome(each.number, _written("", fields))
                mistakes.append("there is no body")
                continue
            for content in _contents(each, accept, content_type):
                try:
                    body, kind = encode_body(content, value)
                except _MISTAKES as error:
                    mistakes.append(str(error))
                else:
                    if content_type and content.kind != "multipart":
                        kind = content_type
                    return _outcome(each.number, content, kind, fields, body)
        raise WrongReply("; ".join(mistakes) or f"no reply is of {content_type}")


def _missing(needed: Sequence[str], fields: Fields | None) -> str:
    """The first header that a response must have and has not; empty where there is none."""
    given = {name.lower() for name in fields or ()}
    return next((each for each in needed if each not in given), "")


def _documented(status: str, operation: Operation, is_checking: bool) -> _Documented:
    contents = operation.replies[status]
    if not is_checking:
        return _Documented(status, contents)
    checked = [
        CheckedContent(each.media_type, each.kind, each.schema) for each in contents
    ]
    return _Documented(status, checked, operation.needed.get(status, ()))


def _success(documented: list[_Documented]) -> list[_Documented]:
    """The responses that a handler's bare value may be: 2xx; where there is none 1xx and 3xx, then default."""
    return (
        [each for each in documented if each.status[0] == "2"]
        or [each for each in documented if each.status[0] in "13"]
        or [each for each in documented if each.status == "default"]
    )


def _contents(
    documented: _Documented, accept: str, content_type: str | None
) -> Sequence[Content]:
    """The media types of a response in the order in which they should be tried."""
    contents = documented.contents
    if content_type is not None:
        chosen = media.choose(content_type, documented.types)
        return tuple(each for each in contents if each.media_type == chosen)
    if len(contents) == 1:
        return contents
    liked = media.negotiate(accept, documented.types)
    return tuple(sorted(contents, key=lambda each: each.media_type != liked))


@lru_cache(256)
def _content_type(name: str, kind: str) -> str:
    if "*" in name:
        return {"json": "application/json", "text": "text/plain; charset=utf-8"}.get(
            kind, "application/octet-stream"
        )
    is_bare = kind == "text" and "charset" not in name
    return f"{name}; charset=utf-8" if is_bare else name


def _outcome(
    status: int,
    content: Content,
    kind: str,
    fields: Fields | None,
    body: bytes | AsyncIterator[bytes] | FileReply,
) -> Outcome:
    if isinstance(body, FileReply):
        stated = _written("", fields)
        return Outcome(status, stated, SentFile(body, status, stated, kind))
    is_events = content.kind in ("event-stream", "whole-events")
    written = _written(kind, fields)
    if is_events and not any(name == b"cache-control" for name, _ in written):
        written.append((b"cache-control", b"no-cache"))
    if content.kind == "binary":
        written.append((b"x-content-type-options", b"nosniff"))
    return Outcome(status, written, body, is_events)


def _written(content_type: str, fields: Fields | None) -> Headers:
    try:
        return headers(content_type, fields)
    except ValueError as error:
        raise WrongReply(str(error)) from None


def encode_body(
    content: Content, value: Any
) -> tuple[bytes | AsyncIterator[bytes] | FileReply, str]:
    """The octets of a body and its Content-Type; raises one of ``_MISTAKES`` where the value is no such body."""
    kind = _content_type(content.media_type, content.kind)
    match content.kind:
        case "json":
            return content.text(value), kind
        case "text":
            return primitive(content.encode(value)).encode(), kind
        case "form":
            content.encode(value)
            return forms.urlencoded(value).encode(), kind
        case "multipart":
            content.encode(value)
            stated, octets = forms.multipart(value, media_type=kind)
            return octets, stated
        case "binary" if isinstance(value, (bytes, bytearray, memoryview)):
            return bytes(value), kind
        case "binary" if isinstance(value, FileReply):
            if not Path(value.path).is_file():
                raise TypeError(f"there is no file {str(value.path)!r}")
            return value, value.content_type or kind
        case "binary":
            return _stream(value, bytes), kind
        case _:
            write = _item_writer(content)
            return _stream(value, lambda item: write(content.encode(item))), kind


def _item_writer(content: Content) -> Callable[[Any], bytes]:
    match content.kind:
        case "event-stream":
            return write_event
        case "whole-events":
            return write_whole_event
        case _:
            name = content.media_type.partition(";")[0]
            return write_json_record if name.endswith("json-seq") else write_json_line


def _stream(value: Any, encode: Callable[[Any], bytes]) -> AsyncIterator[bytes]:
    if isinstance(value, (str, bytes, Mapping)) or not isinstance(
        value, (AsyncIterable, Iterable)
    ):
        raise TypeError(f"expected an iterator, found {type(value).__name__}")
    items = value if isinstance(value, AsyncIterable) else iterate_in_threadpool(value)

    async def iterate() -> AsyncIterator[bytes]:
        try:
            async for item in items:
                yield encode(item)
        finally:
            if (close := getattr(value, "close", None)) is not None:
                close()

    return iterate()
