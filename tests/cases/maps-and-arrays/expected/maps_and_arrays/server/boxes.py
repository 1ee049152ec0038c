"""Boxes: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body, json_content, json_model
from .._runtime.validation import ref
from . import validators


class BoxesApi(ABC):
    """Handles Boxes."""

    @abstractmethod
    async def list_leading_items(
        self, *, context: Context
    ) -> list[Any] | Reply[list[Any]]:
        """Handles GET /boxes."""

    @abstractmethod
    async def put_box(
        self, body: models.Box, *, context: Context
    ) -> models.Box | Reply[models.Box]:
        """Handles PUT /boxes."""


OPERATIONS = [
    Operation(
        "listLeadingItems",
        "list_leading_items",
        "GET",
        "/boxes",
        replies={"200": [json_content(lambda value: codec.encode(value))]},
    ),
    Operation(
        "putBox",
        "put_box",
        "PUT",
        "/boxes",
        bodies=[
            json_body(
                ref(lambda: validators.Box), lambda value: models.Box.from_dict(value)
            )
        ],
        body_required=True,
        replies={"200": [json_model(lambda: models.Box)]},
    ),
]
