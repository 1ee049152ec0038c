"""The model Json."""

from __future__ import annotations

from typing import Any, TypeAlias, Union

from .._runtime import codec

Json: TypeAlias = Union[str, float, bool, list["Json"], dict[str, "Json"]]


def decode_json(value: Any) -> Json:
    """Decode a JSON value as the Json that it is."""
    match value:
        case bool():
            return value
        case int() | float():
            return value
        case str():
            return value
        case list():
            return codec.array(value, decode_json)
        case dict():
            return codec.mapping(value, decode_json)
    codec.fail("a string or a number or true or false or an array or an object", value)
