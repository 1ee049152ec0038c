"""Status: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_model


class StatusApi(ABC):
    """Handles Status."""

    @abstractmethod
    async def get_status(
        self, *, context: Context
    ) -> models.State | Reply[models.State]:
        """Handles GET /status."""


OPERATIONS = [
    Operation(
        "getStatus",
        "get_status",
        "GET",
        "/status",
        replies={"200": [json_model(lambda: models.State)]},
    ),
]
