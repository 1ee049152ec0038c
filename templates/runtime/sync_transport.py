"""The synchronous client that generated clients build on."""

from __future__ import annotations

import time
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self, TypeVar, Unpack, overload

import httpx2

from .answers import received, require_stream, success_reader
from .calls import Call
from .errors import TransportError
from .exchange import HttpResponse, Middleware, Send
from .paging import Page
from .requests import PageRequest, Request, RequestOptions, Response, StreamRequest
from .settings import Limits
from .sync_streams import RawStream, Stream
from .transport import BaseTransport, Settings
from .wire import SyncWire

T = TypeVar("T")
E = TypeVar("E")
I = TypeVar("I")  # noqa: E741


class SyncTransport(BaseTransport):
    """Sends requests and waits for their answers. Close it, or use it in a ``with`` statement."""

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        middleware: Sequence[Middleware] = (),
        http_client: httpx2.Client | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        limits = limits or Limits()
        self._wire = SyncWire(http_client, limits)
        super().__init__(limits, self._wire.timeout, self._wire.headers, **settings)
        self._send: Send = self._wire.exchange
        for each in reversed(middleware):
            self._send = _wrapped(each, self._send)

    def send(
        self, request: Request[T], options: RequestOptions | None = None
    ) -> Response[T]:
        """Send a request and give its whole answer: status, headers and decoded body.

        Raises ApiError for an answer that is an error, InvalidResponseError for one that is not as described,
        TransportError for none, and other kinds of ClientError before anything is sent.
        """
        call = self._call(request, options, is_streamed=False)
        return received(request, self._answer(call), strict=self._strict)

    @overload
    def stream(
        self, request: StreamRequest[Any, E], options: RequestOptions | None = None
    ) -> Stream[E]: ...

    @overload
    def stream(
        self, request: Request[Any], options: RequestOptions | None = None
    ) -> RawStream: ...

    def stream(
        self, request: Request[Any], options: RequestOptions | None = None
    ) -> RawStream:
        """Send a request and give its answer before its body is there; raises what ``send`` does."""
        response = self._answer(self._call(request, options, is_streamed=True))
        try:
            success_reader(request, response)
            if not isinstance(request, StreamRequest):
                return RawStream(response)
            require_stream(request, response)
        except BaseException:
            response.close()
            raise
        return Stream(request, response, self._limits.event, strict=self._strict)

    def paginate(
        self, request: PageRequest[I, T], options: RequestOptions | None = None
    ) -> Page[I, T]:
        """Send a request for a list and give its first page, which fetches the others; raises what ``send`` does."""
        return Page(request, lambda each: self.send(each, options))

    def close(self) -> None:
        """Close the connections that are the client's own; one that has been closed cannot be used again."""
        if not self._is_copy:
            self._wire.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _answer(self, call: Call) -> HttpResponse:
        """The answer to a call after all its tries."""
        secrets = [each.told() for each in call.credentials]
        while True:
            http = call.attempt(secrets)
            try:
                response = self._send(http)
            except TransportError as error:
                if (delay := call.after_error(error, http)) is None:
                    raise
            else:
                if call.wants_renewal(response, secrets):
                    renewed = [each.told() for each in call.credentials]
                    if renewed != secrets:
                        secrets = renewed
                        continue
                if (delay := call.after_answer(response)) is None:
                    return response
                response.close()
            time.sleep(delay)
            secrets = [each.told() for each in call.credentials]


def _wrapped(middleware: Middleware, send: Send) -> Send:
    return lambda http: middleware(http, send)
