"""Settings: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from .. import models
from .._runtime import bodies, parameters, replies
from .._runtime.requests import Request
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class SettingsRequests:
    """The requests of Settings as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def change_settings(
        body: models.Settings,
        *,
        dry: bool | Unset = UNSET,
        mode: Literal["fast", "safe"] | Unset = UNSET,
        page: int | Unset = UNSET,
        ratio: float | Unset = UNSET,
        fields: list[str] | Unset = UNSET,
        day: dt.date | Unset = UNSET,
    ) -> Request[None]:
        """PATCH /settings"""
        return Request(
            method="PATCH",
            path="/settings",
            operation="change_settings",
            query=parameters.join(
                parameters.form("dry", dry),
                parameters.form("mode", mode),
                parameters.form("page", page),
                parameters.form("ratio", ratio),
                parameters.form("fields", fields),
                parameters.form("day", day),
            ),
            body=bodies.json(body.to_dict()),
            accept="*/*",
            success={204: replies.nothing},
        )


class SettingsClient:
    """Settings."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def change_settings(
        self,
        body: models.Settings,
        *,
        dry: bool | Unset = UNSET,
        mode: Literal["fast", "safe"] | Unset = UNSET,
        page: int | Unset = UNSET,
        ratio: float | Unset = UNSET,
        fields: list[str] | Unset = UNSET,
        day: dt.date | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /settings."""
        request = SettingsRequests.change_settings(
            body, dry=dry, mode=mode, page=page, ratio=ratio, fields=fields, day=day
        )
        return self._client.send(request, options).body


class AsyncSettingsClient:
    """Settings."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def change_settings(
        self,
        body: models.Settings,
        *,
        dry: bool | Unset = UNSET,
        mode: Literal["fast", "safe"] | Unset = UNSET,
        page: int | Unset = UNSET,
        ratio: float | Unset = UNSET,
        fields: list[str] | Unset = UNSET,
        day: dt.date | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> None:
        """PATCH /settings."""
        request = SettingsRequests.change_settings(
            body, dry=dry, mode=mode, page=page, ratio=ratio, fields=fields, day=day
        )
        return (await self._client.send(request, options)).body
