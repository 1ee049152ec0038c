"""The clients of Webhooks and callbacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.async_transport import AsyncTransport
from .._runtime.retries import Retries
from .._runtime.sync_transport import SyncTransport
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    import httpx2

    from .._runtime.exchange import AsyncMiddleware, Middleware
    from .._runtime.settings import Limits, Timeout
    from .orders import AsyncOrdersClient
    from .orders import OrdersClient

__all__ = ["AsyncClient", "Client"]


class Client(SyncTransport):
    """A client of Webhooks and callbacks. Close it, or open it by ``with``.

    Args:
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
            credentials={},
            user_agent="webhooks-and-callbacks/1",
            timeout=timeout,
            retries=retries,
            limits=limits,
            headers=headers,
            middleware=middleware,
            http_client=http_client,
        )

    @cached_property
    def orders(self) -> OrdersClient:
        """Orders"""
        from .orders import OrdersClient

        return OrdersClient(self)


class AsyncClient(AsyncTransport):
    """An asynchronous client of Webhooks and callbacks. Close it, or open it by
    ``async with``.

    Args:
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
            credentials={},
            user_agent="webhooks-and-callbacks/1",
            timeout=timeout,
            retries=retries,
            limits=limits,
            headers=headers,
            middleware=middleware,
            http_client=http_client,
        )

    @cached_property
    def orders(self) -> AsyncOrdersClient:
        """Orders"""
        from .orders import AsyncOrdersClient

        return AsyncOrdersClient(self)
