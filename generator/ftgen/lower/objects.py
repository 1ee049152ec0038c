"""Object schemas to object models."""

from __future__ import annotations

from ftgen.ir.models import ObjectModel, Property, Value
from ftgen.ir.types import AnyType, Type
from ftgen.lower.assertions import Assertions, Types
from ftgen.lower.composition import Composition, only_requires
from ftgen.lower.directions import Direction, Directions
from ftgen.lower.names import property_name
from ftgen.lower.texts import annotated, external_docs, full_text, model_texts
from ftgen.openapi.nodes import Schema


class Objects:
    """Makes models of object schemas, in the shape of one direction each."""

    def __init__(
        self,
        schemas: Composition,
        directions: Directions,
        assertions: Assertions,
        types: Types,
    ) -> None:
        self._schemas = schemas
        self._directions = directions
        self._assertions = assertions
        self._types = types

    def model(
        self, flat: Schema, name: str, module: str, direction: Direction
    ) -> ObjectModel:
        """The model of an object schema."""
        split = self._directions.is_split(flat)
        kept = {
            key: schema
            for key, schema in flat.properties.items()
            if not (split and _goes_other_way(schema, direction))
        }
        properties = tuple(
            self._property(flat, key, schema, direction) for key, schema in kept.items()
        )
        additional = self._additional(flat, direction)
        return ObjectModel(
            name=name,
            module=module,
            properties=properties,
            dropped=tuple(
                key
                for key, schema in flat.properties.items()
                if schema.read_only and key not in kept
            ),
            additional=additional,
            pattern_properties=tuple(
                (pattern, self._types.type_of(each, direction))
                for pattern, each in flat.pattern_properties.items()
            ),
            min_properties=flat.min_properties,
            max_properties=flat.max_properties,
            name_pattern=flat.property_names.pattern if flat.property_names else None,
            dependent_required=tuple(flat.dependent_required.items()),
            required_alternatives=required_alternatives(flat),
            schema=self._assertions.record(flat, kept, direction),
            at=flat.at,
            **model_texts(flat, self._schemas),
        )

    def _property(
        self, flat: Schema, key: str, schema: Schema, direction: Direction
    ) -> Property:
        told = annotated(schema, self._schemas)
        return Property(
            name=key,
            python_name=property_name(schema, key),
            type=self._types.type_of(schema, direction),
            required=key in flat.required,
            default=Value(told.default.json) if told.default else None,
            examples=tuple(map(Value, told.examples)),
            title=told.title,
            description=full_text(told, self._schemas),
            external_docs=external_docs(told.external_docs),
            deprecated=told.deprecated,
            read_only=schema.read_only,
            write_only=schema.write_only,
            at=schema.at,
        )

    def _additional(self, flat: Schema, direction: Direction) -> Type | None:
        additional = flat.additional_properties
        if additional is None:
            return AnyType()
        if additional.boolean is False:
            return AnyType() if flat.pattern_properties else None
        if flat.pattern_properties:
            return AnyType()
        return self._types.type_of(additional, direction)


def required_alternatives(flat: Schema) -> tuple[tuple[str, ...], ...]:
    """Sets of properties of which an object must have one whole."""
    for branch in flat.all_of:
        variants = branch.one_of or branch.any_of
        if variants and all(only_requires(each) and each.required for each in variants):
            return tuple(each.required for each in variants)
    return ()


def _goes_other_way(schema: Schema, direction: Direction) -> bool:
    return schema.read_only if direction == "request" else schema.write_only
