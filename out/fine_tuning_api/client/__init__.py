"""The clients of Fine-tuning API."""

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
    from .fine_tuning import AsyncFineTuningClient
    from .fine_tuning import FineTuningClient

__all__ = ["AsyncClient", "Client"]


class Client(SyncTransport):
    """A client of Fine-tuning API. Close it, or open it by ``with``.

    Args:
        api_key_auth: The key of your account, sent as a bearer token.
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
        api_key_auth: _auth.Secret | None = None,
        base_url: str = "https://api.openai.com/v1",
        timeout: float | Timeout | Unset | None = UNSET,
        retries: Retries | int = 2,
        limits: Limits | None = None,
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[Middleware] = (),
        http_client: httpx2.Client | None = None,
    ) -> None:
        super().__init__(
            base_url=base_url,
            default_url="https://api.openai.com/v1",
            credentials={
                "api_key_auth": _auth.bearer(api_key_auth),
            },
            user_agent="fine-tuning-api/2.3.0",
            timeout=timeout,
            retries=retries,
            limits=limits,
            headers=headers,
            middleware=middleware,
            http_client=http_client,
        )

    @cached_property
    def fine_tuning(self) -> FineTuningClient:
        """Start, watch and stop the jobs that adapt a model to your training data."""
        from .fine_tuning import FineTuningClient

        return FineTuningClient(self)


class AsyncClient(AsyncTransport):
    """An asynchronous client of Fine-tuning API. Close it, or open it by ``async
    with``.

    Args:
        api_key_auth: The key of your account, sent as a bearer token.
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
        api_key_auth: _auth.AsyncSecret | None = None,
        base_url: str = "https://api.openai.com/v1",
        timeout: float | Timeout | Unset | None = UNSET,
        retries: Retries | int = 2,
        limits: Limits | None = None,
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[AsyncMiddleware] = (),
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            base_url=base_url,
            default_url="https://api.openai.com/v1",
            credentials={
                "api_key_auth": _auth.bearer(api_key_auth),
            },
            user_agent="fine-tuning-api/2.3.0",
            timeout=timeout,
            retries=retries,
            limits=limits,
            headers=headers,
            middleware=middleware,
            http_client=http_client,
        )

    @cached_property
    def fine_tuning(self) -> AsyncFineTuningClient:
        """Start, watch and stop the jobs that adapt a model to your training data."""
        from .fine_tuning import AsyncFineTuningClient

        return AsyncFineTuningClient(self)
