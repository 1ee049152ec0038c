"""Discriminator values: which value of which property names which variant of a union."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ftgen.diagnostics import Location
from ftgen.ir.types import Scalar
from ftgen.lower.composition import Composition
from ftgen.lower.scalars import values_of
from ftgen.openapi.nodes import Discriminator, Schema

_DEEPEST = 8
"""How far down variants of variants are asked for constants."""


@dataclass(frozen=True, slots=True)
class Tags:
    """For each variant the values of ``property_name`` that name it, as far as the description says them.

    ``default`` is the position of the variant that every other value means (OpenAPI 3.2's defaultMapping).
    """

    property_name: str = ""
    values: tuple[tuple[Scalar, ...], ...] = ()
    stated: bool = False
    default: int | None = None


def stated_tags(flat: Schema, schemas: Composition) -> Tags:
    """What a schema's discriminator says of its variants (OpenAPI 3.2 §4.26)."""
    if flat.discriminator is None:
        return Tags()
    variants = schemas.variants(flat)
    places = [schemas.flatten(each).ref or each.ref for each in variants]
    return told_tags(flat.discriminator, variants, places, schemas)


def told_tags(
    discriminator: Discriminator,
    variants: Sequence[Schema],
    places: Sequence[Location | None],
    schemas: Composition,
) -> Tags:
    """What a discriminator says of variants, each with the place of its schema where that has one.

    The values are those that ``mapping`` says, as far as the variant's own schema admits them, and those of its own
    constants that no variant is mapped to: of several that have the same, the one whose name it is. The schema's name
    is one besides only where nothing is mapped to it and its own schema admits any value.
    """
    owned = [
        own_constants(each, discriminator.property_name, schemas) for each in variants
    ]
    mapped = [
        list(_mapped(discriminator, at, own, schemas))
        for at, own in zip(places, owned, strict=True)
    ]
    claims = Counter(value for own in owned for value in set(own or ()))
    told = {value for values in mapped for value in values}
    return Tags(
        property_name=discriminator.property_name,
        values=tuple(
            (*values, *_others(at, own, values, told, claims))
            for at, own, values in zip(places, owned, mapped, strict=True)
        ),
        stated=True,
        default=_position(places, discriminator.default_mapping),
    )


def _mapped(
    discriminator: Discriminator,
    at: Location | None,
    own: tuple[Any, ...] | None,
    schemas: Composition,
) -> Iterable[Scalar]:
    """The values that are mapped to a variant, and that its own schema admits."""
    for value in (each for each, target in discriminator.mapping if target == at):
        if own is None or value in own:
            yield value
        else:
            schemas.diagnostics.report(
                "discriminator-mismatch",
                f"{value!r} is mapped to a schema whose own {discriminator.property_name!r} cannot be that; "
                "what the schema says is taken",
                discriminator.at,
                "map the value that the schema admits, or admit the mapped one there",
            )


def _others(
    at: Location | None,
    own: tuple[Any, ...] | None,
    mapped: list[Scalar],
    told: Container[Scalar],
    claims: Mapping[Scalar, int],
) -> Iterable[Scalar]:
    """The values that name a variant without a mapping: none that is mapped, to it or to another."""
    name = "" if at is None else _name(at)
    if own is not None:
        free = (each for each in own if each not in told)
        yield from (each for each in free if claims[each] == 1 or each == name)
    elif name and not mapped and name not in claims:
        yield name


def own_constants(
    schema: Schema, name: str, schemas: Composition, depth: int = 0
) -> tuple[Any, ...] | None:
    """The only values that a schema admits for a property of its objects; None where it admits any."""
    flat = schemas.composer.expand(schema)
    if name in flat.properties:
        return constants(flat.properties[name], schemas)
    if depth > _DEEPEST or not (flat.one_of or flat.any_of):
        return None
    found: dict[Any, None] = {}
    for each in schemas.variants(flat):
        inner = own_constants(each, name, schemas, depth + 1)
        if inner is None:
            return None
        found |= dict.fromkeys(inner)
    return tuple(found)


def constants(schema: Schema, schemas: Composition) -> tuple[Any, ...] | None:
    """The strings, integers and booleans that a schema admits, null aside; None where it admits others."""
    flat = schemas.composer.expand(schema)
    values = values_of(flat)
    if values is None and (flat.one_of or flat.any_of):
        inner = [constants(each, schemas) for each in schemas.variants(flat)]
        known = [each for each in inner if each is not None]
        return sum(known, ()) if len(known) == len(inner) else None
    if values and all(isinstance(each, (str, int)) for each in values):
        return values
    return None


def _name(at: Location) -> str:
    return at.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def _position(places: Sequence[Location | None], at: Location | None) -> int | None:
    return places.index(at) if at is not None and at in places else None
