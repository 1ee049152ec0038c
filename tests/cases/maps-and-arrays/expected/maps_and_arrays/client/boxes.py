"""Boxes: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime import bodies, codec, replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class BoxesRequests:
    """The requests of Boxes as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def list_leading_items() -> Request[list[Any]]:
        """GET /boxes"""
        return Request(
            method="GET",
            path="/boxes",
            operation="list_leading_items",
            success={
                200: replies.json(
                    lambda value: codec.tuple_(
                        value, [models.Item.from_dict], codec.anything
                    )
                )
            },
        )

    @staticmethod
    def put_box(body: models.Box) -> Request[models.Box]:
        """PUT /boxes"""
        return Request(
            method="PUT",
            path="/boxes",
            operation="put_box",
            body=bodies.json(body.to_dict()),
            success={200: replies.json(models.Box.from_dict)},
        )


class BoxesClient:
    """Boxes."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def list_leading_items(self, *, options: RequestOptions | None = None) -> list[Any]:
        """GET /boxes."""
        request = BoxesRequests.list_leading_items()
        return self._client.send(request, options).body

    def put_box(
        self, body: models.Box, *, options: RequestOptions | None = None
    ) -> models.Box:
        """PUT /boxes."""
        request = BoxesRequests.put_box(body)
        return self._client.send(request, options).body


class AsyncBoxesClient:
    """Boxes."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def list_leading_items(
        self, *, options: RequestOptions | None = None
    ) -> list[Any]:
        """GET /boxes."""
        request = BoxesRequests.list_leading_items()
        return (await self._client.send(request, options)).body

    async def put_box(
        self, body: models.Box, *, options: RequestOptions | None = None
    ) -> models.Box:
        """PUT /boxes."""
        request = BoxesRequests.put_box(body)
        return (await self._client.send(request, options)).body
