"""pets: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .. import models
from .._runtime import bodies, codec, parameters, replies
from .._runtime.requests import Request
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class PetsRequests:
    """The requests of pets as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def find_pets(
        *,
        status: list[Literal["free", "sold"]] | Unset = UNSET,
        ids: list[int] | Unset = UNSET,
    ) -> Request[list[models.Pet]]:
        """GET /pets"""
        return Request(
            method="GET",
            path="/pets",
            operation="find_pets",
            query=parameters.join(
                parameters.form("status", status),
                parameters.form("ids", ids, explode=False),
            ),
            security=(("key",),),
            success={
                200: replies.json(
                    lambda value: codec.array(value, models.Pet.from_dict)
                )
            },
        )

    @staticmethod
    def add_pet(body: models.Pet) -> Request[models.Pet]:
        """POST /pets"""
        return Request(
            method="POST",
            path="/pets",
            operation="add_pet",
            body=bodies.json(body.to_dict()),
            security=(("key",),),
            success={201: replies.json(models.Pet.from_dict)},
        )

    @staticmethod
    def add_photo(id: int, body: models.AddPhotoRequest) -> Request[None]:
        """POST /pets/{id}/photo"""
        return Request(
            method="POST",
            path=f"/pets/{parameters.segment(id)}/photo",
            operation="add_photo",
            template="/pets/{id}/photo",
            body=bodies.multipart(body),
            accept="*/*",
            security=(("key",),),
            success={204: replies.nothing},
        )


class PetsClient:
    """pets."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def find_pets(
        self,
        *,
        status: list[Literal["free", "sold"]] | Unset = UNSET,
        ids: list[int] | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> list[models.Pet]:
        """GET /pets."""
        request = PetsRequests.find_pets(status=status, ids=ids)
        return self._client.send(request, options).body

    def add_pet(
        self, body: models.Pet, *, options: RequestOptions | None = None
    ) -> models.Pet:
        """POST /pets."""
        request = PetsRequests.add_pet(body)
        return self._client.send(request, options).body

    def add_photo(
        self,
        id: int,
        body: models.AddPhotoRequest,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /pets/{id}/photo."""
        request = PetsRequests.add_photo(id, body)
        return self._client.send(request, options).body


class AsyncPetsClient:
    """pets."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def find_pets(
        self,
        *,
        status: list[Literal["free", "sold"]] | Unset = UNSET,
        ids: list[int] | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> list[models.Pet]:
        """GET /pets."""
        request = PetsRequests.find_pets(status=status, ids=ids)
        return (await self._client.send(request, options)).body

    async def add_pet(
        self, body: models.Pet, *, options: RequestOptions | None = None
    ) -> models.Pet:
        """POST /pets."""
        request = PetsRequests.add_pet(body)
        return (await self._client.send(request, options)).body

    async def add_photo(
        self,
        id: int,
        body: models.AddPhotoRequest,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """POST /pets/{id}/photo."""
        request = PetsRequests.add_photo(id, body)
        return (await self._client.send(request, options)).body
