"""Shapes: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body, json_model
from .._runtime.validation import ref
from . import validators


class ShapesApi(ABC):
    """Handles Shapes."""

    @abstractmethod
    async def draw_shape(
        self, body: models.Shape, *, context: Context
    ) -> models.Drawing | Reply[models.Drawing]:
        """Handles POST /shapes."""


OPERATIONS = [
    Operation(
        "drawShape",
        "draw_shape",
        "POST",
        "/shapes",
        bodies=[
            json_body(
                ref(lambda: validators.Shape), lambda value: models.decode_shape(value)
            )
        ],
        body_required=True,
        replies={"200": [json_model(lambda: models.Drawing)]},
    ),
]
