"""Things: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body, json_content, json_model, path
from .._runtime.validation import ref, string
from . import validators


class ThingsApi(ABC):
    """Handles Things."""

    @abstractmethod
    async def list_things(
        self, *, context: Context
    ) -> list[models.Thing] | Reply[list[models.Thing]]:
        """Handles GET /things."""

    @abstractmethod
    async def get_thing(
        self, id: models.Id, *, context: Context
    ) -> models.Thing | Reply[models.Thing]:
        """Handles GET /things/{id}."""

    @abstractmethod
    async def put_thing(
        self, id: models.Id, body: models.Thing, *, context: Context
    ) -> models.Thing | Reply[models.Thing]:
        """Handles PUT /things/{id}."""


OPERATIONS = [
    Operation(
        "listThings",
        "list_things",
        "GET",
        "/things",
        replies={
            "200": [json_content(lambda value: [each.to_dict() for each in value])]
        },
    ),
    Operation(
        "getThing",
        "get_thing",
        "GET",
        "/things/{id}",
        parameters=[path("id", string(min_length=1), codec.string)],
        replies={
            "200": [json_model(lambda: models.Thing)],
            "default": [json_model(lambda: models.GetThingDefaultResponse)],
        },
    ),
    Operation(
        "putThing",
        "put_thing",
        "PUT",
        "/things/{id}",
        parameters=[path("id", string(min_length=1), codec.string)],
        bodies=[
            json_body(
                ref(lambda: validators.Thing),
                lambda value: models.Thing.from_dict(value),
            )
        ],
        body_required=True,
        replies={"200": [json_model(lambda: models.Thing)]},
    ),
]
