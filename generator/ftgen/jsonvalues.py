"""JSON values: when two are the same, of which kind they are, and how a message shows them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

KINDS = frozenset("null boolean integer fraction string array object".split())
"""The JSON types, numbers told apart: an integer is a number without fraction (JSON Schema 2020-12 §6.1.1)."""

_OF_TYPE = {"number": frozenset(("integer", "fraction"))}
_LONGEST = 60


def kinds_of_types(types: Iterable[str]) -> frozenset[str]:
    """The kinds of the values that type names stand for."""
    return frozenset().union(
        *(_OF_TYPE.get(name, frozenset((name,))) for name in types)
    )


def types_of_kinds(kinds: frozenset[str]) -> str:
    """The type names of kinds, in words."""
    names = sorted(kinds - {"integer", "fraction"})
    if "fraction" in kinds:
        names.append("number")
    elif "integer" in kinds:
        names.append("integer")
    return " or ".join(names) if kinds != KINDS else "any type"


def kind_of(value: Any) -> str:
    """The kind of a value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "integer" if value.is_integer() else "fraction"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def identity(value: Any) -> Any:
    """Something hashable that is equal for equal JSON values: 1 is 1.0, but true is not 1."""
    match value:
        case bool() | None | str():
            return (type(value).__name__, value)
        case list():
            return ("list", *map(identity, value))
        case dict():
            return (
                "dict",
                frozenset((key, identity(each)) for key, each in value.items()),
            )
        case _:
            return ("number", value)


def is_among(value: Any, values: Iterable[Any]) -> bool:
    """Whether a value is one of others."""
    wanted = identity(value)
    return any(identity(each) == wanted for each in values)


def shown(value: Any) -> str:
    """A value as JSON, shortened."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
