"""Base schemas with a discriminator, and the schemas that extend them by allOf (OpenAPI 3.2 §4.26.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ftgen.diagnostics import Location
from ftgen.lower.tags import Tags
from ftgen.openapi import Spec
from ftgen.openapi.nodes import Discriminator, Schema


@dataclass(frozen=True, slots=True)
class Family:
    """The schemas that extend a base, however far, and the values of its discriminator that name them."""

    members: tuple[Location, ...]
    tags: Tags


def families(spec: Spec) -> dict[Location, Family]:
    """The families among the named schemas, by the place of their base."""
    named = spec.description.schemas
    children: defaultdict[Location, list[str]] = defaultdict(list)
    for key, schema in named.items():
        for part in schema.all_of:
            if part.ref is not None:
                children[part.ref].append(key)
    found: dict[Location, Family] = {}
    for schema in named.values():
        discriminator = _own_discriminator(schema)
        if discriminator is not None and not schema.one_of and not schema.any_of:
            family = _family(schema, discriminator, named, children)
            if family.members:
                found[schema.at] = family
    return found


def _own_discriminator(schema: Schema) -> Discriminator | None:
    parts = (schema, *(part for part in schema.all_of if part.ref is None))
    return next(
        (each.discriminator for each in parts if each.discriminator is not None), None
    )


def _family(
    base: Schema,
    discriminator: Discriminator,
    named: Mapping[str, Schema],
    children: Mapping[Location, list[str]],
) -> Family:
    keys: dict[str, None] = {}
    waiting = list(children.get(base.at, ()))
    while waiting:
        key = waiting.pop(0)
        if key not in keys and named[key].at != base.at:
            keys[key] = None
            waiting += children.get(named[key].at, ())
    members = {named[key].at: key for key in keys}
    mapped: defaultdict[Location, list[str]] = defaultdict(list)
    for value, at in discriminator.mapping:
        mapped[at].append(value)
        if at != base.at:
            members.setdefault(at, value)
    values = tuple(tuple(mapped[at]) or (key,) for at, key in members.items())
    return Family(
        members=tuple(members),
        tags=Tags(
            property_name=discriminator.property_name,
            values=(*values, tuple(mapped[base.at])),
            stated=True,
            default=len(members),
        ),
    )
