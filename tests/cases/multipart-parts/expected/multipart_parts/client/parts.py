"""Parts: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import bodies, forms, replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class PartsRequests:
    """The requests of Parts as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def send_parts(body: models.SendPartsRequest) -> Request[None]:
        """POST /parts"""
        return Request(
            method="POST",
            path="/parts",
            operation="send_parts",
            body=bodies.multipart(
                body,
                {
                    "image": forms.Encoding(content_type="image/png"),
                    "meta": forms.Encoding(content_type="application/json"),
                },
            ),
            accept="*/*",
            success={204: replies.nothing},
        )


class PartsClient:
    """Parts."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def send_parts(
        self, body: models.SendPartsRequest, *, options: RequestOptions | None = None
    ) -> None:
        """POST /parts."""
        request = PartsRequests.send_parts(body)
        return self._client.send(request, options).body


class AsyncPartsClient:
    """Parts."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def send_parts(
        self, body: models.SendPartsRequest, *, options: RequestOptions | None = None
    ) -> None:
        """POST /parts."""
        request = PartsRequests.send_parts(body)
        return (await self._client.send(request, options)).body
