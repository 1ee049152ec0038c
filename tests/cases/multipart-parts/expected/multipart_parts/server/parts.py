"""Parts: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime.handling import Context, Reply
from .._runtime.operations import Body, Operation, Part
from .._runtime.validation import ref
from . import validators


class PartsApi(ABC):
    """Handles Parts."""

    @abstractmethod
    async def send_parts(
        self, body: models.SendPartsRequest, *, context: Context
    ) -> Reply[None] | None:
        """Handles POST /parts."""


OPERATIONS = [
    Operation(
        "sendParts",
        "send_parts",
        "POST",
        "/parts",
        bodies=[
            Body(
                "multipart/form-data",
                "multipart",
                ref(lambda: validators.SendPartsRequest),
                lambda value: models.SendPartsRequest.from_dict(value),
                {
                    "image": Part(content_type="image/png, image/webp"),
                    "meta": Part(content_type="application/json"),
                },
            )
        ],
        body_required=True,
        replies={"204": []},
    ),
]
