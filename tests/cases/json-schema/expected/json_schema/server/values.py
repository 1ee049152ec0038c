"""Values: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body, json_model
from .._runtime.validation import ref
from . import validators


class ValuesApi(ABC):
    """Handles Values."""

    @abstractmethod
    async def send_value(
        self, body: models.Value, *, context: Context
    ) -> models.Value | Reply[models.Value]:
        """Handles POST /values."""


OPERATIONS = [
    Operation(
        "sendValue",
        "send_value",
        "POST",
        "/values",
        bodies=[
            json_body(
                ref(lambda: validators.Value),
                lambda value: models.Value.from_dict(value),
            )
        ],
        body_required=True,
        replies={"200": [json_model(lambda: models.Value)]},
    ),
]
