"""Größe & Maß: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class GroUdfEMaUdfRequests:
    """The requests of Größe & Maß as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def get_sizes() -> Request[models.Any_]:
        """GET /sizes"""
        return Request(
            method="GET",
            path="/sizes",
            operation="get_sizes",
            success={200: replies.json(models.Any_.from_dict)},
        )

    @staticmethod
    def import_os_os_system_x() -> Request[None]:
        """POST /sizes"""
        return Request(
            method="POST",
            path="/sizes",
            operation="import_os_os_system_x",
            accept="*/*",
            success={204: replies.nothing},
        )


class GroUdfEMaUdfClient:
    """Größe & Maß."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def get_sizes(self, *, options: RequestOptions | None = None) -> models.Any_:
        """GET /sizes."""
        request = GroUdfEMaUdfRequests.get_sizes()
        return self._client.send(request, options).body

    def import_os_os_system_x(self, *, options: RequestOptions | None = None) -> None:
        """POST /sizes."""
        request = GroUdfEMaUdfRequests.import_os_os_system_x()
        return self._client.send(request, options).body


class AsyncGroUdfEMaUdfClient:
    """Größe & Maß."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def get_sizes(self, *, options: RequestOptions | None = None) -> models.Any_:
        """GET /sizes."""
        request = GroUdfEMaUdfRequests.get_sizes()
        return (await self._client.send(request, options)).body

    async def import_os_os_system_x(
        self, *, options: RequestOptions | None = None
    ) -> None:
        """POST /sizes."""
        request = GroUdfEMaUdfRequests.import_os_os_system_x()
        return (await self._client.send(request, options)).body
