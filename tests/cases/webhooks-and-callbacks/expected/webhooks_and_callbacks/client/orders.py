"""Orders: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from .. import models
from .._runtime import bodies, parameters, replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class OrdersRequests:
    """The requests of Orders as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def place_order(
        body: models.PlaceOrderRequest,
    ) -> Request[models.PlaceOrderResponse]:
        """POST /orders"""
        return Request(
            method="POST",
            path="/orders",
            operation="place_order",
            body=bodies.json(body.to_dict()),
            success={201: replies.json(models.PlaceOrderResponse.from_dict)},
        )

    @staticmethod
    def cancel_order(id: str) -> Request[None]:
        """DELETE /orders/{id}"""
        return Request(
            method="DELETE",
            path=f"/orders/{parameters.segment(id)}",
            operation="cancel_order",
            template="/orders/{id}",
            accept="*/*",
            success={204: replies.nothing},
        )


class OrdersClient:
    """Orders."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def place_order(
        self, body: models.PlaceOrderRequest, *, options: RequestOptions | None = None
    ) -> models.PlaceOrderResponse:
        """POST /orders."""
        request = OrdersRequests.place_order(body)
        return self._client.send(request, options).body

    def cancel_order(self, id: str, *, options: RequestOptions | None = None) -> None:
        """DELETE /orders/{id}.

        Deprecated.
        """
        warnings.warn("cancel_order is deprecated", DeprecationWarning, stacklevel=2)
        request = OrdersRequests.cancel_order(id)
        return self._client.send(request, options).body


class AsyncOrdersClient:
    """Orders."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def place_order(
        self, body: models.PlaceOrderRequest, *, options: RequestOptions | None = None
    ) -> models.PlaceOrderResponse:
        """POST /orders."""
        request = OrdersRequests.place_order(body)
        return (await self._client.send(request, options)).body

    async def cancel_order(
        self, id: str, *, options: RequestOptions | None = None
    ) -> None:
        """DELETE /orders/{id}.

        Deprecated.
        """
        warnings.warn("cancel_order is deprecated", DeprecationWarning, stacklevel=2)
        request = OrdersRequests.cancel_order(id)
        return (await self._client.send(request, options)).body
