"""Lamps: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .. import models
from .._runtime import codec, parameters, replies
from .._runtime.requests import Request
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class LampsRequests:
    """The requests of Lamps as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def list_lamps(
        *,
        color: models.Color | Unset = UNSET,
        sort: Literal["asc", "desc"] | Unset = UNSET,
        level: list[Literal[1, 2, 3]] | Unset = UNSET,
    ) -> Request[list[models.Lamp]]:
        """GET /lamps"""
        return Request(
            method="GET",
            path="/lamps",
            operation="list_lamps",
            query=parameters.join(
                parameters.form("color", color),
                parameters.form("sort", sort),
                parameters.form("level", level),
            ),
            success={
                200: replies.json(
                    lambda value: codec.array(value, models.Lamp.from_dict)
                )
            },
        )


class LampsClient:
    """Lamps."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def list_lamps(
        self,
        *,
        color: models.Color | Unset = UNSET,
        sort: Literal["asc", "desc"] | Unset = UNSET,
        level: list[Literal[1, 2, 3]] | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> list[models.Lamp]:
        """GET /lamps.

        Args:
            color: What a lamp shines in.
        """
        request = LampsRequests.list_lamps(color=color, sort=sort, level=level)
        return self._client.send(request, options).body


class AsyncLampsClient:
    """Lamps."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def list_lamps(
        self,
        *,
        color: models.Color | Unset = UNSET,
        sort: Literal["asc", "desc"] | Unset = UNSET,
        level: list[Literal[1, 2, 3]] | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> list[models.Lamp]:
        """GET /lamps.

        Args:
            color: What a lamp shines in.
        """
        request = LampsRequests.list_lamps(color=color, sort=sort, level=level)
        return (await self._client.send(request, options)).body
