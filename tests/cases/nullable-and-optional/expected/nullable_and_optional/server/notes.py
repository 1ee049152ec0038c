"""Notes: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body, json_model
from .._runtime.validation import ref
from . import validators


class NotesApi(ABC):
    """Handles Notes."""

    @abstractmethod
    async def create_note(
        self, body: models.Note, *, context: Context
    ) -> models.Note | Reply[models.Note]:
        """Handles POST /notes."""


OPERATIONS = [
    Operation(
        "createNote",
        "create_note",
        "POST",
        "/notes",
        bodies=[
            json_body(
                ref(lambda: validators.Note), lambda value: models.Note.from_dict(value)
            )
        ],
        body_required=True,
        replies={"201": [json_model(lambda: models.Note)]},
    ),
]
