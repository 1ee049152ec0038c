"""The assertions of JSON Schema that need no other schema, with what to say where one does not hold."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from .files import Named
from .formats import FORMATS
from .patterns import matches
from .schema import Schema

REQUIRED = "is required"
"""What to say of a property that is missing."""

TYPES: Mapping[str, tuple[type, ...]] = {
    "null": (type(None),),
    "boolean": (bool,),
    "string": (str,),
    "number": (int, float),
    "array": (list,),
    "object": (dict,),
}
"""The Python types of the values that a JSON parser makes of each type but integer."""

_WORDS = {
    "null": "null",
    "boolean": "true or false",
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "array": "an array",
    "object": "an object",
}
_RANGES: Mapping[str, Fraction | int] = {
    "int32": 2**31,
    "int64": 2**63,
    "float": Fraction(3.4028235677973366e38),
}


def describe(value: Any) -> str:
    """A JSON value in a few words, for messages."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return f"the string {value!r}" if len(value) <= 40 else "a long string"
        case int() | float():
            text = repr(value)
            return f"the number {text}" if len(text) <= 40 else "a long number"
        case Mapping():
            return "an object"
        case list() | tuple():
            return "an array"
        case _:
            return type(value).__name__


def is_of(kind: str, value: Any) -> bool:
    """Whether a value is of a type of JSON Schema (core §4.2.1); 1.0 is an integer, octets are a string."""
    if kind == "string" and isinstance(value, (bytes, Named)):
        return True
    if kind == "integer":
        return type(value) is int or (type(value) is float and value.is_integer())
    return type(value) in TYPES[kind]


def expected(kinds: tuple[str, ...]) -> str:
    """Types in words."""
    return " or ".join(_WORDS[kind] for kind in kinds) or "no value at all"


class Keys:
    """Keys of JSON values: equal values, and only they, have equal ones (core §4.2.2). Linear in what it sees."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, int]] = {}
        self._numbers: dict[Any, int] = {}

    def of(self, value: Any) -> Any:
        """A hashable key."""
        if not isinstance(value, (list, dict)):
            return _key(value)
        at = id(value)
        if at not in self._known:
            if isinstance(value, list):
                parts: Any = ("array", *map(self.of, value))
            else:
                pairs = ((name, self.of(each)) for name, each in value.items())
                parts = ("object", frozenset(pairs))
            number = self._numbers.setdefault(parts, len(self._numbers))
            self._known[at] = value, number
        return "composite", self._known[at][1]


_MODULUS = sys.hash_info.modulus


def _key(value: Any) -> Any:
    """The key of a scalar; that of a number whose hash it could share with others is its text."""
    match value:
        case bool():
            return (value,)
        case int() | float() if abs(value) >= _MODULUS and value == value // 1:
            return "number", hex(int(value))
        case _:
            return value


def faults(schema: Schema, value: Any, keys: Keys) -> Iterator[str]:
    """What a schema asserts of a value by itself and does not hold (validation §6, §7)."""
    keywords = schema.keywords
    if "types" in keywords:
        kinds = keywords["types"]
        if not any(is_of(kind, value) for kind in kinds):
            yield f"expected {expected(kinds)}, found {describe(value)}"
            return
    if "enum" in keywords:
        yield from _enumeration(keywords["enum"], value, keys)
    match value:
        case bool() | None:
            return
        case int() | float():
            yield from _number(keywords, value)
        case str():
            yield from _string(keywords, value)
        case list():
            yield from _array(keywords, value, keys)
        case dict():
            yield from _object(keywords, value)


def _enumeration(constants: tuple[Any, ...], value: Any, keys: Keys) -> Iterator[str]:
    if keys.of(value) in {keys.of(each) for each in constants}:
        return
    words = ", ".join(_constant(each) for each in constants[:8])
    more = f" and {len(constants) - 8} more" if len(constants) > 8 else ""
    several = "one of " if len(constants) > 1 else ""
    yield f"expected {several}{words}{more}, found {describe(value)}"


def _constant(value: Any) -> str:
    if isinstance(value, str) and len(value) <= 60:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return describe(value).removeprefix("the number ")


def _number(keywords: dict[str, Any], value: float) -> Iterator[str]:
    if (low := keywords.get("minimum")) is not None and not value >= low:
        yield f"must be {low} or more, found {_constant(value)}"
    if (high := keywords.get("maximum")) is not None and not value <= high:
        yield f"must be {high} or less, found {_constant(value)}"
    if (low := keywords.get("exclusive_minimum")) is not None and not value > low:
        yield f"must be more than {low}, found {_constant(value)}"
    if (high := keywords.get("exclusive_maximum")) is not None and not value < high:
        yield f"must be less than {high}, found {_constant(value)}"
    step = keywords.get("multiple_of")
    if step is not None and not is_multiple(value, step):
        yield f"must be a multiple of {step}, found {_constant(value)}"
    bound = _RANGES.get(keywords.get("format", ""))
    if bound is not None and not -bound <= value < bound:
        yield f"must be in the range of {keywords['format']}, found {_constant(value)}"


def is_multiple(value: float, step: float) -> bool:
    """Whether a number is a multiple of another, as they are written in decimal."""
    if type(value) is int and type(step) is int:
        return value % step == 0
    return (Fraction(repr(value)) / Fraction(repr(step))).denominator == 1


def _string(keywords: dict[str, Any], value: str) -> Iterator[str]:
    least, most = keywords.get("min_length"), keywords.get("max_length")
    if least is not None and len(value) < least:
        yield f"must have {_count(least, 'character')} or more"
    if most is not None and len(value) > most:
        yield f"must have {_count(most, 'character')} or fewer"
        return  # nobody looks for a pattern in what is too long anyway
    pattern, format = keywords.get("pattern"), keywords.get("format", "")
    if pattern is not None and not matches(pattern, value):
        yield f"must match the pattern {pattern}"
    if format in FORMATS and not FORMATS[format](value):
        kind = f"{'an' if format[0] in 'aeiou' else 'a'} {format}"
        yield f"expected {kind}, found {describe(value)}"


def _properties(number: int) -> str:
    return "1 property" if number == 1 else f"{number} properties"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _array(keywords: dict[str, Any], value: list[Any], keys: Keys) -> Iterator[str]:
    least, most = keywords.get("min_items"), keywords.get("max_items")
    if least is not None and len(value) < least:
        yield f"must have {_count(least, 'item')} or more"
    if most is not None and len(value) > most:
        yield f"must have {_count(most, 'item')} or fewer"
    if keywords.get("unique") and len(set(map(keys.of, value))) < len(value):
        yield "repeats an item"


def _object(keywords: dict[str, Any], value: dict[str, Any]) -> Iterator[str]:
    for name in keywords.get("required", ()):
        if name not in value:
            yield REQUIRED
    least, most = keywords.get("min_properties"), keywords.get("max_properties")
    if least is not None and len(value) < least:
        yield f"must have {_properties(least)} or more"
    if most is not None and len(value) > most:
        yield f"must have {_properties(most)} or fewer"
    for name, others in keywords.get("dependent_required", {}).items():
        for other in others if name in value else ():
            if other not in value:
                yield f"must have {other!r} beside {name!r}"
