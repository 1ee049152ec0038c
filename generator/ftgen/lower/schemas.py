"""Schemas to types: what is small becomes a type in place, what deserves a name becomes a model."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from ftgen.diagnostics import Diagnostics, Location
from ftgen.ir import schemas as ir
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
    is_large,
    is_plain_union,
)
from ftgen.lower.assertions import Assertions, tagged, without_null
from ftgen.lower.composition import Composition, is_object
from ftgen.lower.directions import Direction, Directions
from ftgen.lower.families import Family, families
from ftgen.lower.merging import asserts
from ftgen.lower.names import Names
from ftgen.lower.objects import Objects
from ftgen.lower.returning import Returning
from ftgen.lower.scalars import scalar_type
from ftgen.lower.tags import Tags, stated_tags
from ftgen.lower.texts import model_texts
from ftgen.lower.variants import Variants
from ftgen.openapi import Spec
from ftgen.openapi.nodes import Schema

_REQUEST = "Request"


class Schemas(Composition):
    """Lowers schemas on demand and keeps the models that come of it.

    A reference gives its model's name at once and the model is made later, from a queue: recursive schemas
    need no recursion here.
    """

    def __init__(
        self, spec: Spec, names: Names, directions: Directions, diagnostics: Diagnostics
    ) -> None:
        super().__init__(spec, Returning.of(spec, directions.edges), diagnostics)
        self.names = names
        names.announce_returning(map(spec.schema, self.returning.nameless))
        self.directions = directions
        self.models: dict[str, Model] = {}
        self.families = families(spec)
        self._named: dict[tuple[Location, Direction], str] = {}
        self.tags: dict[str, Tags] = {}
        self._any_of_family: dict[tuple[Location, Direction], str] = {}
        self.unions = Variants(self)
        self.assertions = Assertions(self, self.unions, self)
        self._objects = Objects(self, directions, self.assertions, self)
        self._types: dict[tuple[int, Direction], tuple[Schema, Type]] = {}
        self._open: set[tuple[int, Direction]] = set()
        self._inline: dict[tuple[int, Direction], tuple[Schema, str]] = {}
        self._queue: deque[tuple[Schema, str, str, Direction]] = deque()

    def run(self) -> None:
        """Make every model that has been asked for, and those that they ask for."""
        while self._queue:
            schema, name, module, direction = self._queue.popleft()
            self.models[name] = self._model(schema, name, module, direction)

    def type_of(self, schema: Schema, direction: Direction) -> Type:
        """The type of a schema where it is used."""
        key = id(schema), direction
        if key in self._types:
            return self._types[key][1]
        if key in self._open:
            flat = self.flatten(schema)
            model = self._inline_model(flat, direction)
            type_ = _nullable(model, self.nulls.admitted_by(flat))
            self._types[key] = schema, type_
            return type_
        self._open.add(key)
        with self.levels.of(schema.at):
            type_ = self._type_of(schema, direction)
        self._open.remove(key)
        return self._types.setdefault(key, (schema, type_))[1]

    def meaning(self, schema: Schema, direction: Direction) -> tuple[Type, ir.Schema]:
        """The type of a schema where it is used, and what its values must satisfy."""
        return self.type_of(schema, direction), self.assertions.of(schema, direction)

    def _type_of(self, schema: Schema, direction: Direction) -> Type:
        if schema.at in self.returning.nameless and schema == self.spec.schema(
            schema.at
        ):
            return self.reference(schema.at, direction)
        flat = self.flatten(schema)
        if flat.ref is None:
            return self._flat(flat, direction)
        return _nullable(self.reference(flat.ref, direction), flat.nullable)

    def reference(self, at: Location, direction: Direction) -> Type:
        """The type of a schema that is referred to, null included where it admits null."""
        at = self.end_of_chain(at)
        schema = self.spec.schema(at)
        if not self.deserves_name(at):
            return self.type_of(schema, direction)
        name = self.name_of(at, direction)
        if (family := self.families.get(at)) is not None:
            name = self._family_name(family, at, name, direction)
        return _nullable(RefType(name=name), self.nulls.admitted_by(schema))

    def name_of(self, at: Location, direction: Direction) -> str:
        """The name of the model of a named schema, which is made if need be."""
        shape = self.directions.shape(at, direction)
        if (at, shape) not in self._named:
            schema = self.spec.schema(at)
            beside = shape == "request" and self.directions.needs_suffix(at)
            name, module = self.names.claim(schema, _REQUEST if beside else "")
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
            tags = self.tags[name] = family.tags(self)
            every = (*members, RefType(name=base))
            self.models[name] = AliasModel(
                name=name,
                module=module,
                type=UnionType(members=every),
                schema=tagged(
                    ir.Schema(
                        keywords={
                            "any_of": tuple(ir.reference(each.name) for each in every)
                        }
                    ),
                    tags,
                ),
                description=f"A {base}, or what extends it.",
                at=schema.at,
            )
        return self._any_of_family[at, key]

    def _model(
        self, schema: Schema, name: str, module: str, direction: Direction
    ) -> Model:
        flat = self._without_null(self._of_family(schema, self.flatten(schema)))
        if flat.ref is None and is_object(flat):
            return self._objects.model(flat, name, module, direction)
        if flat.ref is not None:
            type_ = self._alias_target(flat.ref, direction)
            target = Schema(at=flat.at, ref=flat.ref)
            assertions = without_null(self.assertions.of(target, direction))
        else:
            type_ = self._structure(flat, direction)
            assertions = self.assertions.structure(flat, direction)
            self.tags[name] = stated_tags(flat, self)
        return AliasModel(
            name=name,
            module=module,
            type=type_,
            schema=assertions,
            at=schema.at,
            **model_texts(schema, self),
        )

    def _of_family(self, schema: Schema, flat: Schema) -> Schema:
        """What a schema that adds nothing to the base that it extends is: the base, by another name."""
        family = self.families.get(flat.ref) if flat.ref is not None else None
        if family is None or schema.at not in family.members:
            return flat
        return replace(
            self.flatten(family.base),
            at=schema.at,
            title=flat.title,
            description=flat.description or family.base.description,
        )

    def _without_null(self, flat: Schema) -> Schema:
        """The one variant of a union with null, where nothing is said beside it: null is no variant."""
        variants = self.variants(flat) if flat.ref is None else []
        alone = replace(flat, one_of=(), any_of=(), discriminator=None, nullable=False)
        if len(variants) != 1 or (flat.one_of and flat.any_of) or asserts(alone):
            return flat
        only = self.flatten(variants[0])
        return replace(
            only,
            title=only.title or flat.title,
            description=only.description or flat.description,
        )

    def _alias_target(self, at: Location, direction: Direction) -> Type:
        """The type of a schema that is a reference and no more."""
        found = self.reference(at, direction)
        return found.of if isinstance(found, NullableType) else found

    def _flat(self, flat: Schema, direction: Direction) -> Type:
        nullable = self.nulls.admitted_by(flat)
        if is_object(flat):
            return _nullable(self._inline_model(flat, direction), nullable)
        type_ = self._structure(flat, direction)
        is_union = isinstance(type_, UnionType) and not is_plain_union(type_)
        says_more = isinstance(type_, RefType) and asserts(self.unions.beside(flat))
        if is_union or is_large(type_) or says_more:
            type_ = self._inline_model(flat, direction)
        return _nullable(type_, nullable)

    def _inline_model(self, flat: Schema, direction: Direction) -> RefType:
        shape = direction if self.directions.is_split(flat) else "response"
        key = id(flat), shape
        if key not in self._inline:
            owner = self.names.owner(flat.at)
            beside = shape == "request" and self.directions.inline_needs_suffix(owner)
            name, module = self.names.claim(flat, _REQUEST if beside else "")
            self._inline[key] = flat, name
            self._queue.append((flat, name, module, shape))
        return RefType(name=self._inline[key][1])

    def _structure(self, flat: Schema, direction: Direction) -> Type:
        """The type of a schema that is no object with properties, null left out."""
        if flat.boolean is not None:
            return AnyType()
        stated = tuple(name for name in flat.types if name != "null")
        if "null" in flat.types and not stated and not flat.nullable:
            return NullType()
        if (literal := self.literal(flat, stated)) is not None:
            return literal
        if flat.one_of or flat.any_of:
            return self._union(flat, direction)
        types = self.types(flat)
        if not types:
            return AnyType()
        if len(types) == 1:
            return self._single(flat, types[0], direction)
        members = (self._member(flat, name, direction) for name in types)
        return UnionType(members=tuple(members))

    def _member(self, flat: Schema, name: str, direction: Direction) -> Type:
        one = self.one_type(flat, name)
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
        types = [self.type_of(each, direction) for each in self.unions.of(flat)]
        plain = [each.of if isinstance(each, NullableType) else each for each in types]
        if not plain:
            return AnyType() if not (flat.one_of or flat.any_of) else NullType()
        if len(plain) == 1:
            return plain[0]
        return UnionType(members=tuple(plain))


def _nullable(type_: Type, nullable: bool) -> Type:
    if not nullable or isinstance(type_, (AnyType, NullType, NullableType)):
        return type_
    return NullableType(of=type_)
