"""The clients of Version 3.2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime import auth as _auth
from .._runtime.async_transport import AsyncTransport
from .._runtime.retries import Retries
from .._runtime.sync_transport import SyncTransport
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    import httpx2

    from .._runtime.exchange import AsyncMiddleware, Middleware
    from .._runtime.settings import Limits, Timeout
    from .books import AsyncBooksClient
    from .books import BooksClient

__all__ = ["AsyncClient", "Client"]


class Client(SyncTransport):
    """A client of Version 3.2. Close it, or open it by ``with``.

    Args:
        device: An OAuth 2.0 access token, or a callable that gives one.
        base_url: Where the API is, without a path of an operation.
        timeout: Seconds for each of connecting, writing and reading, or a
            Timeout; None for ever.
        retries: How often a failed call is tried again, or a policy.
        limits: How many connections there may be, and how large an answer.
        headers: Sent with every request.
        middleware: Callables that wrap every try of a request, the first
            outermost.
        http_client: An HTTP client of your own, with its proxies and
            certificates; it is yours to close.
    """

    def __init__(
        self,
        *,
        device: _auth.Secret | None = None,
        base_url: str,
        timeout: float | Timeout | Unset | None = UNSET,
        retries: Retries | int = 2,
        limits: Limits | None = None,
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[Middleware] = (),
        http_client: httpx2.Client | None = None,
    ) -> None:
        super().__init__(
            base_url=base_url,
            default_url="",
            credentials={
                "device": _auth.bearer(device),
            },
            user_agent="version-3-2/1",
            timeout=timeout,
            retries=retries,
            limits=limits,
            headers=headers,
            middleware=middleware,
            http_client=http_client,
        )

    @cached_property
    def books(self) -> BooksClient:
        """Its books"""
        from .books import BooksClient

        return BooksClient(self)


class AsyncClient(AsyncTransport):
    """An asynchronous client of Version 3.2. Close it, or open it by ``async with``.

    Args:
        device: An OAuth 2.0 access token, or a callable that gives one.
        base_url: Where the API is, without a path of an operation.
        timeout: Seconds for each of connecting, writing and reading, or a
            Timeout; None for ever.
        retries: How often a failed call is tried again, or a policy.
        limits: How many connections there may be, and how large an answer.
        headers: Sent with every request.
        middleware: Callables that wrap every try of a request, the first
            outermost.
        http_client: An HTTP client of your own, with its proxies and
            certificates; it is yours to close.
    """

    def __init__(
        self,
        *,
        device: _auth.AsyncSecret | None = None,
        base_url: str,
        timeout: float | Timeout | Unset | None = UNSET,
        retries: Retries | int = 2,
        limits: Limits | None = None,
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[AsyncMiddleware] = (),
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            base_url=base_url,
            default_url="",
            credentials={
                "device": _auth.bearer(device),
            },
            user_agent="version-3-2/1",
            timeout=timeout,
            retries=retries,
            limits=limits,
            headers=headers,
            middleware=middleware,
            http_client=http_client,
        )

    @cached_property
    def books(self) -> AsyncBooksClient:
        """Its books"""
        from .books import AsyncBooksClient

        return AsyncBooksClient(self)
