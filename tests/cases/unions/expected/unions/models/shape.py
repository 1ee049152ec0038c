"""The model Shape."""

from __future__ import annotations

from typing import Any, TypeAlias, Union

from .. import models
from .._runtime import codec

Shape: TypeAlias = Union["models.Circle", "models.Square"]


def decode_shape(value: Any) -> Shape:
    """Decode a JSON value as the Shape that it is."""
    match value:
        case dict():
            match codec.tag(value, "kind"):
                case "circle":
                    return models.Circle.from_dict(value)
                case "square":
                    return models.Square.from_dict(value)
            codec.unknown_tag(value, "kind")
    codec.fail("an object", value)
