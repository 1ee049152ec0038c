"""Trees: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import bodies, replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class TreesRequests:
    """The requests of Trees as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def plant_tree(body: models.Tree) -> Request[models.Json]:
        """POST /trees"""
        return Request(
            method="POST",
            path="/trees",
            operation="plant_tree",
            body=bodies.json(body.to_dict()),
            success={200: replies.json(models.decode_json)},
        )


class TreesClient:
    """Trees."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def plant_tree(
        self, body: models.Tree, *, options: RequestOptions | None = None
    ) -> models.Json:
        """POST /trees."""
        request = TreesRequests.plant_tree(body)
        return self._client.send(request, options).body


class AsyncTreesClient:
    """Trees."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def plant_tree(
        self, body: models.Tree, *, options: RequestOptions | None = None
    ) -> models.Json:
        """POST /trees."""
        request = TreesRequests.plant_tree(body)
        return (await self._client.send(request, options)).body
