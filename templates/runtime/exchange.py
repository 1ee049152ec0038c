"""One try of a request and its answer, as middleware sees them."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import httpx2

from .boundary import Answered, until_deadline
from .decoding import Gunzip
from .errors import ClientError, DeadlineExceededError, ResponseTooLargeError
from .settings import Timeout
from .unset import UNSET, Unset
from .uploads import Content
from .values import Value

_HARMLESS = frozenset(
    ("accept", "accept-encoding", "connection", "content-type", "user-agent")
)
_USER = re.compile(r"(?<=://)[^/?#]*@")


class Headers(dict[str, str]):
    """The headers of a request by lower-case names; shown without the values that may be secret."""

    def __repr__(self) -> str:
        shown = {
            name: value if name in _HARMLESS else "…" for name, value in self.items()
        }
        return repr(shown)


class Secretive(Protocol):
    """What knows the texts that tell a secret."""

    def texts(self) -> tuple[str, ...]:
        """These texts."""
        ...


@dataclass(slots=True, eq=False, repr=False)
class HttpRequest(Value):
    """One try of a request, to be changed or replaced; headers have lower-case names.

    ``operation`` and ``template`` name the operation and its path without values: what metrics and traces go
    by. ``attempt`` counts from 1. ``expires`` is when the call has to be over, as ``time.monotonic`` counts.
    """

    method: str
    url: str
    headers: Headers
    content: Content | None = None
    timeout: Timeout | Unset = UNSET
    is_streamed: bool = False
    operation: str = ""
    template: str = ""
    attempt: int = 1
    expires: float | None = None
    credentials: tuple[Secretive, ...] = ()

    @property
    def secrets(self) -> Iterator[str]:
        """The texts that no message may repeat, should the service do so."""
        return (text for each in self.credentials for text in each.texts())

    @property
    def call(self) -> str:
        """The request in a few words, for messages; without user and query, which may hold secrets."""
        return f"{self.method} {_USER.sub('', self.url.partition('?')[0])}"

    def again(self, attempt: int) -> HttpRequest:
        """The same for another try, with headers of its own."""
        return HttpRequest(
            self.method,
            self.url,
            Headers(self.headers),
            self.content,
            self.timeout,
            self.is_streamed,
            self.operation,
            self.template,
            attempt,
            self.expires,
            self.credentials,
        )

    def left(self) -> float | None:
        """The seconds until the deadline, None without one; raises DeadlineExceededError after it."""
        if self.expires is None:
            return None
        if (left := self.expires - time.monotonic()) <= 0:
            raise DeadlineExceededError(f"{self.call} has passed its deadline")
        return left

    def __repr__(self) -> str:
        return f"<HttpRequest {self.call}, attempt {self.attempt}>"


class HttpResponse:
    """An answer to one try.

    ``elapsed`` are the seconds until its headers were there, ``largest`` the octets that a whole body may have.
    A synchronous client reads and closes by the methods without, an asynchronous one by those with an ``a``.
    """

    __slots__ = (
        "_content",
        "_native",
        "_size",
        "elapsed",
        "headers",
        "largest",
        "request",
        "status",
    )

    def __init__(
        self,
        request: HttpRequest,
        native: httpx2.Response,
        elapsed: float = 0.0,
        largest: int | None = None,
    ) -> None:
        self.request = request
        self.status = native.status_code
        self.headers: Mapping[str, str] = native.headers
        self.elapsed = elapsed
        self.largest = largest
        self._native = native
        self._content: bytes | None = None
        self._size = 0

    @property
    def content(self) -> bytes:
        """The octets of the body; raises ClientError while they are streamed."""
        if self._content is None:
            raise ClientError(f"the answer to {self.request.call} has not been read")
        return self._content

    @property
    def redirection(self) -> httpx2.Request | None:
        """The request that follows this answer; None where it leads nowhere."""
        return self._native.next_request

    def read(self) -> bytes:
        """The octets of the body, all of them; raises TransportError when they stop arriving."""
        if self._content is None:
            pieces: list[bytes] = []
            for chunk in self.iter_bytes():
                self._gather(pieces, chunk)
            self._content = b"".join(pieces)
        return self._content

    async def aread(self) -> bytes:
        """The same for an asynchronous client."""
        if self._content is None:
            pieces: list[bytes] = []
            async for chunk in self.aiter_bytes():
                self._gather(pieces, chunk)
            self._content = b"".join(pieces)
        return self._content

    def iter_bytes(self) -> Iterator[bytes]:
        """The octets of the body as they arrive, decompressed."""
        native, gunzip = self._native, self._gunzip()
        with Answered(self.request):
            for chunk in native.iter_raw() if gunzip else native.iter_bytes():
                self.request.left()
                yield from gunzip.feed(chunk) if gunzip else (chunk,)
            if gunzip:
                gunzip.end()

    async def aiter_bytes(self) -> AsyncIterator[bytes]:
        """The same for an asynchronous client."""
        native, gunzip = self._native, self._gunzip()
        chunks = native.aiter_raw() if gunzip else native.aiter_bytes()
        with Answered(self.request):
            while (chunk := await self._next(chunks)) is not None:
                for piece in gunzip.feed(chunk) if gunzip else (chunk,):
                    yield piece
            if gunzip:
                gunzip.end()

    async def _next(self, chunks: AsyncIterator[bytes]) -> bytes | None:
        if self.request.expires is None:
            return await anext(chunks, None)
        with until_deadline(self.request):
            return await anext(chunks, None)

    def close(self) -> None:
        """Give up the rest of the body and the connection with it."""
        with Answered(self.request):
            self._native.close()

    async def aclose(self) -> None:
        """The same for an asynchronous client."""
        with Answered(self.request):
            await self._native.aclose()

    def _gunzip(self) -> Gunzip | None:
        """What decompresses the body where that is gzip, which httpx2 reads without limits and to any end."""
        if "content-encoding" not in self.headers or self._native.is_stream_consumed:
            return None
        encoding = self.headers["content-encoding"].strip().lower()
        return Gunzip() if encoding in ("gzip", "x-gzip") else None

    def _gather(self, pieces: list[bytes], chunk: bytes) -> None:
        pieces.append(chunk)
        self._size += len(chunk)
        if self.largest is not None and self._size > self.largest:
            raise ResponseTooLargeError(
                f"{self.request.call} answered with more than {self.largest} octets",
                self.status,
                self.headers,
                b"",
            )

    def __repr__(self) -> str:
        return f"<HttpResponse {self.status} to {self.request.call}>"


Send: TypeAlias = Callable[[HttpRequest], HttpResponse]
Middleware: TypeAlias = Callable[[HttpRequest, Send], HttpResponse]
"""Wraps every try: gets the request and the function that sends it on, returns the response."""

AsyncSend: TypeAlias = Callable[[HttpRequest], Awaitable[HttpResponse]]
AsyncMiddleware: TypeAlias = Callable[[HttpRequest, AsyncSend], Awaitable[HttpResponse]]
"""The same for an asynchronous client."""
