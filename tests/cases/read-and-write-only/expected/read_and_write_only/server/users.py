"""Users: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body, json_model
from .._runtime.validation import ref
from . import validators


class UsersApi(ABC):
    """Handles Users."""

    @abstractmethod
    async def create_user(
        self, body: models.UserRequest, *, context: Context
    ) -> models.User | Reply[models.User]:
        """Handles POST /users."""


OPERATIONS = [
    Operation(
        "createUser",
        "create_user",
        "POST",
        "/users",
        bodies=[
            json_body(
                ref(lambda: validators.UserRequest),
                lambda value: models.UserRequest.from_dict(value),
            )
        ],
        body_required=True,
        replies={"201": [json_model(lambda: models.User)]},
    ),
]
