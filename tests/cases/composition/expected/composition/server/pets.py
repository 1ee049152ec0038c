"""Pets: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body, json_content
from .._runtime.validation import ref
from . import validators


class PetsApi(ABC):
    """Handles Pets."""

    @abstractmethod
    async def list_pets(
        self, *, context: Context
    ) -> list[models.AnyPet] | Reply[list[models.AnyPet]]:
        """Handles GET /pets."""

    @abstractmethod
    async def add_pet(
        self, body: models.Dog, *, context: Context
    ) -> Reply[None] | None:
        """Handles POST /pets."""


OPERATIONS = [
    Operation(
        "listPets",
        "list_pets",
        "GET",
        "/pets",
        replies={"200": [json_content(lambda value: codec.encode(value))]},
    ),
    Operation(
        "addPet",
        "add_pet",
        "POST",
        "/pets",
        bodies=[
            json_body(
                ref(lambda: validators.Dog), lambda value: models.Dog.from_dict(value)
            )
        ],
        body_required=True,
        replies={"204": []},
    ),
]
