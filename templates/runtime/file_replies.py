"""Files as answers: sent from where they lie, whole or in the ranges that are asked for."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TypeAlias

from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send


@dataclass(frozen=True, slots=True)
class FileReply:
    """A file to answer with; it is read while it is sent, with Range, ETag and Last-Modified (RFC 9110 §13, §14).

    ``filename`` makes it a download under that name. The media type is the description's, where that is one,
    else ``content_type``, else application/octet-stream.
    """

    path: str | PathLike[str]
    filename: str | None = None
    content_type: str | None = None


Downloadable: TypeAlias = (
    bytes | FileReply | AsyncIterable[bytes] | Iterable[bytes] | Response
)
"""Octets to answer with: whole, a file, piece by piece (as an open file has them), or a response of Starlette's."""


class SentFile:
    """An ASGI application that sends one file."""

    def __init__(
        self,
        reply: FileReply,
        status: int,
        headers: Iterable[tuple[bytes, bytes]],
        content_type: str,
    ) -> None:
        self._response = FileResponse(
            reply.path,
            status,
            media_type=content_type,
            filename=reply.filename,
            stat_result=Path(reply.path).stat(),
        )
        kept = self._response.raw_headers
        stated = [each for each in headers if each[0] != b"content-type"]
        as_stated = (b"x-content-type-options", b"nosniff")
        self._response.raw_headers = [*kept, as_stated, *stated]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, what is asked for of it, or that the caller has it already."""
        etag = self._response.headers["etag"]
        asked = dict(scope["headers"]).get(b"if-none-match", b"").decode("latin-1")
        if asked and (asked == "*" or etag in map(str.strip, asked.split(","))):
            await Response(status_code=304, headers={"etag": etag})(
                scope, receive, send
            )
            return
        await self._response(scope, receive, send)
