"""A request as it comes in: headers, query, cookies and body, each read when it is asked for."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from functools import lru_cache
from typing import Any
from uuid import uuid4

from .parameter_parsing import Fields, split_cookies, split_query
from .problems import HTTPError
from .spooling import Spool

Message = MutableMapping[str, Any]

_WORD = re.compile(r"[!-~]{1,128}")


class Disconnected(Exception):
    """The caller has gone before its request was read."""


class Incoming:
    """One request; ``path_values`` are the raw values of the path's parameters by name, ``largest`` bounds a body."""

    __slots__ = (
        "_body",
        "_cookies",
        "_headers",
        "_id",
        "_is_taken",
        "_largest",
        "_query",
        "_spool",
        "path_values",
        "receive",
        "scope",
    )

    def __init__(
        self,
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[Message]],
        path_values: dict[str, str],
        largest: int | None = None,
    ) -> None:
        self.scope = scope
        self.path_values = path_values
        self.receive = receive
        self._headers: dict[bytes, bytes] = dict(scope["headers"])
        self._query: Fields | None = None
        self._cookies: Fields | None = None
        self._body: bytes | None = None
        self._is_taken = False
        self._spool: Spool | None = None
        self._id = ""
        self._largest = largest

    @property
    def id(self) -> str:
        """What the request is called in logs: its own X-Request-Id where that is a plain word, else a made one."""
        if not self._id:
            given = self._headers.get(b"x-request-id", b"").decode("latin-1")
            self._id = given if _WORD.fullmatch(given) else uuid4().hex
        return self._id

    def header(self, name: str) -> str | None:
        """A header, of several the values joined by commas; None where there is none."""
        key = _key(name)
        found = self._headers.get(key)
        if found is None:
            return None
        headers = self.scope["headers"]
        if len(headers) > len(self._headers):
            found = b", ".join([value for each, value in headers if each == key])
        return _as_text(found)

    def query_string(self) -> str:
        """The query, percent-encoded."""
        query: bytes = self.scope["query_string"]
        return query.decode("utf-8", "surrogateescape")

    def query_fields(self) -> Fields:
        """The fields of the query, their values percent-encoded."""
        if self._query is None:
            self._query = split_query(self.query_string())
        return self._query

    def cookies(self) -> Fields:
        """The cookies, their values as they are."""
        if self._cookies is None:
            headers = self.scope["headers"]
            lines = [_as_text(value) for key, value in headers if key == b"cookie"]
            self._cookies = split_cookies("; ".join(lines))
        return self._cookies

    async def body(self, limit: int | None) -> bytes:
        """The whole body; raises HTTPError 413 as soon as it is known to be over the limit."""
        if self._body is None:
            self._check_length(limit)
            chunks, size, more = list[bytes](), 0, self._take()
            while more:
                chunk, more = await self._next(limit, size)
                size += len(chunk)
                chunks.append(chunk)
            self._body = chunks[0] if len(chunks) == 1 else b"".join(chunks)
            self._is_taken = False
        return self._body

    def chunks(self, limit: int | None) -> AsyncIterator[bytes]:
        """The body as it arrives, to be read once; raises HTTPError 413, at once where its length is stated.

        What has been read whole can be read again.
        """
        self._check_length(limit)
        return self._chunks(limit)

    async def _chunks(self, limit: int | None) -> AsyncIterator[bytes]:
        size, more = 0, self._take()
        if self._body is not None:
            yield self._body
        while more:
            chunk, more = await self._next(limit, size)
            size += len(chunk)
            yield chunk

    def _check_length(self, limit: int | None) -> None:
        length = self._headers.get(b"content-length", b"")
        if limit is not None and length.isdigit() and int(length) > limit:
            raise _too_large(limit)

    def _take(self) -> bool:
        """Begin to read the body, which is done once; whether it is still to arrive."""
        if self._is_taken:
            raise RuntimeError("the body has been read already, while it arrived")
        self._is_taken = self._body is None
        return self._is_taken

    async def _next(self, limit: int | None, size: int) -> tuple[bytes, bool]:
        """The octets after the first ``size``, and whether there will be more."""
        message = await self.receive()
        if message["type"] == "http.disconnect":
            raise Disconnected
        chunk: bytes = message.get("body", b"")
        if limit is not None and size + len(chunk) > limit:
            raise _too_large(limit)
        return chunk, message.get("more_body", False)

    def spool(self, loadable: int) -> Spool:
        """Where the files of the request are kept until ``close``."""
        self._spool = Spool(loadable)
        return self._spool

    def close(self) -> None:
        """Forget what was kept of the request."""
        if self._spool is not None:
            self._spool.close()

    async def replay(self) -> Message:
        """An ASGI receive that gives the whole body, however often."""
        body = await self.body(self._largest)
        return {"type": "http.request", "body": body, "more_body": False}


@lru_cache(1024)
def _key(name: str) -> bytes:
    """The name of a header as ASGI has it."""
    return name.lower().encode("latin-1", "replace")


def _too_large(limit: int) -> HTTPError:
    return HTTPError(413, f"the body must not be larger than {limit} bytes")


def _as_text(value: bytes) -> str:
    """The text of a header: UTF-8 where it is, else ISO 8859-1, which everything is (RFC 9110 §5.5)."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
