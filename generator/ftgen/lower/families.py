"""Base schemas with a discriminator, and the schemas that extend them by allOf (OpenAPI 3.2 §4.26.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ftgen.diagnostics import Location
from ftgen.lower.composition import Composition
from ftgen.lower.tags import Tags, told_tags
from ftgen.openapi import Spec
from ftgen.openapi.nodes import Discriminator, Schema


@dataclass(frozen=True, slots=True)
class Family:
    """The schemas that extend a base, however far, and what tells them apart."""

    base: Schema
    members: tuple[Location, ...]
    discriminator: Discriminator

    def tags(self, schemas: Composition) -> Tags:
        """The values that name the members, and those that are mapped to the base, which all others mean too."""
        mapping = self.discriminator.mapping
        of_base = tuple(value for value, at in mapping if at == self.base.at)
        variants = [schemas.spec.schema(at) for at in self.members]
        found = told_tags(self.discriminator, variants, self.members, schemas)
        rest = [tuple(v for v in values if v not in of_base) for values in found.values]
        return replace(found, values=(*rest, of_base), default=len(rest))


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
    members = dict.fromkeys(named[key].at for key in keys)
    members |= dict.fromkeys(at for _, at in discriminator.mapping if at != base.at)
    return Family(base, tuple(members), discriminator)
