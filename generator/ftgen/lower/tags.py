"""Discriminator values: which value of which property names which variant of a union."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ftgen.diagnostics import Location
from ftgen.ir.types import Scalar
from ftgen.lower.composition import Composition
from ftgen.openapi.nodes import Discriminator, Schema


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
    name = discriminator.property_name
    owned = [schemas.constants.of_property(each, name) for each in variants]
    mapped = [
        list(_mapped(discriminator, at, own, schemas))
        for at, own in zip(places, owned, strict=True)
    ]
    claims = Counter(value for own in owned for value in set(own or ()))
    told = {value for values in mapped for value in values}
    return Tags(
        property_name=name,
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


def _name(at: Location) -> str:
    return at.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def _position(places: Sequence[Location | None], at: Location | None) -> int | None:
    return places.index(at) if at is not None and at in places else None
