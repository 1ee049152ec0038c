"""Vault: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime import replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class VaultRequests:
    """The requests of Vault as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def read_open() -> Request[None]:
        """GET /open"""
        return Request(
            method="GET",
            path="/open",
            operation="read_open",
            accept="*/*",
            success={204: replies.nothing},
        )

    @staticmethod
    def read_inherited() -> Request[None]:
        """GET /inherited"""
        return Request(
            method="GET",
            path="/inherited",
            operation="read_inherited",
            accept="*/*",
            security=(("bearer",),),
            success={204: replies.nothing},
        )

    @staticmethod
    def read_either() -> Request[None]:
        """GET /either"""
        return Request(
            method="GET",
            path="/either",
            operation="read_either",
            accept="*/*",
            security=(("header_key",), ("basic",), ()),
            success={204: replies.nothing},
        )

    @staticmethod
    def read_both() -> Request[None]:
        """GET /both"""
        return Request(
            method="GET",
            path="/both",
            operation="read_both",
            accept="*/*",
            security=(("header_key", "query_key"),),
            success={204: replies.nothing},
        )

    @staticmethod
    def read_scoped() -> Request[None]:
        """GET /scoped"""
        return Request(
            method="GET",
            path="/scoped",
            operation="read_scoped",
            accept="*/*",
            security=(("oauth",), ("oidc",), ("cookie_key",)),
            success={204: replies.nothing},
        )


class VaultClient:
    """Vault."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def read_open(self, *, options: RequestOptions | None = None) -> None:
        """GET /open."""
        request = VaultRequests.read_open()
        return self._client.send(request, options).body

    def read_inherited(self, *, options: RequestOptions | None = None) -> None:
        """GET /inherited."""
        request = VaultRequests.read_inherited()
        return self._client.send(request, options).body

    def read_either(self, *, options: RequestOptions | None = None) -> None:
        """GET /either."""
        request = VaultRequests.read_either()
        return self._client.send(request, options).body

    def read_both(self, *, options: RequestOptions | None = None) -> None:
        """GET /both."""
        request = VaultRequests.read_both()
        return self._client.send(request, options).body

    def read_scoped(self, *, options: RequestOptions | None = None) -> None:
        """GET /scoped."""
        request = VaultRequests.read_scoped()
        return self._client.send(request, options).body


class AsyncVaultClient:
    """Vault."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def read_open(self, *, options: RequestOptions | None = None) -> None:
        """GET /open."""
        request = VaultRequests.read_open()
        return (await self._client.send(request, options)).body

    async def read_inherited(self, *, options: RequestOptions | None = None) -> None:
        """GET /inherited."""
        request = VaultRequests.read_inherited()
        return (await self._client.send(request, options)).body

    async def read_either(self, *, options: RequestOptions | None = None) -> None:
        """GET /either."""
        request = VaultRequests.read_either()
        return (await self._client.send(request, options)).body

    async def read_both(self, *, options: RequestOptions | None = None) -> None:
        """GET /both."""
        request = VaultRequests.read_both()
        return (await self._client.send(request, options)).body

    async def read_scoped(self, *, options: RequestOptions | None = None) -> None:
        """GET /scoped."""
        request = VaultRequests.read_scoped()
        return (await self._client.send(request, options)).body
