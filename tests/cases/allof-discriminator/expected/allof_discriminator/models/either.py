"""The model Either."""

from __future__ import annotations

from typing import Any, TypeAlias, Union

from .. import models
from .._runtime import codec

Either: TypeAlias = Union["models.Truck", "models.Boat"]


def decode_either(value: Any) -> Either:
    """Decode a JSON value as the Either that it is."""
    match value:
        case dict():
            match codec.tag(value, "type"):
                case "Truck":
                    return models.Truck.from_dict(value)
                case "Boat":
                    return models.Boat.from_dict(value)
            codec.unknown_tag(value, "type")
    codec.fail("an object", value)
