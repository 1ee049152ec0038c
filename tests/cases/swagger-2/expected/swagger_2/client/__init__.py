"""The clients of An older description."""

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
    from .pets import AsyncPetsClient
    from .pets import PetsClient

__all__ = ["AsyncClient", "Client"]


class Client(SyncTransport):
    """A client of An older description. Close it, or open it by ``with``.

    Args:
        key: An API key, or a callable that gives one.
        login: User and password, as a pair or with a colon between.
        base_url: Where the API is; when it is not the default, all operations
            are called there.
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
        key: _auth.Secret | None = None,
        login: _auth.BasicSecret | None = None,
        base_url: str = "https://api.example/v2",
        timeout: float | Timeout | Unset | None = UNSET,
        retries: Retries | int = 2,
        limits: Limits | None = None,
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[Middleware] = (),
        http_client: httpx2.Client | None = None,
    ) -> None:
        super().__init__(
            base_url=base_url,
            default_url="https://api.example/v2",
            credentials={
                "key": _auth.api_key(key, "header", "X-Key"),
                "login": _auth.basic(login),
            },
            user_agent="swagger-2/1",
            timeout=timeout,
            retries=retries,
            limits=limits,
            headers=headers,
            middleware=middleware,
            http_client=http_client,
        )

    @cached_property
    def pets(self) -> PetsClient:
        """pets"""
        from .pets import PetsClient

        return PetsClient(self)


class AsyncClient(AsyncTransport):
    """An asynchronous client of An older description. Close it, or open it by ``async
    with``.

    Args:
        key: An API key, or a callable that gives one.
        login: User and password, as a pair or with a colon between.
        base_url: Where the API is; when it is not the default, all operations
            are called there.
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
        key: _auth.AsyncSecret | None = None,
        login: _auth.AsyncBasicSecret | None = None,
        base_url: str = "https://api.example/v2",
        timeout: float | Timeout | Unset | None = UNSET,
        retries: Retries | int = 2,
        limits: Limits | None = None,
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[AsyncMiddleware] = (),
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            base_url=base_url,
            default_url="https://api.example/v2",
            credentials={
                "key": _auth.api_key(key, "header", "X-Key"),
                "login": _auth.basic(login),
            },
            user_agent="swagger-2/1",
            timeout=timeout,
            retries=retries,
            limits=limits,
            headers=headers,
            middleware=middleware,
            http_client=http_client,
        )

    @cached_property
    def pets(self) -> AsyncPetsClient:
        """pets"""
        from .pets import AsyncPetsClient

        return AsyncPetsClient(self)
