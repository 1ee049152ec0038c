"""Vehicles: its handlers and its operations."""

from __future__ import annotations

from abc import ABC, abstractmethod

from .. import models
from .._runtime.handling import Context, Reply
from .._runtime.operations import Operation, json_body, json_content, model
from .._runtime.validation import ref
from . import validators


class VehiclesApi(ABC):
    """Handles Vehicles."""

    @abstractmethod
    async def add_vehicle(
        self, body: models.AnyVehicle, *, context: Context
    ) -> models.Either | Reply[models.Either]:
        """Handles POST /vehicles."""


OPERATIONS = [
    Operation(
        "addVehicle",
        "add_vehicle",
        "POST",
        "/vehicles",
        bodies=[
            json_body(
                ref(lambda: validators.AnyVehicle),
                lambda value: models.decode_any_vehicle(value),
            )
        ],
        body_required=True,
        replies={
            "200": [json_content(lambda value: model(value, models.Truck, models.Boat))]
        },
    ),
]
