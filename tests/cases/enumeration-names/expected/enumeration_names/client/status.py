"""Status: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class StatusRequests:
    """The requests of Status as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def get_status() -> Request[models.State]:
        """GET /status"""
        return Request(
            method="GET",
            path="/status",
            operation="get_status",
            success={200: replies.json(models.State.from_dict)},
        )


class StatusClient:
    """Status."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def get_status(self, *, options: RequestOptions | None = None) -> models.State:
        """GET /status."""
        request = StatusRequests.get_status()
        return self._client.send(request, options).body


class AsyncStatusClient:
    """Status."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def get_status(
        self, *, options: RequestOptions | None = None
    ) -> models.State:
        """GET /status."""
        request = StatusRequests.get_status()
        return (await self._client.send(request, options)).body
