"""Vehicles: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import bodies, replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class VehiclesRequests:
    """The requests of Vehicles as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def add_vehicle(body: models.AnyVehicle) -> Request[models.Either]:
        """POST /vehicles"""
        return Request(
            method="POST",
            path="/vehicles",
            operation="add_vehicle",
            body=bodies.json(body.to_dict()),
            success={200: replies.json(models.decode_either)},
        )


class VehiclesClient:
    """Vehicles."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def add_vehicle(
        self, body: models.AnyVehicle, *, options: RequestOptions | None = None
    ) -> models.Either:
        """POST /vehicles."""
        request = VehiclesRequests.add_vehicle(body)
        return self._client.send(request, options).body


class AsyncVehiclesClient:
    """Vehicles."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def add_vehicle(
        self, body: models.AnyVehicle, *, options: RequestOptions | None = None
    ) -> models.Either:
        """POST /vehicles."""
        request = VehiclesRequests.add_vehicle(body)
        return (await self._client.send(request, options)).body
