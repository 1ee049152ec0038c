"""stockLow: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body
from .._runtime.validation import ref
from . import validators


class StockLowWebhooks(ABC):
    """Handles stockLow."""

    @abstractmethod
    async def stock_low(
        self, body: models.Stock, *, context: Context
    ) -> Reply[None] | None:
        """Handles POST /stockLow."""


OPERATIONS = [
    Operation(
        "stockLow",
        "stock_low",
        "POST",
        "/stockLow",
        bodies=[
            json_body(
                ref(lambda: validators.Stock),
                lambda value: models.Stock.from_dict(value),
            )
        ],
        body_required=True,
        replies={"204": []},
    ),
]
