"""Schemas of a description as assertions on the wire: every keyword, where the types lose what Python cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Protocol

from ftgen.diagnostics import Location
from ftgen.ecma import python_pattern
from ftgen.ir.models import Property
from ftgen.ir.schemas import ANYTHING, NOTHING, NULL, Schema, nullable, reference
from ftgen.ir.types import AnyType, NullableType, NullType, RefType, Type
from ftgen.jsonvalues import is_among
from ftgen.lower.composition import Composition
from ftgen.lower.directions import Direction
from ftgen.lower.merging import EMPTY, RULES
from ftgen.lower.scalars import fitted_values, format_of, number_name
from ftgen.lower.tags import Tags, stated_tags
from ftgen.lower.variants import Variants
from ftgen.openapi import nodes

ASSERTED: Mapping[str, str] = {
    "not_": "not_",
    "if_": "if_",
    "then": "then",
    "else_": "else_",
    "contains": "contains",
    "property_names": "names",
    "unevaluated_items": "unevaluated_items",
    "unevaluated_properties": "unevaluated_properties",
    "dependent_schemas": "dependent_schemas",
    "all_of": "all_of",
}
"""Fields whose subschemas say what is valid and decide on no type."""

DECIDING: Mapping[str, str] = {
    "items": "items",
    "prefix_items": "prefix",
    "properties": "properties",
    "additional_properties": "additional",
    "pattern_properties": "patterns",
    "one_of": "one_of",
    "any_of": "any_of",
}
"""Fields whose subschemas decide what a value is in Python."""

OWN = frozenset("boolean ref types format const enum pattern".split())
"""Fields that are looked at one by one."""

PLAIN: Mapping[str, str] = {
    name: {"unique_items": "unique"}.get(name, name)
    for name in RULES
    if name not in {*ASSERTED, *DECIDING, *OWN}
}
"""Fields of a node that are keywords as they are: all others of which two that apply are to be merged."""


class Types(Protocol):
    """Says what schemas are in Python."""

    def type_of(self, schema: nodes.Schema, direction: Direction, /) -> Type:
        """The type of a schema where it is used."""

    def name_of(self, at: Location, direction: Direction, /) -> str:
        """The name of the model of a named schema."""


class Assertions:
    """Lowers schemas to assertions, for one direction each."""

    def __init__(self, schemas: Composition, unions: Variants, types: Types) -> None:
        self._schemas = schemas
        self._unions = unions
        self._types = types
        self._made: dict[tuple[int, Direction], tuple[nodes.Schema, Schema]] = {}

    def of(self, schema: nodes.Schema, direction: Direction) -> Schema:
        """The assertions of a schema where its type is ``type_of`` it: what has a name is referred to."""
        key = id(schema), direction
        if key in self._made:
            return self._made[key][1]
        with self._schemas.levels.of(schema.at):
            made = self._of(schema, direction)
        self._made[key] = schema, made
        return made

    def _of(self, schema: nodes.Schema, direction: Direction) -> Schema:
        type_ = self._types.type_of(schema, direction)
        plain = type_.of if isinstance(type_, NullableType) else type_
        if isinstance(plain, RefType):
            made = reference(plain.name)
        else:
            flat = self._schemas.flatten(schema)
            if flat.ref is not None:
                target = self._schemas.spec.schema(flat.ref)
                made = self.of(target, direction)
                is_open = flat.nullable and not self._schemas.nulls.admitted_by(target)
                return nullable(made) if is_open else made
            if isinstance(plain, (AnyType, NullType)):
                return self.exact(flat, direction)
            made = self.structure(flat, direction)
        return nullable(made) if isinstance(type_, NullableType) else made

    def structure(self, flat: nodes.Schema, direction: Direction) -> Schema:
        """The assertions of a schema that is no object with properties, null left out."""
        if flat.boolean is not None:
            return ANYTHING if flat.boolean else NOTHING
        stated = tuple(name for name in flat.types if name != "null")
        values = self._schemas.literal(flat, stated)
        if values is None and (flat.one_of or flat.any_of):
            return self._union(flat, direction)
        types = self._schemas.types(flat)
        if not types:
            return self.exact(flat, direction)
        if "object" in types and len(types) > 1 and flat.properties:
            members = (self._schemas.one_type(flat, name) for name in types)
            return Schema(
                keywords={"any_of": tuple(self.of(each, direction) for each in members)}
            )
        keywords = dict(self._keywords(flat, types, direction))
        keywords |= self._inside(flat, direction)
        return Schema(keywords=keywords)

    def record(
        self,
        flat: nodes.Schema,
        properties: Mapping[str, nodes.Schema],
        direction: Direction,
    ) -> Schema:
        """The assertions of an object whose model has these properties."""
        keywords = dict(self._keywords(flat, ("object",), direction))
        keywords["properties"] = {
            name: self.of(each, direction) for name, each in properties.items()
        }
        gone = flat.properties.keys() - properties.keys()
        keywords["required"] = tuple(each for each in flat.required if each not in gone)
        keywords |= self._inside(flat, direction)
        return Schema(keywords=keywords)

    def _union(self, flat: nodes.Schema, direction: Direction) -> Schema:
        keyword = "one_of" if flat.one_of else "any_of"
        found = self._unions.of(flat)
        members = [_variant(self.of(each, direction)) for each in found]
        if not members:
            return NULL
        extra = dict(self.exact(self._unions.beside(flat), direction).keywords)
        if len(members) == 1 and not extra:
            return members[0]
        return tagged(
            Schema(keywords={keyword: tuple(members), **extra}),
            stated_tags(flat, self._schemas),
        )

    def exact(self, schema: nodes.Schema, direction: Direction) -> Schema:
        """The assertions of a schema that decides on no type: word by word, null included."""
        if schema.boolean is not None:
            return ANYTHING if schema.boolean else NOTHING
        keywords = dict(self._keywords(schema, schema.types, direction))
        branches = list(keywords.get("all_of", ()))
        if schema.ref is not None:
            branches.insert(0, self._reference(schema.ref, direction))
        for name, keyword in DECIDING.items():
            value = getattr(schema, name)
            if value != EMPTY[name] and value is not None:
                keywords[keyword] = self._each(value, direction, keyword)
        if schema.ref is not None and not keywords:
            made = branches[0]
        else:
            made = Schema(
                keywords={
                    **keywords,
                    **({"all_of": tuple(branches)} if branches else {}),
                }
            )
        open_to_null = schema.nullable and "null" not in schema.types
        return nullable(made) if open_to_null else made

    def _reference(self, at: Location, direction: Direction) -> Schema:
        schemas = self._schemas
        at = schemas.end_of_chain(at)
        target = schemas.spec.schema(at)
        if schemas.deserves_name(at):
            made = reference(self._types.name_of(at, direction))
            return nullable(made) if schemas.nulls.admitted_by(target) else made
        with schemas.levels.of(at):
            return self.exact(target, direction)

    def _keywords(
        self, schema: nodes.Schema, types: tuple[str, ...], direction: Direction
    ) -> Iterator[tuple[str, Any]]:
        """What a schema asserts by itself, and what decides on no type."""
        if types:
            yield "types", _types(schema, types)
        is_text = bool(schema.format) or "string" in types
        if is_text and (name := format_of(schema)):
            yield "format", name
        if schema.const is not None:
            is_admitted = schema.enum is None or is_among(
                schema.const.json, schema.enum
            )
            yield "enum", (schema.const.json,) if is_admitted else ()
        elif schema.enum is not None:
            yield "enum", fitted_values(schema)
        if schema.pattern is not None and (pattern := python_pattern(schema.pattern)):
            yield "pattern", pattern
        for name, keyword in PLAIN.items():
            value = getattr(schema, name)
            if value != EMPTY[name]:
                yield keyword, self._plain(schema, name, value, direction)
        for name, keyword in ASSERTED.items():
            value = getattr(schema, name)
            if value != EMPTY[name]:
                yield keyword, self._exactly(value, direction)

    def _plain(
        self, schema: nodes.Schema, name: str, value: Any, direction: Direction
    ) -> Any:
        if name != "required" or direction != "request":
            return value
        hidden = {key for key, each in schema.properties.items() if each.read_only}
        return tuple(each for each in value if each not in hidden)

    def _exactly(self, value: Any, direction: Direction) -> Any:
        match value:
            case nodes.Schema():
                return self.exact(value, direction)
            case tuple():
                return tuple(self.exact(each, direction) for each in value)
            case _:
                return {key: self.exact(of, direction) for key, of in value.items()}

    def _each(self, value: Any, direction: Direction, keyword: str) -> Any:
        if keyword == "patterns":
            return self._patterns(value, direction, exact=True)
        return self._exactly(value, direction)

    def _inside(self, flat: nodes.Schema, direction: Direction) -> dict[str, Any]:
        """The schemas of what an array or an object holds."""
        found: dict[str, Any] = {}
        if flat.items is not None:
            found["items"] = self.of(flat.items, direction)
        if flat.prefix_items:
            found["prefix"] = tuple(
                self.of(each, direction) for each in flat.prefix_items
            )
        if flat.additional_properties is not None:
            found["additional"] = self.of(flat.additional_properties, direction)
        if flat.pattern_properties:
            found["patterns"] = self._patterns(
                flat.pattern_properties, direction, exact=False
            )
        return found

    def _patterns(
        self, patterns: Mapping[str, nodes.Schema], direction: Direction, *, exact: bool
    ) -> dict[str, Schema]:
        lower = self.exact if exact else self.of
        return {
            translated: lower(each, direction)
            for pattern, each in patterns.items()
            if (translated := python_pattern(pattern)) is not None
        }


def tagged(schema: Schema, tags: Tags) -> Schema:
    """A union with what its discriminator says."""
    if not tags.stated:
        return schema
    table: dict[str | int, int] = {}
    for position, values in enumerate(tags.values):
        for value in values:
            table.setdefault(value, position)
    return replace(
        schema, tag=tags.property_name, tags=tuple(table.items()), default=tags.default
    )


def is_read_only(prop: Property) -> bool:
    """Whether a request may not set a property."""
    return prop.read_only


def _types(schema: nodes.Schema, types: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(number_name(schema, name) for name in types))


def _variant(schema: Schema) -> Schema:
    """A variant of a union: null is none, and no value of one."""
    schema = without_null(schema)
    values = schema.keywords.get("enum", ())
    if None not in values:
        return schema
    some = tuple(each for each in values if each is not None)
    return replace(schema, keywords={**schema.keywords, "enum": some})


def without_null(schema: Schema) -> Schema:
    """A variant without the permission to be null, which the whole union gives."""
    variants = schema.keywords.get("any_of", ())
    if len(variants) == 2 and variants[1] == NULL and len(schema.keywords) == 1:
        first: Schema = variants[0]
        return first
    return schema
