"""Größe & Maß: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_model


class GroUdfEMaUdfApi(ABC):
    """Handles Größe & Maß."""

    @abstractmethod
    async def get_sizes(self, *, context: Context) -> models.Any_ | Reply[models.Any_]:
        """Handles GET /sizes."""

    @abstractmethod
    async def import_os_os_system_x(self, *, context: Context) -> Reply[None] | None:
        """Handles POST /sizes."""


OPERATIONS = [
    Operation(
        "get_sizes",
        "get_sizes",
        "GET",
        "/sizes",
        replies={"200": [json_model(lambda: models.Any_)]},
    ),
    Operation(
        "import os; os.system('x')",
        "import_os_os_system_x",
        "POST",
        "/sizes",
        replies={"204": []},
    ),
]
