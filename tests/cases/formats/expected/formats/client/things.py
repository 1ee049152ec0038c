"""Things: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from .. import models
from .._runtime import bodies, parameters, replies
from .._runtime.requests import Request
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class ThingsRequests:
    """The requests of Things as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def put_thing(
        id: UUID,
        body: models.Thing,
        *,
        since: dt.date | Unset = UNSET,
        at: dt.datetime | Unset = UNSET,
        price: Decimal | Unset = UNSET,
    ) -> Request[models.Thing]:
        """PUT /things/{id}"""
        return Request(
            method="PUT",
            path=f"/things/{parameters.segment(id)}",
            operation="put_thing",
            template="/things/{id}",
            query=parameters.join(
                parameters.form("since", since),
                parameters.form("at", at),
                parameters.form("price", price),
            ),
            body=bodies.json(body.to_dict()),
            success={200: replies.json(models.Thing.from_dict)},
        )


class ThingsClient:
    """Things."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def put_thing(
        self,
        id: UUID,
        body: models.Thing,
        *,
        since: dt.date | Unset = UNSET,
        at: dt.datetime | Unset = UNSET,
        price: Decimal | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Thing:
        """PUT /things/{id}."""
        request = ThingsRequests.put_thing(id, body, since=since, at=at, price=price)
        return self._client.send(request, options).body


class AsyncThingsClient:
    """Things."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def put_thing(
        self,
        id: UUID,
        body: models.Thing,
        *,
        since: dt.date | Unset = UNSET,
        at: dt.datetime | Unset = UNSET,
        price: Decimal | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> models.Thing:
        """PUT /things/{id}."""
        request = ThingsRequests.put_thing(id, body, since=since, at=at, price=price)
        return (await self._client.send(request, options)).body
