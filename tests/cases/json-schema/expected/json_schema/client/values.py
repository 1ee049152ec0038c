"""Values: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import bodies, replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class ValuesRequests:
    """The requests of Values as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def send_value(body: models.Value) -> Request[models.Value]:
        """POST /values"""
        return Request(
            method="POST",
            path="/values",
            operation="send_value",
            body=bodies.json(body.to_dict()),
            success={200: replies.json(models.Value.from_dict)},
        )


class ValuesClient:
    """Values."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def send_value(
        self, body: models.Value, *, options: RequestOptions | None = None
    ) -> models.Value:
        """POST /values."""
        request = ValuesRequests.send_value(body)
        return self._client.send(request, options).body


class AsyncValuesClient:
    """Values."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def send_value(
        self, body: models.Value, *, options: RequestOptions | None = None
    ) -> models.Value:
        """POST /values."""
        request = ValuesRequests.send_value(body)
        return (await self._client.send(request, options)).body
