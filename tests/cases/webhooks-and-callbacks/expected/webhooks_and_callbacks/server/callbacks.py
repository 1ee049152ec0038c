"""Callbacks: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body
from .._runtime.validation import ref
from . import validators


class Callbacks(ABC):
    """Requests that the API sends to URLs that its callers name."""

    @abstractmethod
    async def order_shipped(
        self, body: models.Shipment, *, context: Context
    ) -> Reply[None] | None:
        """Handles POST /place_order/shipped."""


OPERATIONS = [
    Operation(
        "orderShipped",
        "order_shipped",
        "POST",
        "/place_order/shipped",
        bodies=[
            json_body(
                ref(lambda: validators.Shipment),
                lambda value: models.Shipment.from_dict(value),
            )
        ],
        body_required=True,
        replies={"204": []},
    ),
]
