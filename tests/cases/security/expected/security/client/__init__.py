"""The clients of Security."""

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
    from .vault import AsyncVaultClient
    from .vault import VaultClient

__all__ = ["AsyncClient", "Client"]


class Client(SyncTransport):
    """A client of Security. Close it, or open it by ``with``.

    Args:
        bearer: A bearer token, or a callable that gives one.
        basic: User and password, as a pair or with a colon between.
        header_key: An API key, or a callable that gives one.
        query_key: An API key, or a callable that gives one.
        cookie_key: An API key, or a callable that gives one.
        oidc: An OpenID Connect access token, or a callable that gives one.
        oauth: An OAuth 2.0 access token, or a callable that gives one.
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
        bearer: _auth.Secret | None = None,
        basic: _auth.BasicSecret | None = None,
        header_key: _auth.Secret | None = None,
        query_key: _auth.Secret | None = None,
        cookie_key: _auth.Secret | None = None,
        oidc: _auth.Secret | None = None,
        oauth: _auth.Secret | None = None,
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
                "bearer": _auth.bearer(bearer),
                "basic": _auth.basic(basic),
                "header_key": _auth.api_key(header_key, "header", "X-Api-Key"),
                "query_key": _auth.api_key(query_key, "query", "key"),
                "cookie_key": _auth.api_key(cookie_key, "cookie", "session"),
                "oidc": _auth.bearer(oidc),
                "oauth": _auth.bearer(oauth),
            },
            user_agent="security/1",
            timeout=timeout,
            retries=retries,
            limits=limits,
            headers=headers,
            middleware=middleware,
            http_client=http_client,
        )

    @cached_property
    def vault(self) -> VaultClient:
        """Vault"""
        from .vault import VaultClient

        return VaultClient(self)


class AsyncClient(AsyncTransport):
    """An asynchronous client of Security. Close it, or open it by ``async with``.

    Args:
        bearer: A bearer token, or a callable that gives one.
        basic: User and password, as a pair or with a colon between.
        header_key: An API key, or a callable that gives one.
        query_key: An API key, or a callable that gives one.
        cookie_key: An API key, or a callable that gives one.
        oidc: An OpenID Connect access token, or a callable that gives one.
        oauth: An OAuth 2.0 access token, or a callable that gives one.
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
        bearer: _auth.AsyncSecret | None = None,
        basic: _auth.AsyncBasicSecret | None = None,
        header_key: _auth.AsyncSecret | None = None,
        query_key: _auth.AsyncSecret | None = None,
        cookie_key: _auth.AsyncSecret | None = None,
        oidc: _auth.AsyncSecret | None = None,
        oauth: _auth.AsyncSecret | None = None,
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
                "bearer": _auth.bearer(bearer),
                "basic": _auth.basic(basic),
                "header_key": _auth.api_key(header_key, "header", "X-Api-Key"),
                "query_key": _auth.api_key(query_key, "query", "key"),
                "cookie_key": _auth.api_key(cookie_key, "cookie", "session"),
                "oidc": _auth.bearer(oidc),
                "oauth": _auth.bearer(oauth),
            },
            user_agent="security/1",
            timeout=timeout,
            retries=retries,
            limits=limits,
            headers=headers,
            middleware=middleware,
            http_client=http_client,
        )

    @cached_property
    def vault(self) -> AsyncVaultClient:
        """Vault"""
        from .vault import AsyncVaultClient

        return AsyncVaultClient(self)
