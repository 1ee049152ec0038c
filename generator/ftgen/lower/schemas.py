"""Schemas to types: what is small becomes a type in place, what deserves a name becomes a model."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from ftgen.diagnostics import Diagnostics, Location
from ftgen.ir.models import AliasModel, Model
from ftgen.ir.types import (
    AnyType,
    ArrayType,
    MapType,
    NullableType,
    NullType,
    RefType,
    Type,
    UnionType,
)
from ftgen.lower.compose import Composer, asserts
from ftgen.lower.directions import Direction, Directions
from ftgen.lower.families import Family, families
from ftgen.lower.names import Names
from ftgen.lower.objects import constrained, is_object, object_model
from ftgen.lower.scalars import literal_type, scalar_type, values_of
from ftgen.lower.tags import Tags, stated_tags
from ftgen.lower.texts import model_texts
from ftgen.lower.unchecked import report_unchecked
from ftgen.openapi import Spec
from ftgen.openapi.nodes import Schema

_LONGEST_ALIAS_CHAIN = 100


class Schemas:
    """Lowers schemas on demand and keeps the models that come of it.

    A reference gives its model's name at once and the model is made later, from a queue: recursive schemas
    need no recursion here.
    """

    def __init__(
        self, spec: Spec, names: Names, directions: Directions, diagnostics: Diagnostics
    ) -> None:
        self.spec = spec
        self.names = names
        self.directions = directions
        self.diagnostics = diagnostics
        self.composer = Composer(spec, diagnostics)
        self.models: dict[str, Model] = {}
        self.families = families(spec)
        self._named: dict[tuple[Location, Direction], str] = {}
        self.tags: dict[str, Tags] = {}
        self._any_of_family: dict[tuple[Location, Direction], str] = {}
        self._flattened: dict[int, tuple[Schema, Schema]] = {}
        self._inline: dict[tuple[int, Direction], tuple[Schema, str]] = {}
        self._queue: deque[tuple[Schema, str, str, Direction]] = deque()

    def run(self) -> None:
        """Make every model that has been asked for, and those that they ask for."""
        while self._queue:
            schema, name, module, direction = self._queue.popleft()
            self.models[name] = self._model(schema, name, module, direction)

    def type_of(self, schema: Schema, direction: Direction) -> Type:
        """The type of a schema where it is used."""
        flat = self.flatten(schema)
        if flat.ref is None:
            return self._flat(flat, direction)
        return _nullable(self.reference(flat.ref, direction), flat.nullable)

    def flatten(self, schema: Schema) -> Schema:
        """The schema without allOf and without variants that are mere restrictions; always the same object."""
        if id(schema) not in self._flattened:
            flat = self.composer.flatten(schema)
            if flat.ref is None:
                flat = constrained(flat)
                report_unchecked(flat, self.diagnostics)
            self._flattened[id(schema)] = schema, flat
        return self._flattened[id(schema)][1]

    def reference(self, at: Location, direction: Direction) -> Type:
        """The type of a schema that is referred to, null included where it admits null."""
        at = self._end_of_chain(at)
        schema = self.spec.schema(at)
        if not _deserves_name(at):
            return self.type_of(schema, direction)
        name = self.name_of(at, direction)
        if (family := self.families.get(at)) is not None:
            name = self._family_name(family, at, name, direction)
        return _nullable(RefType(name=name), self.admits_null(schema))

    def name_of(self, at: Location, direction: Direction) -> str:
        """The name of the model of a named schema, which is made if need be."""
        shape = self.directions.shape(at, direction)
        if (at, shape) not in self._named:
            schema = self.spec.schema(at)
            suffix = (
                "Request"
                if shape == "request" and self.directions.needs_suffix(at)
                else ""
            )
            name, module = self.names.claim(schema, suffix)
            self._named[at, shape] = name
            self._queue.append((schema, name, module, shape))
        return self._named[at, shape]

    def _family_name(
        self, family: Family, at: Location, base: str, direction: Direction
    ) -> str:
        """The name of the union of a base schema and those that extend it, told apart by its discriminator."""
        key = self.directions.shape(at, direction)
        if (at, key) not in self._any_of_family:
            name, module = self.names.claim_like(f"Any{base}", at)
            self._any_of_family[at, key] = name
            schema = self.spec.schema(at)
            members = [
                RefType(name=self.name_of(each, direction)) for each in family.members
            ]
            self.tags[name] = family.tags
            self.models[name] = AliasModel(
                name=name,
                module=module,
                type=UnionType(members=(*members, RefType(name=base)), exclusive=True),
                description=f"A {base}, or what extends it.",
                at=schema.at,
            )
        return self._any_of_family[at, key]

    def _end_of_chain(self, at: Location) -> Location:
        """Follow references that are nothing but references."""
        for _ in range(_LONGEST_ALIAS_CHAIN):
            schema = self.spec.schema(at)
            if (
                schema.ref is None
                or schema.all_of
                or asserts(replace(schema, ref=None))
                or _deserves_name(at)
            ):
                return at
            at = schema.ref
        return at

    def _model(
        self, schema: Schema, name: str, module: str, direction: Direction
    ) -> Model:
        flat = self.flatten(schema)
        if flat.ref is None and is_object(flat):
            return object_model(flat, name, module, direction, self)
        if flat.ref is not None:
            type_ = self._alias_target(flat.ref, direction)
        else:
            type_ = self._structure(flat, direction)
            self.tags[name] = stated_tags(flat, self)
        return AliasModel(
            name=name,
            module=module,
            type=type_,
            at=schema.at,
            **model_texts(schema, self),
        )

    def _alias_target(self, at: Location, direction: Direction) -> Type:
        """The type of a schema that is a reference and no more."""
        found = self.reference(at, direction)
        return found.of if isinstance(found, NullableType) else found

    def _flat(self, flat: Schema, direction: Direction) -> Type:
        nullable = self.admits_null(flat)
        if is_object(flat):
            return _nullable(self._inline_model(flat, direction), nullable)
        type_ = self._structure(flat, direction)
        if isinstance(type_, UnionType) and not _is_plain_union(type_):
            type_ = self._inline_model(flat, direction)
        return _nullable(type_, nullable)

    def _inline_model(self, flat: Schema, direction: Direction) -> RefType:
        shape = direction if self.directions.is_split(flat) else "response"
        key = id(flat), shape
        if key not in self._inline:
            name, module = self.names.claim(flat)
            self._inline[key] = flat, name
            self._queue.append((flat, name, module, shape))
        return RefType(name=self._inline[key][1])

    def _structure(self, flat: Schema, direction: Direction) -> Type:
        """The type of a schema that is no object with properties, null left out."""
        if flat.boolean is not None:
            return AnyType()
        types = tuple(name for name in flat.types if name != "null")
        if "null" in flat.types and not types and not flat.nullable:
            return NullType()
        if (literal := literal_type(flat, types, self.diagnostics)) is not None:
            return literal
        if flat.one_of or flat.any_of:
            return self._union(flat, direction)
        if not types:
            types = _implied_types(flat)
        if not types:
            return AnyType()
        if len(types) == 1:
            return self._single(flat, types[0], direction)
        members = (self._member(flat, name, direction) for name in types)
        return UnionType(members=tuple(members))

    def _member(self, flat: Schema, name: str, direction: Direction) -> Type:
        one = replace(flat, types=(name,), nullable=False)
        return (
            self._inline_model(one, direction)
            if is_object(one)
            else self._single(one, name, direction)
        )

    def _single(self, flat: Schema, name: str, direction: Direction) -> Type:
        if name == "array":
            return self._array(flat, direction)
        if name == "object":
            return self._map(flat, direction)
        return scalar_type(flat, name)

    def _array(self, flat: Schema, direction: Direction) -> ArrayType:
        items = flat.items
        closed = items is not None and items.boolean is False
        return ArrayType(
            items=(
                AnyType() if items is None or closed else self.type_of(items, direction)
            ),
            prefix=tuple(self.type_of(each, direction) for each in flat.prefix_items),
            min_items=flat.min_items,
            max_items=len(flat.prefix_items) if closed else flat.max_items,
            unique_items=flat.unique_items,
        )

    def _map(self, flat: Schema, direction: Direction) -> MapType:
        values = [flat.additional_properties, *flat.pattern_properties.values()]
        found = [
            each for each in values if each is not None and each.boolean is not False
        ]
        one = found[0] if len(found) == 1 else None
        return MapType(
            values=AnyType() if one is None else self.type_of(one, direction),
            name_pattern=flat.property_names.pattern if flat.property_names else None,
            min_properties=flat.min_properties,
            max_properties=flat.max_properties,
        )

    def _union(self, flat: Schema, direction: Direction) -> Type:
        """The union of a schema's variants; what is stated beside oneOf or anyOf applies to each of them."""
        variants = self.variants(flat)
        base = replace(flat, one_of=(), any_of=(), discriminator=None, nullable=False)
        if flat.one_of and flat.any_of:
            base = replace(base, any_of=flat.any_of)
        if asserts(base, besides=frozenset(("types",))) or base.types not in (
            (),
            ("object",),
        ):
            variants = [self._with_base(base, each) for each in variants]
        types = [self.type_of(each, direction) for each in variants]
        plain = [each.of if isinstance(each, NullableType) else each for each in types]
        if not plain:
            return AnyType() if not (flat.one_of or flat.any_of) else NullType()
        if len(plain) == 1:
            return plain[0]
        return UnionType(members=tuple(plain), exclusive=bool(flat.one_of))

    def variants(self, flat: Schema) -> list[Schema]:
        """The variants of a schema, without those that only say null."""
        return [each for each in flat.one_of or flat.any_of if not self.is_null(each)]

    def _with_base(self, base: Schema, variant: Schema) -> Schema:
        """A variant with what is stated beside it, unless it says all that itself."""
        expanded = self.composer.expand(variant)
        said = set(base.properties) <= set(expanded.properties) and set(
            base.required
        ) <= set(expanded.required)
        others = asserts(base, besides=frozenset(("types", "properties", "required")))
        if (
            said
            and not others
            and (
                not base.types or base.types == expanded.types or "object" in base.types
            )
        ):
            return variant
        return Schema(at=variant.at, title=variant.title, all_of=(base, variant))

    def is_model(self, schema: Schema) -> bool:
        """Whether a schema becomes an object model, with texts of its own."""
        return is_object(self.flatten(schema))

    def is_null(self, schema: Schema) -> bool:
        """Whether a schema admits null and nothing else."""
        stated = schema.types == ("null",) and not (
            schema.nullable and schema.properties
        )
        return stated or values_of(schema) == ()

    def admits_null(self, schema: Schema, depth: int = 0) -> bool:
        """Whether null is valid for a schema, references followed."""
        if schema.nullable or "null" in schema.types or None in (schema.enum or ()):
            return True
        if schema.const is not None or depth > _LONGEST_ALIAS_CHAIN:
            return schema.const is not None and schema.const.json is None
        if schema.types or schema.properties:
            return False
        if schema.ref is not None:
            return self.admits_null(self.spec.schema(schema.ref), depth + 1)
        if schema.all_of:
            return all(self.admits_null(each, depth + 1) for each in schema.all_of)
        return any(
            self.admits_null(each, depth + 1)
            for each in (*schema.one_of, *schema.any_of)
        )


def _nullable(type_: Type, nullable: bool) -> Type:
    if not nullable or isinstance(type_, (AnyType, NullType, NullableType)):
        return type_
    return NullableType(of=type_)


def _is_plain_union(union: UnionType) -> bool:
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


def _implied_types(flat: Schema) -> tuple[str, ...]:
    """The type that a schema without one can only mean."""
    if (
        flat.additional_properties is not None
        or flat.pattern_properties
        or flat.property_names
    ):
        return ("object",)
    if flat.items is not None or flat.prefix_items:
        return ("array",)
    if (
        flat.pattern is not None
        or flat.max_length is not None
        or flat.min_length is not None
    ):
        return ("string",)
    if flat.format in ("date", "date-time", "uuid", "byte", "binary", "email", "uri"):
        return ("string",)
    if flat.format in ("int32", "int64"):
        return ("integer",)
    if (
        flat.format in ("float", "double")
        or flat.minimum is not None
        or flat.maximum is not None
    ):
        return ("number",)
    return ()


def _deserves_name(at: Location) -> bool:
    """Whether a place holds a named schema: in a container of schemas, or at the top of a file."""
    steps = at.pointer.split("/")[1:]
    return len(steps) < 2 or steps[-2] in ("schemas", "definitions", "$defs")
