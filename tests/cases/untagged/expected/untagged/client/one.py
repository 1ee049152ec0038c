"""One: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime import parameters, replies
from .._runtime.requests import Request
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class OneRequests:
    """The requests of One as values: give them to a client's ``send`` or ``stream``."""

    @staticmethod
    def both(*, v: int | Unset = UNSET) -> Request[None]:
        """GET /b"""
        return Request(
            method="GET",
            path="/b",
            operation="both",
            query=parameters.form("v", v),
            accept="*/*",
            success={204: replies.nothing},
        )

    @staticmethod
    def better_name() -> Request[None]:
        """POST /b"""
        return Request(
            method="POST",
            path="/b",
            operation="better_name",
            accept="*/*",
            success={204: replies.nothing},
        )


class OneClient:
    """One."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def both(
        self, *, v: int | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """GET /b."""
        request = OneRequests.both(v=v)
        return self._client.send(request, options).body

    def better_name(self, *, options: RequestOptions | None = None) -> None:
        """POST /b."""
        request = OneRequests.better_name()
        return self._client.send(request, options).body


class AsyncOneClient:
    """One."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def both(
        self, *, v: int | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """GET /b."""
        request = OneRequests.both(v=v)
        return (await self._client.send(request, options)).body

    async def better_name(self, *, options: RequestOptions | None = None) -> None:
        """POST /b."""
        request = OneRequests.better_name()
        return (await self._client.send(request, options)).body
