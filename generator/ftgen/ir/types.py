"""The kinds of type of the intermediate model: neutral, small, closed under ``match``.

A type says what JSON a value may be, not how any language writes it. Named things (models) are referred
to by name, so recursive schemas need no mutation. Limits are those of JSON Schema 2020-12 validation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeAlias

MOST_PARTS = 200
"""How many parts a type without a name may have."""

Number: TypeAlias = int | float
Scalar: TypeAlias = str | int | bool

StringFormat: TypeAlias = Literal[
    "plain",
    "date",
    "date-time",
    "time",
    "duration",
    "uuid",
    "decimal",
    "byte",
    "binary",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyType:
    """Any JSON value, null among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NullType:
    """null and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanType:
    """true or false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerType:
    """A number without a fraction; ``format`` is as written (int32, int64, …)."""

    format: str = ""
    minimum: Number | None = None
    maximum: Number | None = None
    exclusive_minimum: Number | None = None
    exclusive_maximum: Number | None = None
    multiple_of: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberType:
    """Any number."""

    format: str = ""
    minimum: Number | None = None
    maximum: Number | None = None
    exclusive_minimum: Number | None = None
    exclusive_maximum: Number | None = None
    multiple_of: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StringType:
    """A string; ``format`` is the one that changes its type, ``written_format`` what the description says.

    ``byte`` is base64 inside JSON; ``binary`` is raw octets, a body or a file of a multipart body.
    """

    format: StringFormat = "plain"
    written_format: str = ""
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LiteralType:
    """An enumeration of strings, integers and booleans; null in it makes the type a NullableType of it."""

    values: tuple[Scalar, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrayType:
    """A list; ``prefix`` holds the types of its first items where they differ (prefixItems)."""

    items: Type
    prefix: tuple[Type, ...] = ()
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MapType:
    """An object used as a dictionary: any names, values of one type."""

    values: Type
    name_pattern: str | None = None
    min_properties: int | None = None
    max_properties: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefType:
    """The model of this name (``ObjectModel.name`` or ``AliasModel.name``)."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NullableType:
    """null, or what ``of`` says; ``of`` is never itself nullable."""

    of: Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Discriminator:
    """A property whose value names the variant: ``mapping`` is (value, position in ``UnionType.members``)."""

    property_name: str
    mapping: tuple[tuple[Scalar, int], ...]
    fallback: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionType:
    """One of several types, none of them null.

    A union of scalars only may stand anywhere; every other is the type of an AliasModel, so that it has a
    name. At most one member is an array and at most one a map. ``discriminator`` tells those members apart
    that are objects, where one is stated or can be inferred.
    """

    members: tuple[Type, ...]
    discriminator: Discriminator | None = None


Type: TypeAlias = (
    AnyType
    | NullType
    | BooleanType
    | IntegerType
    | NumberType
    | StringType
    | LiteralType
    | ArrayType
    | MapType
    | RefType
    | NullableType
    | UnionType
)


def parts_of(type_: Type) -> Iterator[Type]:
    """A type and all that it is made of."""
    yield type_
    match type_:
        case NullableType(of=of) | MapType(values=of):
            yield from parts_of(of)
        case ArrayType(items=items, prefix=prefix):
            for each in (*prefix, items):
                yield from parts_of(each)
        case UnionType(members=members):
            for each in members:
                yield from parts_of(each)


def names_in(type_: Type) -> Iterator[str]:
    """The models that a type refers to."""
    return (each.name for each in parts_of(type_) if isinstance(each, RefType))


def is_large(type_: Type) -> bool:
    """Whether a type is more than anybody reads in one line, and so has a name."""
    return any(True for _ in islice(parts_of(type_), MOST_PARTS, None))


def is_plain_union(union: UnionType) -> bool:
    """Whether a union is one of scalars that are the same in Python as in JSON, and needs no name."""
    return not any(
        isinstance(each, (RefType, ArrayType, MapType, UnionType, AnyType))
        or _has_format(each)
        for each in union.members
    )


def _has_format(type_: Type) -> bool:
    return getattr(type_, "format", "plain") in (
        "date",
        "date-time",
        "time",
        "duration",
        "uuid",
        "decimal",
        "byte",
        "binary",
    )
