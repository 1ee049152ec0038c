"""Trees: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body, json_content
from .._runtime.validation import ref
from . import validators


class TreesApi(ABC):
    """Handles Trees."""

    @abstractmethod
    async def plant_tree(
        self, body: models.Tree, *, context: Context
    ) -> models.Json | Reply[models.Json]:
        """Handles POST /trees."""


OPERATIONS = [
    Operation(
        "plantTree",
        "plant_tree",
        "POST",
        "/trees",
        bodies=[
            json_body(
                ref(lambda: validators.Tree), lambda value: models.Tree.from_dict(value)
            )
        ],
        body_required=True,
        replies={"200": [json_content(lambda value: codec.encode(value))]},
    ),
]
