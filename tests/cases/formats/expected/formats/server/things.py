"""Things: its handlers and its operations."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from decimal import Decimal
from uuid import UUID

from .. import models
from .._runtime import codec
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body, json_model, path, query
from .._runtime.unset import UNSET, Unset
from .._runtime.validation import ref, string
from . import validators


class ThingsApi(ABC):
    """Handles Things."""

    @abstractmethod
    async def put_thing(
        self,
        id: UUID,
        body: models.Thing,
        *,
        since: dt.date | Unset = UNSET,
        at: dt.datetime | Unset = UNSET,
        price: Decimal | Unset = UNSET,
        context: Context,
    ) -> models.Thing | Reply[models.Thing]:
        """Handles PUT /things/{id}."""


OPERATIONS = [
    Operation(
        "putThing",
        "put_thing",
        "PUT",
        "/things/{id}",
        parameters=[
            path("id", string(format="uuid"), codec.uuid),
            query("since", string(format="date"), codec.date),
            query("at", string(format="date-time"), codec.date_time),
            query("price", string(format="decimal"), codec.decimal),
        ],
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
