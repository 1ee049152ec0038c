"""a: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from .._runtime import parameters, replies
from .._runtime.requests import Request
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class ARequests:
    """The requests of a as values: give them to a client's ``send`` or ``stream``."""

    @staticmethod
    def get_a_by_id(id: str, *, v: str | Unset = UNSET) -> Request[None]:
        """GET /a/{id}"""
        return Request(
            method="GET",
            path=f"/a/{parameters.segment(id)}",
            operation="get_a_by_id",
            template="/a/{id}",
            query=parameters.form("v", v),
            accept="*/*",
            success={204: replies.nothing},
        )

    @staticmethod
    def put_a_by_id(id: str, *, v: str | Unset = UNSET) -> Request[None]:
        """PUT /a/{id}"""
        return Request(
            method="PUT",
            path=f"/a/{parameters.segment(id)}",
            operation="put_a_by_id",
            template="/a/{id}",
            query=parameters.form("v", v),
            accept="*/*",
            success={204: replies.nothing},
        )

    @staticmethod
    def post_a_by_id(id: str, *, v: str | Unset = UNSET) -> Request[None]:
        """POST /a/{id}"""
        return Request(
            method="POST",
            path=f"/a/{parameters.segment(id)}",
            operation="post_a_by_id",
            template="/a/{id}",
            query=parameters.form("v", v),
            accept="*/*",
            success={204: replies.nothing},
        )

    @staticmethod
    def delete_a_by_id(id: str, *, v: str | Unset = UNSET) -> Request[None]:
        """DELETE /a/{id}"""
        return Request(
            method="DELETE",
            path=f"/a/{parameters.segment(id)}",
            operation="delete_a_by_id",
            template="/a/{id}",
            query=parameters.form("v", v),
            accept="*/*",
            success={204: replies.nothing},
        )

    @staticmethod
    def patch_a_by_id(id: str, *, v: str | Unset = UNSET) -> Request[None]:
        """PATCH /a/{id}"""
        return Request(
            method="PATCH",
            path=f"/a/{parameters.segment(id)}",
            operation="patch_a_by_id",
            template="/a/{id}",
            query=parameters.form("v", v),
            accept="*/*",
            success={204: replies.nothing},
        )

    @staticmethod
    def options_a_by_id(id: str, *, v: str | Unset = UNSET) -> Request[None]:
        """OPTIONS /a/{id}"""
        return Request(
            method="OPTIONS",
            path=f"/a/{parameters.segment(id)}",
            operation="options_a_by_id",
            template="/a/{id}",
            query=parameters.form("v", v),
            accept="*/*",
            success={204: replies.nothing},
        )

    @staticmethod
    def head_a_by_id(id: str, *, v: str | Unset = UNSET) -> Request[None]:
        """HEAD /a/{id}"""
        return Request(
            method="HEAD",
            path=f"/a/{parameters.segment(id)}",
            operation="head_a_by_id",
            template="/a/{id}",
            query=parameters.form("v", v),
            accept="*/*",
            success={204: replies.nothing},
        )

    @staticmethod
    def trace_a_by_id(id: str, *, v: str | Unset = UNSET) -> Request[None]:
        """TRACE /a/{id}"""
        return Request(
            method="TRACE",
            path=f"/a/{parameters.segment(id)}",
            operation="trace_a_by_id",
            template="/a/{id}",
            query=parameters.form("v", v),
            accept="*/*",
            success={204: replies.nothing},
        )


class AClient:
    """a."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def get_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """GET /a/{id}."""
        request = ARequests.get_a_by_id(id, v=v)
        return self._client.send(request, options).body

    def put_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """PUT /a/{id}."""
        request = ARequests.put_a_by_id(id, v=v)
        return self._client.send(request, options).body

    def post_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """POST /a/{id}."""
        request = ARequests.post_a_by_id(id, v=v)
        return self._client.send(request, options).body

    def delete_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """DELETE /a/{id}.

        Deprecated.
        """
        warnings.warn("delete_a_by_id is deprecated", DeprecationWarning, stacklevel=2)
        request = ARequests.delete_a_by_id(id, v=v)
        return self._client.send(request, options).body

    def patch_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """PATCH /a/{id}."""
        request = ARequests.patch_a_by_id(id, v=v)
        return self._client.send(request, options).body

    def options_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """OPTIONS /a/{id}."""
        request = ARequests.options_a_by_id(id, v=v)
        return self._client.send(request, options).body

    def head_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """HEAD /a/{id}."""
        request = ARequests.head_a_by_id(id, v=v)
        return self._client.send(request, options).body

    def trace_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """TRACE /a/{id}."""
        request = ARequests.trace_a_by_id(id, v=v)
        return self._client.send(request, options).body


class AsyncAClient:
    """a."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def get_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """GET /a/{id}."""
        request = ARequests.get_a_by_id(id, v=v)
        return (await self._client.send(request, options)).body

    async def put_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """PUT /a/{id}."""
        request = ARequests.put_a_by_id(id, v=v)
        return (await self._client.send(request, options)).body

    async def post_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """POST /a/{id}."""
        request = ARequests.post_a_by_id(id, v=v)
        return (await self._client.send(request, options)).body

    async def delete_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """DELETE /a/{id}.

        Deprecated.
        """
        warnings.warn("delete_a_by_id is deprecated", DeprecationWarning, stacklevel=2)
        request = ARequests.delete_a_by_id(id, v=v)
        return (await self._client.send(request, options)).body

    async def patch_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """PATCH /a/{id}."""
        request = ARequests.patch_a_by_id(id, v=v)
        return (await self._client.send(request, options)).body

    async def options_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """OPTIONS /a/{id}."""
        request = ARequests.options_a_by_id(id, v=v)
        return (await self._client.send(request, options)).body

    async def head_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """HEAD /a/{id}."""
        request = ARequests.head_a_by_id(id, v=v)
        return (await self._client.send(request, options)).body

    async def trace_a_by_id(
        self, id: str, *, v: str | Unset = UNSET, options: RequestOptions | None = None
    ) -> None:
        """TRACE /a/{id}."""
        request = ARequests.trace_a_by_id(id, v=v)
        return (await self._client.send(request, options)).body
