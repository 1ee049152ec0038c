"""Unions, once every model is known: flattened, simplified, and the way settled to tell members apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ftgen.diagnostics import Diagnostics
from ftgen.ir.models import AliasModel, Model, ObjectModel, Property
from ftgen.ir.schemas import ANYTHING
from ftgen.ir.types import (
    AnyType,
    ArrayType,
    BooleanType,
    Discriminator,
    IntegerType,
    LiteralType,
    MapType,
    NullableType,
    NullType,
    NumberType,
    RefType,
    Scalar,
    StringType,
    Type,
    UnionType,
)
from ftgen.lower.circles import opened
from ftgen.lower.schemas import Schemas
from ftgen.lower.tags import Tags


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a union and the values of the stated discriminator that name it."""

    type: Type
    tags: tuple[Scalar, ...] = ()


class Unions:
    """Settles the unions among the models of a lowering."""

    def __init__(self, schemas: Schemas, diagnostics: Diagnostics) -> None:
        self._models = schemas.models
        self._levels = schemas.levels
        self._tags = schemas.tags
        self._diagnostics = diagnostics
        self._settled: set[str] = set()

    def run(self) -> None:
        """Settle every union, those that others contain first."""
        self._open_schemas()
        for name in sorted(self._models):
            self._open_circle(name)
        for name in sorted(self._models):
            self._settle(name)
        for name in sorted(self._models):
            self._open_circle(name)

    def _open_schemas(self) -> None:
        """Leave out what schemas say of values by themselves."""
        found = opened({name: each.schema for name, each in self._models.items()})
        for name, schema in found.items():
            model = self._models[name] = replace(self._models[name], schema=schema)
            if schema == ANYTHING:
                self._report_circle(model)
            else:
                self._diagnostics.report(
                    "circular-ref",
                    "this schema leads back to itself for the same value; what it says by that is left out",
                    model.at,
                    "remove the reference that closes the circle",
                )

    def _open_circle(self, name: str) -> None:
        """Let an alias that leads back to itself admit any value."""
        seen = {name}
        model = self._models[name]
        while isinstance(model, AliasModel) and isinstance(model.type, RefType):
            if model.type.name in seen:
                self._report_circle(model)
                self._models[model.name] = _anything(model)
                return
            seen.add(model.type.name)
            model = self._models[model.type.name]

    def _report_circle(self, model: Model) -> None:
        self._diagnostics.report(
            "circular-ref",
            "this schema leads back to itself and says nothing; any value is admitted",
            model.at,
            "refer to a schema that has a type",
        )

    def _settle(self, name: str) -> None:
        model = self._models[name]
        if name in self._settled or isinstance(model, ObjectModel):
            return
        self._settled.add(name)
        if isinstance(model.type, UnionType):
            with self._levels.of(model.at):
                type_ = self._union(model, model.type, self._tags.get(name, Tags()))
            if type_ is None:
                self._report_circle(model)
            self._models[name] = (
                _anything(model) if type_ is None else replace(model, type=type_)
            )

    def _union(self, model: AliasModel, union: UnionType, tags: Tags) -> Type | None:
        """The settled union; None where it has nothing but itself in it."""
        values = (
            tags.values
            if len(tags.values) == len(union.members)
            else ((),) * len(union.members)
        )
        members = list(self._flattened(union, values, tags.property_name, {model.name}))
        if any(isinstance(self.resolve(each.type), AnyType) for each in members):
            return AnyType()
        members = self._one_of_each_kind(_distinct(members))
        types = tuple(each.type for each in members)
        if len(types) < 2:
            return types[0] if types else None
        discriminator = (
            self._discriminator(members, tags) if self._objects(members) > 1 else None
        )
        if discriminator is None:
            self._report_alike(model, members)
        return UnionType(members=types, discriminator=discriminator)

    def resolve(self, type_: Type) -> Type:
        """What an alias stands for; a reference to an object model stays one."""
        seen: set[str] = set()
        while isinstance(type_, RefType) and type_.name not in seen:
            seen.add(type_.name)
            model = self._models[type_.name]
            if isinstance(model, ObjectModel):
                return type_
            type_ = model.type
        return AnyType() if isinstance(type_, RefType) else type_

    def _flattened(
        self,
        union: UnionType,
        values: tuple[tuple[Scalar, ...], ...],
        property_name: str,
        seen: set[str],
    ) -> Iterator[Member]:
        """The members, those of unions among them in their place."""
        for member, tags in zip(union.members, values, strict=True):
            plain = member.of if isinstance(member, NullableType) else member
            if isinstance(plain, RefType) and plain.name not in seen:
                self._settle(plain.name)
            inner = self.resolve(plain)
            if isinstance(inner, NullType):
                continue
            if not isinstance(inner, UnionType):
                yield Member(plain, tags)
                continue
            name = plain.name if isinstance(plain, RefType) else ""
            if name in seen:
                continue
            seen.add(name)
            found = self._tags.get(name, Tags())
            same = found.property_name == property_name and len(found.values) == len(
                inner.members
            )
            if inner.discriminator is not None and tags:
                yield Member(plain, tags)
            else:
                nested = found.values if same else ((),) * len(inner.members)
                yield from self._flattened(inner, nested, property_name, seen)

    def _one_of_each_kind(self, members: list[Member]) -> list[Member]:
        """Members that JSON cannot tell apart made one: string formats, numbers, arrays, maps."""
        resolved = [self.resolve(each.type) for each in members]
        strings = [each for each in resolved if isinstance(each, StringType)]
        has_number = any(isinstance(each, NumberType) for each in resolved)
        kept: list[Member] = []
        seen: set[type] = set()
        for member, type_ in zip(members, resolved, strict=True):
            kind = type(type_)
            if kind is IntegerType and has_number:
                continue
            if kind in (
                StringType,
                IntegerType,
                NumberType,
                BooleanType,
                ArrayType,
                MapType,
            ):
                if kind in seen:
                    continue
                seen.add(kind)
            if kind is StringType and len({each.format for each in strings}) > 1:
                member = Member(StringType())
            elif kind is ArrayType:
                member = self._array(member, resolved)
            elif (
                kind is MapType
                and sum(isinstance(each, MapType) for each in resolved) > 1
            ):
                member = Member(MapType(values=AnyType()))
            kept.append(member)
        return kept

    def _array(self, first: Member, resolved: list[Type]) -> Member:
        arrays = [each for each in resolved if isinstance(each, ArrayType)]
        if len(arrays) == 1:
            return first
        items = tuple(
            dict.fromkeys(
                item for each in arrays for item in (*each.prefix, each.items)
            )
        )
        if len(items) == 1:
            return Member(ArrayType(items=items[0]))
        return Member(ArrayType(items=UnionType(members=items)))

    def _objects(self, members: list[Member]) -> int:
        return sum(self._is_object(each.type) for each in members)

    def _is_object(self, type_: Type) -> bool:
        resolved = self.resolve(type_)
        if isinstance(resolved, UnionType):
            return all(map(self._is_object, resolved.members))
        return isinstance(resolved, (RefType, MapType))

    def _discriminator(self, members: list[Member], tags: Tags) -> Discriminator | None:
        if tags.stated and (
            found := self._by_property(members, tags.property_name, stated=True)
        ):
            return found
        objects = [each for each in members if self._is_object(each.type)]
        for prop in self._properties(objects[0].type):
            found = self._by_property(members, prop.name, stated=False)
            if found is not None and found.fallback is None:
                return found
        return None

    def _by_property(
        self, members: list[Member], name: str, *, stated: bool
    ) -> Discriminator | None:
        """The discriminator that a property makes; one object may be without a value and is the fallback."""
        mapping: dict[tuple[type, Scalar], int] = {}
        told = {value for each in members for value in each.tags} if stated else ()
        without: list[int] = []
        for index, member in enumerate(members):
            if not self._is_object(member.type):
                continue
            values = (stated and member.tags) or tuple(
                value
                for value in self._values(member, name, stated=stated)
                if value not in told
            )
            for value in values:
                if mapping.setdefault((type(value), value), index) != index:
                    return None
            if not values:
                without.append(index)
        if len(without) > 1 or not mapping:
            return None
        return Discriminator(
            property_name=name,
            mapping=tuple((value, index) for (_, value), index in mapping.items()),
            fallback=without[0] if without else None,
        )

    def _values(self, member: Member, name: str, *, stated: bool) -> tuple[Scalar, ...]:
        """The constants of a property of a member; of one that may be absent only where it is ``stated`` to tell."""
        for prop in self._properties(member.type):
            type_ = self.resolve(prop.type)
            if prop.name == name and isinstance(type_, LiteralType):
                return type_.values if prop.required or stated else ()
        return ()

    def _properties(self, type_: Type) -> tuple[Property, ...]:
        resolved = self.resolve(type_)
        if isinstance(resolved, RefType):
            model = self._models[resolved.name]
            return model.properties if isinstance(model, ObjectModel) else ()
        return ()

    def _report_alike(self, model: AliasModel, members: list[Member]) -> None:
        seen: set[frozenset[tuple[str, bool, Type]]] = set()
        for member in members:
            if not isinstance(self.resolve(member.type), RefType):
                continue
            shape = frozenset(
                (each.name, each.required, each.type)
                for each in self._properties(member.type)
            )
            if shape in seen:
                self._diagnostics.report(
                    "undecidable-union",
                    f"nothing tells the variants of {model.name} apart that have the same properties; "
                    "the first of them is taken",
                    model.at,
                    "add a discriminator, or a property whose value is a constant of each variant",
                )
                return
            seen.add(shape)


def _distinct(members: list[Member]) -> list[Member]:
    found: dict[Type, Member] = {}
    for member in members:
        known = found.get(member.type)
        tags = (
            tuple(dict.fromkeys((*known.tags, *member.tags))) if known else member.tags
        )
        found[member.type] = Member(member.type, tags)
    return list(found.values())


def _anything(model: AliasModel) -> AliasModel:
    return replace(model, type=AnyType(), schema=ANYTHING)
