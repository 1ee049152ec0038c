"""Object schemas to object models."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ftgen.ir.models import ObjectModel, Property, Value
from ftgen.ir.types import AnyType, Type
from ftgen.lower.directions import Direction
from ftgen.lower.merging import asserts
from ftgen.lower.names import property_name
from ftgen.lower.texts import annotated, external_docs, full_text, model_texts
from ftgen.openapi.nodes import Schema

if TYPE_CHECKING:
    from ftgen.lower.schemas import Schemas


def is_object(flat: Schema) -> bool:
    """Whether a schema without allOf is an object with properties of its own, and no union."""
    if flat.one_of or flat.any_of or flat.const is not None or flat.enum:
        return False
    stated = [name for name in flat.types if name != "null"]
    if stated and stated != ["object"]:
        return False
    if flat.properties:
        return True
    closed = (
        flat.additional_properties is not None
        and flat.additional_properties.boolean is False
    )
    return closed and not flat.pattern_properties


def constrained(flat: Schema) -> Schema:
    """The schema, with variants that restrict which properties go together, and nothing else, as a branch."""
    if not flat.properties and "object" not in flat.types:
        return flat
    if flat.one_of and all(map(_only_requires, flat.one_of)):
        branch = Schema(at=flat.at, one_of=flat.one_of)
        flat = replace(flat, one_of=(), all_of=(*flat.all_of, branch))
    if flat.any_of and all(map(_only_requires, flat.any_of)):
        branch = Schema(at=flat.at, any_of=flat.any_of)
        flat = replace(flat, any_of=(), all_of=(*flat.all_of, branch))
    return flat


def required_alternatives(flat: Schema) -> tuple[tuple[str, ...], ...]:
    """Sets of properties of which an object must have one whole."""
    for branch in flat.all_of:
        variants = branch.one_of or branch.any_of
        if variants and all(
            _only_requires(each) and each.required for each in variants
        ):
            return tuple(each.required for each in variants)
    return ()


def _only_requires(schema: Schema) -> bool:
    if schema.ref is not None:
        return False
    rest = replace(
        schema, required=(), not_=None, types=(), any_of=(), one_of=(), all_of=()
    )
    inner = (*schema.any_of, *schema.one_of, *schema.all_of)
    return not asserts(rest) and all(map(_only_requires, inner))


def object_model(
    flat: Schema, name: str, module: str, direction: Direction, schemas: Schemas
) -> ObjectModel:
    """The model of an object schema, in the shape of one direction."""
    split = schemas.directions.is_split(flat)
    kept = {
        key: schema
        for key, schema in flat.properties.items()
        if not (split and _goes_other_way(schema, direction))
    }
    properties = tuple(
        _property(flat, key, schema, direction, schemas) for key, schema in kept.items()
    )
    additional = _additional(flat, direction, schemas)
    return ObjectModel(
        name=name,
        module=module,
        properties=properties,
        additional=additional,
        pattern_properties=tuple(
            (pattern, schemas.type_of(each, direction))
            for pattern, each in flat.pattern_properties.items()
        ),
        min_properties=flat.min_properties,
        max_properties=flat.max_properties,
        name_pattern=flat.property_names.pattern if flat.property_names else None,
        dependent_required=tuple(flat.dependent_required.items()),
        required_alternatives=required_alternatives(flat),
        schema=schemas.assertions.record(flat, kept, direction),
        at=flat.at,
        **model_texts(flat, schemas),
    )


def _goes_other_way(schema: Schema, direction: Direction) -> bool:
    return schema.read_only if direction == "request" else schema.write_only


def _property(
    flat: Schema,
    key: str,
    schema: Schema,
    direction: Direction,
    schemas: Schemas,
) -> Property:
    told = annotated(schema, schemas)
    return Property(
        name=key,
        python_name=property_name(schema, key),
        type=schemas.type_of(schema, direction),
        required=key in flat.required,
        default=Value(told.default.json) if told.default else None,
        examples=tuple(map(Value, told.examples)),
        title=told.title,
        description=full_text(told, schemas),
        external_docs=external_docs(told.external_docs),
        deprecated=told.deprecated,
        read_only=schema.read_only,
        write_only=schema.write_only,
        at=schema.at,
    )


def _additional(flat: Schema, direction: Direction, schemas: Schemas) -> Type | None:
    additional = flat.additional_properties
    if additional is None:
        return AnyType()
    if additional.boolean is False:
        return AnyType() if flat.pattern_properties else None
    if flat.pattern_properties:
        return AnyType()
    return schemas.type_of(additional, direction)
