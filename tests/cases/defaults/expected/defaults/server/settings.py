"""Settings: its handlers and its operations."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from typing import Literal

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body, query
from .._runtime.validation import array, boolean, integer, literal, number, ref, string
from . import validators


class SettingsApi(ABC):
    """Handles Settings."""

    @abstractmethod
    async def change_settings(
        self,
        body: models.Settings,
        *,
        dry: bool = False,
        mode: Literal["fast", "safe"] = "safe",
        page: int = 0,
        ratio: float = 0.5,
        fields: list[str],
        day: dt.date = dt.date(2024, 2, 29),
        context: Context,
    ) -> Reply[None] | None:
        """Handles PATCH /settings."""


OPERATIONS = [
    Operation(
        "changeSettings",
        "change_settings",
        "PATCH",
        "/settings",
        parameters=[
            query("dry", boolean(), codec.boolean, default=lambda: False),
            query(
                "mode",
                literal("fast", "safe"),
                codec.open_string,
                default=lambda: "safe",
            ),
            query("page", integer(minimum=0), codec.integer, default=lambda: 0),
            query(
                "ratio",
                number(exclusive_minimum=0, exclusive_maximum=1),
                codec.number,
                default=lambda: 0.5,
            ),
            query(
                "fields",
                array(string(), max_items=5),
                lambda value: codec.strings(value),
                default=lambda: ["a", "b"],
            ),
            query(
                "day",
                string(format="date"),
                codec.date,
                default=lambda: dt.date(2024, 2, 29),
            ),
        ],
        bodies=[
            json_body(
                ref(lambda: validators.Settings),
                lambda value: models.Settings.from_dict(value),
            )
        ],
        body_required=True,
        replies={"204": []},
    ),
]
