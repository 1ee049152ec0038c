"""Pets: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import bodies, codec, replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class PetsRequests:
    """The requests of Pets as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def list_pets() -> Request[list[models.AnyPet]]:
        """GET /pets"""
        return Request(
            method="GET",
            path="/pets",
            operation="list_pets",
            success={
                200: replies.json(
                    lambda value: codec.array(value, models.decode_any_pet)
                )
            },
        )

    @staticmethod
    def add_pet(body: models.Dog) -> Request[None]:
        """POST /pets"""
        return Request(
            method="POST",
            path="/pets",
            operation="add_pet",
            body=bodies.json(body.to_dict()),
            accept="*/*",
            success={204: replies.nothing},
        )


class PetsClient:
    """Pets."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def list_pets(
        self, *, options: RequestOptions | None = None
    ) -> list[models.AnyPet]:
        """GET /pets."""
        request = PetsRequests.list_pets()
        return self._client.send(request, options).body

    def add_pet(
        self, body: models.Dog, *, options: RequestOptions | None = None
    ) -> None:
        """POST /pets."""
        request = PetsRequests.add_pet(body)
        return self._client.send(request, options).body


class AsyncPetsClient:
    """Pets."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def list_pets(
        self, *, options: RequestOptions | None = None
    ) -> list[models.AnyPet]:
        """GET /pets."""
        request = PetsRequests.list_pets()
        return (await self._client.send(request, options)).body

    async def add_pet(
        self, body: models.Dog, *, options: RequestOptions | None = None
    ) -> None:
        """POST /pets."""
        request = PetsRequests.add_pet(body)
        return (await self._client.send(request, options)).body
