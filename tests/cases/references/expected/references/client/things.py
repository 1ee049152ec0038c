"""Things: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime import bodies, codec, parameters, replies
from .._runtime.requests import Readers, Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport

_ERRORS: Readers[Any] = {
    "default": replies.json(
        lambda value: models.GetThingDefaultResponse.from_dict(value)
    )
}


class ThingsRequests:
    """The requests of Things as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def list_things() -> Request[list[models.Thing]]:
        """GET /things"""
        return Request(
            method="GET",
            path="/things",
            operation="list_things",
            success={
                200: replies.json(
                    lambda value: codec.array(value, models.Thing.from_dict)
                )
            },
        )

    @staticmethod
    def get_thing(id: models.Id) -> Request[models.Thing]:
        """GET /things/{id}"""
        return Request(
            method="GET",
            path=f"/things/{parameters.segment(id)}",
            operation="get_thing",
            template="/things/{id}",
            success={200: replies.json(models.Thing.from_dict)},
            errors=_ERRORS,
        )

    @staticmethod
    def put_thing(id: models.Id, body: models.Thing) -> Request[models.Thing]:
        """PUT /things/{id}"""
        return Request(
            method="PUT",
            path=f"/things/{parameters.segment(id)}",
            operation="put_thing",
            template="/things/{id}",
            body=bodies.json(body.to_dict()),
            success={200: replies.json(models.Thing.from_dict)},
        )


class ThingsClient:
    """Things."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def list_things(
        self, *, options: RequestOptions | None = None
    ) -> list[models.Thing]:
        """GET /things."""
        request = ThingsRequests.list_things()
        return self._client.send(request, options).body

    def get_thing(
        self, id: models.Id, *, options: RequestOptions | None = None
    ) -> models.Thing:
        """GET /things/{id}.

        Raises:
            ApiError: default: A problem.
        """
        request = ThingsRequests.get_thing(id)
        return self._client.send(request, options).body

    def put_thing(
        self,
        id: models.Id,
        body: models.Thing,
        *,
        options: RequestOptions | None = None,
    ) -> models.Thing:
        """PUT /things/{id}."""
        request = ThingsRequests.put_thing(id, body)
        return self._client.send(request, options).body


class AsyncThingsClient:
    """Things."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def list_things(
        self, *, options: RequestOptions | None = None
    ) -> list[models.Thing]:
        """GET /things."""
        request = ThingsRequests.list_things()
        return (await self._client.send(request, options)).body

    async def get_thing(
        self, id: models.Id, *, options: RequestOptions | None = None
    ) -> models.Thing:
        """GET /things/{id}.

        Raises:
            ApiError: default: A problem.
        """
        request = ThingsRequests.get_thing(id)
        return (await self._client.send(request, options)).body

    async def put_thing(
        self,
        id: models.Id,
        body: models.Thing,
        *,
        options: RequestOptions | None = None,
    ) -> models.Thing:
        """PUT /things/{id}."""
        request = ThingsRequests.put_thing(id, body)
        return (await self._client.send(request, options)).body
