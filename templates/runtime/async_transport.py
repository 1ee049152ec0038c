"""The asynchronous client that generated clients build on."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self, TypeVar, Unpack, overload

import httpx2

from .answers import received, require_stream, success_reader
from .async_streams import AsyncRawStream, AsyncStream, Opening
from .calls import Call
from .errors import TransportError
from .exchange import AsyncMiddleware, AsyncSend, HttpResponse
from .paging import AsyncPage, AsyncPager
from .requests import PageRequest, Request, RequestOptions, Response, StreamRequest
from .settings import Limits
from .transport import BaseTransport, Settings
from .wire import AsyncWire

T = TypeVar("T")
E = TypeVar("E")
I = TypeVar("I")  # noqa: E741


class AsyncTransport(BaseTransport):
    """Sends requests and waits for their answers. Close it, or use it in an ``async with`` statement."""

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        middleware: Sequence[AsyncMiddleware] = (),
        http_client: httpx2.AsyncClient | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        limits = limits or Limits()
        self._wire = AsyncWire(http_client, limits)
        super().__init__(limits, self._wire.timeout, self._wire.headers, **settings)
        self._send: AsyncSend = self._wire.exchange
        for each in reversed(middleware):
            self._send = _wrapped(each, self._send)

    async def send(
        self, request: Request[T], options: RequestOptions | None = None
    ) -> Response[T]:
        """Send a request and give its whole answer: status, headers and decoded body.

        Raises ApiError for an answer that is an error, InvalidResponseError for one that is not as described,
        TransportError for none, and other kinds of ClientError before anything is sent.
        """
        call = self._call(request, options, is_streamed=False)
        return received(request, await self._answer(call), strict=self._strict)

    @overload
    def stream(
        self, request: StreamRequest[Any, E], options: RequestOptions | None = None
    ) -> Opening[AsyncStream[E]]: ...

    @overload
    def stream(
        self, request: Request[Any], options: RequestOptions | None = None
    ) -> Opening[AsyncRawStream]: ...

    def stream(
        self, request: Request[Any], options: RequestOptions | None = None
    ) -> Opening[AsyncRawStream]:
        """Send a request and give its answer before its body is there; raises what ``send`` does.

        Await it, or open it by ``async with``.
        """
        return Opening(self._opened(request, options))

    async def _opened(
        self, request: Request[Any], options: RequestOptions | None
    ) -> AsyncRawStream:
        response = await self._answer(self._call(request, options, is_streamed=True))
        try:
            success_reader(request, response)
            if not isinstance(request, StreamRequest):
                return AsyncRawStream(response)
            require_stream(request, response)
        except BaseException:
            await response.aclose()
            raise
        return AsyncStream(request, response, self._limits.event, strict=self._strict)

    def paginate(
        self, request: PageRequest[I, T], options: RequestOptions | None = None
    ) -> AsyncPager[I, T]:
        """Send a request for a list and give its first page, which fetches the others; raises what ``send`` does.

        Await it, or iterate over all items by ``async for``.
        """
        return AsyncPager(self._first_page(request, options))

    async def _first_page(
        self, request: PageRequest[I, T], options: RequestOptions | None
    ) -> AsyncPage[I, T]:
        response = await self.send(request, options)
        return AsyncPage(request, response, lambda each: self.send(each, options))

    async def aclose(self) -> None:
        """Close the connections that are the client's own; one that has been closed cannot be used again."""
        if not self._is_copy:
            await self._wire.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def _answer(self, call: Call) -> HttpResponse:
        """The answer to a call after all its tries."""
        secrets = [await each.told_async() for each in call.credentials]
        while True:
            http = call.attempt(secrets)
            try:
                response = await self._send(http)
            except TransportError as error:
                if (delay := call.after_error(error, http)) is None:
                    raise
            else:
                if call.wants_renewal(response, secrets):
                    renewed = [await each.told_async() for each in call.credentials]
                    if renewed != secrets:
                        secrets = renewed
                        continue
                if (delay := call.after_answer(response)) is None:
                    return response
                await response.aclose()
            await _sleep(delay)
            secrets = [await each.told_async() for each in call.credentials]


async def _sleep(seconds: float) -> None:
    from anyio import sleep  # loaded with the first connection, for asyncio and trio

    await sleep(seconds)


def _wrapped(middleware: AsyncMiddleware, send: AsyncSend) -> AsyncSend:
    return lambda http: middleware(http, send)
