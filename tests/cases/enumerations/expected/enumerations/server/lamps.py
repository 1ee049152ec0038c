"""Lamps: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Literal

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_content, query
from .._runtime.unset import UNSET, Unset
from .._runtime.validation import array, literal


class LampsApi(ABC):
    """Handles Lamps."""

    @abstractmethod
    async def list_lamps(
        self,
        *,
        color: models.Color | Unset = UNSET,
        sort: Literal["asc", "desc"] = "asc",
        level: list[Literal[1, 2, 3]] | Unset = UNSET,
        context: Context,
    ) -> list[models.Lamp] | Reply[list[models.Lamp]]:
        """Handles GET /lamps."""


OPERATIONS = [
    Operation(
        "listLamps",
        "list_lamps",
        "GET",
        "/lamps",
        parameters=[
            query(
                "color", literal("red", "green", "dark blue", "1st"), codec.open_string
            ),
            query(
                "sort", literal("asc", "desc"), codec.open_string, default=lambda: "asc"
            ),
            query(
                "level",
                array(literal(1, 2, 3)),
                lambda value: codec.array(value, codec.open_integer),
            ),
        ],
        replies={
            "200": [json_content(lambda value: [each.to_dict() for each in value])]
        },
    ),
]
