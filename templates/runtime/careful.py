"""The parts of a value that no straight line reads: they are judged as a whole, once, and read with care."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from .evidence import kinds_of
from .schema import Schema, anything
from .structure import UNIONS

Mode: TypeAlias = Literal["tolerant", "strict", "request"]
"""How a value is read: by its kinds only, by every assertion, or so that read-only properties are dropped too."""

Decode: TypeAlias = Callable[[Any], Any]


class Mismatch(Exception):
    """A value is not what a straight line expects."""


class Unsure(Mismatch):
    """A value may hold a number that is not what its text says."""


MISMATCHES = (
    Mismatch,
    LookupError,
    TypeError,
    ValueError,
    ArithmeticError,
    RecursionError,
)
"""What a straight line raises where a value is not as expected."""

_DEEP = frozenset(
    "all_of not_ if_ then else_ contains dependent_schemas names patterns unevaluated_items "
    "unevaluated_properties ref".split()
)
"""Keywords that look at the same value again: who meets one reads the value with care, once."""


def whole(value: Any) -> int:
    """An integer that is written as a number with a fraction of zero."""
    if type(value) is float and value.is_integer():
        return int(value)
    raise Mismatch


def small_whole(value: Any) -> int:
    """The same of a parser that makes floats of integers beyond 64 bits."""
    if type(value) is float and not -(2.0**63) < value < 2.0**63:
        raise Unsure
    return whole(value)


def unsure(value: Any) -> Any:
    """Reads no value."""
    raise Unsure


def careful(schema: Schema, mode: Mode) -> Decode:
    """The function that reads a value of a schema with care, as part of a straight line."""
    # Reading takes the formats and all that they know with it; most schemas need no care.
    from .reading import Reading

    def read(value: Any) -> Any:
        reading = Reading(request=mode == "request")
        if mode != "tolerant" and not reading.accepts(schema, value):
            raise Mismatch
        found = reading.of(schema, value)
        if mode == "tolerant" and reading.deviations:
            raise Mismatch
        return found

    return read


def needs_care(schema: Schema, mode: Mode) -> bool:
    """Whether a value has to be judged as a whole, for what no straight line says of it."""
    keywords = schema.keywords
    if mode == "tolerant":
        return False
    if _DEEP.intersection(keywords):
        return True
    if "unique" in keywords:
        items = keywords.get("items", anything).follow()
        return not set(kinds_of(items)) <= {"string", "integer", "number", "boolean"}
    return any(word in keywords for word in UNIONS) and len(keywords) > 1
