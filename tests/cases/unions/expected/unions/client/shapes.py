"""Shapes: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import bodies, replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class ShapesRequests:
    """The requests of Shapes as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def draw_shape(body: models.Shape) -> Request[models.Drawing]:
        """POST /shapes"""
        return Request(
            method="POST",
            path="/shapes",
            operation="draw_shape",
            body=bodies.json(body.to_dict()),
            success={200: replies.json(models.Drawing.from_dict)},
        )


class ShapesClient:
    """Shapes."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def draw_shape(
        self, body: models.Shape, *, options: RequestOptions | None = None
    ) -> models.Drawing:
        """POST /shapes."""
        request = ShapesRequests.draw_shape(body)
        return self._client.send(request, options).body


class AsyncShapesClient:
    """Shapes."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def draw_shape(
        self, body: models.Shape, *, options: RequestOptions | None = None
    ) -> models.Drawing:
        """POST /shapes."""
        request = ShapesRequests.draw_shape(body)
        return (await self._client.send(request, options)).body
