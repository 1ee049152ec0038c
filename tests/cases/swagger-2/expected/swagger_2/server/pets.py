"""pets: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Literal

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import (
    Body,
    Operation,
    json_body,
    json_content,
    json_model,
    path,
    query,
)
from .._runtime.unset import UNSET, Unset
from .._runtime.validation import array, integer, literal, ref
from . import validators


class PetsApi(ABC):
    """Handles pets."""

    @abstractmethod
    async def find_pets(
        self,
        *,
        status: list[Literal["free", "sold"]] | Unset = UNSET,
        ids: list[int] | Unset = UNSET,
        context: Context,
    ) -> list[models.Pet] | Reply[list[models.Pet]]:
        """Handles GET /pets."""

    @abstractmethod
    async def add_pet(
        self, body: models.Pet, *, context: Context
    ) -> models.Pet | Reply[models.Pet]:
        """Handles POST /pets."""

    @abstractmethod
    async def add_photo(
        self, id: int, body: models.AddPhotoRequest, *, context: Context
    ) -> Reply[None] | None:
        """Handles POST /pets/{id}/photo."""


OPERATIONS = [
    Operation(
        "findPets",
        "find_pets",
        "GET",
        "/pets",
        parameters=[
            query(
                "status",
                array(literal("free", "sold")),
                lambda value: codec.array(value, codec.open_string),
            ),
            query(
                "ids",
                array(integer()),
                lambda value: codec.array(value, codec.integer),
                explode=False,
            ),
        ],
        replies={
            "200": [json_content(lambda value: [each.to_dict() for each in value])]
        },
        security=[{"key": []}],
    ),
    Operation(
        "addPet",
        "add_pet",
        "POST",
        "/pets",
        bodies=[
            json_body(
                ref(lambda: validators.Pet), lambda value: models.Pet.from_dict(value)
            )
        ],
        body_required=True,
        replies={"201": [json_model(lambda: models.Pet)]},
        security=[{"key": []}],
    ),
    Operation(
        "addPhoto",
        "add_photo",
        "POST",
        "/pets/{id}/photo",
        parameters=[path("id", integer(), codec.integer)],
        bodies=[
            Body(
                "multipart/form-data",
                "multipart",
                ref(lambda: validators.AddPhotoRequest),
                lambda value: models.AddPhotoRequest.from_dict(value),
            )
        ],
        body_required=True,
        replies={"204": []},
        security=[{"key": []}],
    ),
]
