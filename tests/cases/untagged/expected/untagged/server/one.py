"""One: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, query
from .._runtime.unset import UNSET, Unset
from .._runtime.validation import integer


class OneApi(ABC):
    """Handles One."""

    @abstractmethod
    async def both(
        self, *, v: int | Unset = UNSET, context: Context
    ) -> Reply[None] | None:
        """Handles GET /b."""

    @abstractmethod
    async def better_name(self, *, context: Context) -> Reply[None] | None:
        """Handles POST /b."""


OPERATIONS = [
    Operation(
        "both",
        "both",
        "GET",
        "/b",
        parameters=[query("v", integer(), codec.integer)],
        replies={"204": []},
    ),
    Operation("x", "better_name", "POST", "/b", replies={"204": []}),
]
