"""The asynchronous client that generated clients build on."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Generic, Self, TypeVar, overload

import httpx2

from .auth import Credential
from .codec import DecodeError
from .errors import InvalidResponseError, TransportError
from .requests import Request, RequestOptions, Response, StreamRequest
from .retries import Retries
from .streaming import ItemReader
from .transport import (
    DEFAULT_TIMEOUT,
    MOST_REDIRECTS,
    AsyncMiddleware,
    AsyncSend,
    BaseTransport,
    HttpRequest,
    HttpResponse,
    is_documented,
    native_request,
    received,
    redirected,
    require_events,
    success_reader,
    transport_error,
)
from .unset import UNSET, Unset

T = TypeVar("T")
E = TypeVar("E")


class AsyncRawStream:
    """An answer whose body has not been read yet. Close it, or use it in a ``async with`` statement."""

    def __init__(self, response: HttpResponse) -> None:
        self._native = response.native
        self.status = response.status
        self.headers = response.headers

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """The octets of the body as they arrive; raises TransportError when they stop arriving."""
        try:
            async for chunk in self._native.aiter_bytes():
                yield chunk
        except httpx2.RequestError as error:
            raise TransportError(f"the answer broke off: {error}") from error

    async def read(self) -> bytes:
        """The rest of the body at once."""
        return b"".join([chunk async for chunk in self.iter_bytes()])

    async def aclose(self) -> None:
        """Give up the rest of the body and the connection with it."""
        await self._native.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()


class AsyncStream(AsyncRawStream, Generic[E]):
    """The items of an answer, decoded while they arrive. Close it, or use it in a ``async with`` statement."""

    def __init__(self, response: HttpResponse, items: ItemReader[E]) -> None:
        super().__init__(response)
        self._items = self._read(items)

    async def _read(self, items: ItemReader[E]) -> AsyncIterator[E]:
        async with self:
            async for chunk in self.iter_bytes():
                for item in items.feed(chunk):
                    yield item
            for item in items.end():
                yield item

    def __aiter__(self) -> AsyncIterator[E]:
        return self

    async def __anext__(self) -> E:
        try:
            return await anext(self._items)
        except DecodeError as error:
            raise InvalidResponseError(
                str(error), self.status, self.headers, b""
            ) from error


class AsyncTransport(BaseTransport):
    """Sends requests and waits for their answers. Close it, or use it in a ``async with`` statement."""

    def __init__(
        self,
        *,
        base_url: str,
        default_url: str,
        credentials: Mapping[str, Credential | None],
        user_agent: str,
        timeout: float | Unset | None = UNSET,
        retries: Retries | int = 2,
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[AsyncMiddleware] = (),
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        self._http = httpx2.AsyncClient() if http_client is None else http_client
        is_own = http_client is None
        super().__init__(
            base_url=base_url,
            default_url=default_url,
            credentials=credentials,
            timeout=DEFAULT_TIMEOUT if is_own and timeout is UNSET else timeout,
            retries=retries,
            headers={**self._http.headers, "user-agent": user_agent, **(headers or {})},
        )
        self._send: AsyncSend = self._send_native
        for each in reversed(middleware):
            self._send = _wrapped(each, self._send)

    async def send(
        self, request: Request[T], options: RequestOptions | None = None
    ) -> Response[T]:
        """Send a request and give its whole answer: status, headers and decoded body.

        Raises ApiError for an answer that is an error, InvalidResponseError for one that is not as
        described, TransportError for none, and MissingCredentialsError before anything is sent.
        """
        return received(
            request, await self._answer(request, options, is_streamed=False)
        )

    @overload
    async def stream(
        self, request: StreamRequest[Any, E], options: RequestOptions | None = None
    ) -> AsyncStream[E]: ...

    @overload
    async def stream(
        self, request: Request[Any], options: RequestOptions | None = None
    ) -> AsyncRawStream: ...

    async def stream(
        self, request: Request[Any], options: RequestOptions | None = None
    ) -> AsyncRawStream:
        """Send a request and give its answer before its body is there; raises what ``send`` does."""
        response = await self._answer(request, options, is_streamed=True)
        try:
            if response.status >= 300:
                await response.native.aread()
            success_reader(request, response)
            if isinstance(request, StreamRequest):
                require_events(request, response)
        except BaseException:
            await response.native.aclose()
            raise
        if isinstance(request, StreamRequest):
            return AsyncStream(response, request.items())
        return AsyncRawStream(response)

    async def aclose(self) -> None:
        """Close the connections; a client that has been closed cannot be used again."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def _answer(
        self,
        request: Request[Any],
        options: RequestOptions | None,
        *,
        is_streamed: bool,
    ) -> HttpResponse:
        """The answer to a request after all tries and redirections."""
        secrets = [(each, await _secret(each)) for each in self._needed(request)]
        http = self._http_request(request, secrets, options)
        http.is_streamed = is_streamed
        if is_streamed and isinstance(request, StreamRequest):
            http.headers["accept"] = request.stream_accept
        retries = self._retries_of(options)
        response = await self._tried(http, retries)
        for _ in range(MOST_REDIRECTS):
            if not 300 <= response.status < 400 or is_documented(
                request, response.status
            ):
                break
            if (following := redirected(http, response)) is None:
                break
            await response.native.aclose()
            http = following
            response = await self._tried(http, retries)
        return response

    async def _tried(self, http: HttpRequest, retries: Retries) -> HttpResponse:
        """The answer to one request, tried as often as the policy allows."""
        tried = 0
        if not isinstance(http.content, (bytes, type(None))):
            tried = retries.limit
        while True:
            try:
                response = await self._send(http)
            except TransportError as error:
                delay = retries.after_error(error, http.method, tried)
                if delay is None:
                    raise
            else:
                if response.status < 400:
                    return response
                delay = retries.after_status(
                    response.status, response.headers, http.method, tried
                )
                if delay is None:
                    return response
                await response.native.aclose()
            await _sleep(delay)
            tried += 1

    async def _send_native(self, http: HttpRequest) -> HttpResponse:
        request = native_request(http, self._http)
        try:
            return HttpResponse(
                await self._http.send(
                    request, stream=http.is_streamed, follow_redirects=False
                )
            )
        except httpx2.RequestError as error:
            raise transport_error(error, http) from error


async def _sleep(seconds: float) -> None:
    from asyncio import sleep  # takes as long to import as all of the client

    await sleep(seconds)


def _wrapped(middleware: AsyncMiddleware, send: AsyncSend) -> AsyncSend:
    return lambda http: middleware(http, send)


async def _secret(credential: Credential) -> str:
    secret = credential.secret
    given = secret if isinstance(secret, str) else secret()
    return await given if inspect.isawaitable(given) else given
