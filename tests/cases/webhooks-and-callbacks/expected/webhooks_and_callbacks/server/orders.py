"""Orders: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body, json_model, path
from .._runtime.validation import ref, string
from . import validators


class OrdersApi(ABC):
    """Handles Orders."""

    @abstractmethod
    async def place_order(
        self, body: models.PlaceOrderRequest, *, context: Context
    ) -> models.PlaceOrderResponse | Reply[models.PlaceOrderResponse]:
        """Handles POST /orders."""

    @abstractmethod
    async def cancel_order(self, id: str, *, context: Context) -> Reply[None] | None:
        """Deprecated."""


OPERATIONS = [
    Operation(
        "placeOrder",
        "place_order",
        "POST",
        "/orders",
        bodies=[
            json_body(
                ref(lambda: validators.PlaceOrderRequest),
                lambda value: models.PlaceOrderRequest.from_dict(value),
            )
        ],
        body_required=True,
        replies={"201": [json_model(lambda: models.PlaceOrderResponse)]},
    ),
    Operation(
        "cancelOrder",
        "cancel_order",
        "DELETE",
        "/orders/{id}",
        parameters=[path("id", string(), codec.string)],
        replies={"204": []},
    ),
]
