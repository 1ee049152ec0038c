"""What a JSON value must satisfy: functions that build checks, as generated code calls them.

A check finds every violation of a value, each with its place. The limits are those of JSON Schema 2020-12
validation; patterns are Python's, translated when the code was generated, and found anywhere in a string.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from .checks import Any_, Check, Kind, Literal, Number, String, Violation
from .composites import Array, Nullable, Object, Ref, Tagged, Union

__all__ = [
    "Check",
    "Violation",
    "anything",
    "array",
    "boolean",
    "integer",
    "literal",
    "null",
    "nullable",
    "number",
    "object_",
    "ref",
    "string",
    "tagged",
    "union",
]

_ANYTHING = Any_()
_BOOLEAN = Kind(bool, "true or false")
_NULL = Kind(type(None), "null")


def anything() -> Check:
    """Any value."""
    return _ANYTHING


def null() -> Check:
    """null."""
    return _NULL


def boolean() -> Check:
    """true or false."""
    return _BOOLEAN


def string(
    *,
    min_length: int = 0,
    max_length: int | None = None,
    pattern: str | None = None,
    format: str = "plain",
) -> Check:
    """A string; ``format`` is one that decides the Python type, such as ``date-time``."""
    return String(min_length, max_length, pattern, format)


def integer(
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    exclusive_minimum: float | None = None,
    exclusive_maximum: float | None = None,
    multiple_of: float | None = None,
) -> Check:
    """A number without a fraction."""
    limits = (minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of)
    return Number(True, *limits)


def number(
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    exclusive_minimum: float | None = None,
    exclusive_maximum: float | None = None,
    multiple_of: float | None = None,
) -> Check:
    """Any number."""
    limits = (minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of)
    return Number(False, *limits)


def literal(*values: str | int | bool) -> Check:
    """One of these constants."""
    return Literal(values)


def array(
    items: Check,
    *,
    prefix: Sequence[Check] = (),
    min_items: int = 0,
    max_items: int | None = None,
    unique: bool = False,
) -> Check:
    """A list of items; ``prefix`` holds the checks of the first ones where they differ."""
    return Array(items, prefix, min_items, max_items, unique)


def object_(
    properties: Mapping[str, Check] | None = None,
    *,
    required: Iterable[str] = (),
    additional: Check | None = _ANYTHING,
    patterns: Mapping[str, Check] | None = None,
    names: str | None = None,
    min_properties: int = 0,
    max_properties: int | None = None,
    dependent: Mapping[str, Sequence[str]] | None = None,
    alternatives: Sequence[Sequence[str]] = (),
) -> Check:
    """An object; ``additional`` is what unlisted properties must satisfy, None where there may be none.

    ``patterns`` are checks of properties by what their names match, ``names`` the pattern of every name.
    ``dependent`` names the properties that others require; of ``alternatives``, one must be there in full.
    """
    return Object(
        properties or {},
        required,
        additional,
        patterns or {},
        names,
        min_properties,
        max_properties,
        dependent or {},
        alternatives,
    )


def nullable(of: Check) -> Check:
    """null, or what ``of`` says."""
    return Nullable(of)


def ref(find: Callable[[], Check]) -> Check:
    """The check that ``find`` returns when it is first needed."""
    return Ref(find)


def union(*variants: Check, exclusive: bool = False) -> Check:
    """At least one of several; exactly one where ``exclusive`` (oneOf)."""
    return Union(variants, exclusive)


def tagged(
    name: str,
    variants: Mapping[str | int | bool, Check],
    *,
    fallback: Check | None = None,
) -> Check:
    """The object that the value of its property ``name`` says (a discriminator)."""
    return Tagged(name, variants, fallback)
