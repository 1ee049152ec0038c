"""Places: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime import replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class PlacesRequests:
    """The requests of Places as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def here() -> Request[None]:
        """GET /here"""
        return Request(
            method="GET",
            path="/here",
            operation="here",
            accept="*/*",
            success={204: replies.nothing},
        )

    @staticmethod
    def there() -> Request[None]:
        """GET /there"""
        return Request(
            method="GET",
            path="/there",
            operation="there",
            accept="*/*",
            success={204: replies.nothing},
            base_url="https://there.example",
        )

    @staticmethod
    def elsewhere() -> Request[None]:
        """POST /there"""
        return Request(
            method="POST",
            path="/there",
            operation="elsewhere",
            accept="*/*",
            success={204: replies.nothing},
            base_url="https://elsewhere.example/v2",
        )


class PlacesClient:
    """Places."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def here(self, *, options: RequestOptions | None = None) -> None:
        """GET /here."""
        request = PlacesRequests.here()
        return self._client.send(request, options).body

    def there(self, *, options: RequestOptions | None = None) -> None:
        """GET /there."""
        request = PlacesRequests.there()
        return self._client.send(request, options).body

    def elsewhere(self, *, options: RequestOptions | None = None) -> None:
        """POST /there."""
        request = PlacesRequests.elsewhere()
        return self._client.send(request, options).body


class AsyncPlacesClient:
    """Places."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def here(self, *, options: RequestOptions | None = None) -> None:
        """GET /here."""
        request = PlacesRequests.here()
        return (await self._client.send(request, options)).body

    async def there(self, *, options: RequestOptions | None = None) -> None:
        """GET /there."""
        request = PlacesRequests.there()
        return (await self._client.send(request, options)).body

    async def elsewhere(self, *, options: RequestOptions | None = None) -> None:
        """POST /there."""
        request = PlacesRequests.elsewhere()
        return (await self._client.send(request, options)).body
