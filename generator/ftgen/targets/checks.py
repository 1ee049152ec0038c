"""Expressions of the checks that a server makes: one of the functions of the runtime's ``validation`` a type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from ftgen.ecma import python_pattern
from ftgen.ir.models import AliasModel, Model, ObjectModel
from ftgen.ir.types import (
    AnyType,
    ArrayType,
    BooleanType,
    IntegerType,
    LiteralType,
    MapType,
    NullableType,
    NullType,
    NumberType,
    RefType,
    StringType,
    Type,
    UnionType,
    names_in,
)
from ftgen.targets.code import literal
from ftgen.targets.codecs import Codecs
from ftgen.targets.layout import Brackets, Expression

Item = tuple[str, Expression]


_MOST_INLINE = 8
"""Enumerations of more values are written once, by name, and not wherever they are used."""


class Checks:
    """Writes the checks of types; those of models of the module itself (``local``) stand without ``validators.``.

    An alias of something short is written where it is used; every other model is referred to by its name.
    """

    def __init__(self, codecs: Codecs, local: frozenset[str] = frozenset()) -> None:
        self._codecs = codecs
        self._local = local

    def of(self, type_: Type) -> Expression:
        """The check of a type."""
        match type_:
            case AnyType():
                return "anything()"
            case NullType():
                return "null()"
            case BooleanType():
                return "boolean()"
            case IntegerType():
                return Brackets("integer(", tuple(_limits(type_)), ")")
            case NumberType():
                return Brackets("number(", tuple(_limits(type_)), ")")
            case StringType():
                return Brackets("string(", tuple(_string(type_)), ")")
            case LiteralType(values=values):
                items = tuple(("", literal(value)) for value in values)
                return Brackets("literal(", items, ")")
            case ArrayType():
                return Brackets("array(", tuple(self._array(type_)), ")")
            case MapType():
                return Brackets("object_(", tuple(self._map(type_)), ")")
            case RefType():
                return self._ref(type_)
            case NullableType(of=of):
                return Brackets("nullable(", (("", self.of(of)),), ")")
            case UnionType():
                return self._union(type_)
            case _:
                assert_never(type_)

    def of_model(self, model: Model) -> Expression:
        """The check of a model."""
        match model:
            case AliasModel(type=type_):
                return self.of(type_)
            case ObjectModel():
                return Brackets("object_(", tuple(self._object(model)), ")")
            case _:
                assert_never(model)

    def _ref(self, type_: RefType) -> Expression:
        if (inline := short(type_, self._codecs)) is not None:
            return self.of(inline)
        name = type_.name
        return f"ref(lambda: {name if name in self._local else f'validators.{name}'})"

    def _array(self, type_: ArrayType) -> Iterator[Item]:
        yield "", self.of(type_.items)
        if type_.prefix:
            prefix = tuple(("", self.of(each)) for each in type_.prefix)
            yield "prefix=", Brackets("[", prefix, "]")
        yield from _named("min_items", type_.min_items or None)
        yield from _named("max_items", type_.max_items)
        yield from _named("unique", type_.unique_items or None)

    def _map(self, type_: MapType) -> Iterator[Item]:
        if not isinstance(type_.values, AnyType):
            yield "additional=", self.of(type_.values)
        yield from _pattern("names", type_.name_pattern)
        yield from _named("min_properties", type_.min_properties or None)
        yield from _named("max_properties", type_.max_properties)

    def _object(self, model: ObjectModel) -> Iterator[Item]:
        if model.properties:
            properties = (
                (f"{literal(each.name)}: ", self.of(each.type))
                for each in model.properties
            )
            yield "", Brackets("{", tuple(properties), "}")
        if required := [each.name for each in model.properties if each.required]:
            yield "required=", _strings(required)
        if model.additional is None:
            yield "additional=", "None"
        elif not isinstance(model.additional, AnyType):
            yield "additional=", self.of(model.additional)
        if patterns := tuple(self._patterns(model)):
            yield "patterns=", Brackets("{", patterns, "}")
        yield from _pattern("names", model.name_pattern)
        yield from _named("min_properties", model.min_properties or None)
        yield from _named("max_properties", model.max_properties)
        if model.dependent_required:
            items = tuple(
                (f"{literal(name)}: ", _strings(others))
                for name, others in model.dependent_required
            )
            yield "dependent=", Brackets("{", items, "}")
        if model.required_alternatives:
            alternatives = tuple(
                ("", _strings(each)) for each in model.required_alternatives
            )
            yield "alternatives=", Brackets("[", alternatives, "]")

    def _patterns(self, model: ObjectModel) -> Iterator[Item]:
        for pattern, type_ in model.pattern_properties:
            if (translated := python_pattern(pattern)) is not None:
                yield f"{regular_expression(translated)}: ", self.of(type_)

    def _union(self, type_: UnionType) -> Expression:
        members = [self.of(each) for each in type_.members]
        if (found := type_.discriminator) is None:
            exclusive = type_.exclusive and not self._overlaps(type_)
            return _any_of(members, exclusive=exclusive)
        tags = tuple(
            (f"{literal(value)}: ", members[position])
            for value, position in found.mapping
        )
        items: list[Item] = [
            ("", literal(found.property_name)),
            ("", Brackets("{", tags, "}")),
        ]
        if found.fallback is not None:
            items.append(("fallback=", members[found.fallback]))
        tagged = Brackets("tagged(", tuple(items), ")")
        named = {position for _, position in found.mapping} | {found.fallback}
        others = [each for at, each in enumerate(members) if at not in named]
        return _any_of([tagged, *others], exclusive=False) if others else tagged

    def _overlaps(self, type_: UnionType) -> bool:
        """Whether scalar members share values, as a string and some of its values do: then oneOf means anyOf."""
        resolved = (self._codecs.resolve(each) for each in type_.members)
        kinds = [kind for each in resolved for kind in _scalar_kinds(each)]
        return len(set(kinds)) < len(kinds)


def _scalar_kinds(type_: Type) -> set[str]:
    """The JSON types of a scalar, integers being numbers; none of anything else."""
    match type_:
        case StringType():
            return {"string"}
        case IntegerType() | NumberType():
            return {"number"}
        case BooleanType():
            return {"boolean"}
        case LiteralType(values=values):
            names = {str: "string", int: "number", bool: "boolean"}
            return {names[type(value)] for value in values}
        case _:
            return set()


def short(type_: RefType, codecs: Codecs) -> Type | None:
    """The type that an alias stands for where that is no longer than its name; None for all else."""
    model = codecs.model(type_.name)
    if not isinstance(model, AliasModel):
        return None
    inner = model.type.of if isinstance(model.type, NullableType) else model.type
    match inner:
        case RefType():
            return model.type if short(inner, codecs) is not None else None
        case LiteralType(values=values):
            return model.type if len(values) <= _MOST_INLINE else None
        case ArrayType() | MapType() | UnionType():
            return None
        case _:
            return model.type


def _named(name: str, value: Any) -> Iterator[Item]:
    if value is not None:
        yield f"{name}=", literal(value)


def _pattern(name: str, pattern: str | None) -> Iterator[Item]:
    if pattern is not None and (translated := python_pattern(pattern)) is not None:
        yield f"{name}=", regular_expression(translated)


def regular_expression(pattern: str) -> str:
    """The literal of a pattern: raw where that says the same and is easier to read."""
    written = literal(pattern)
    raw = "r" + written.replace("\\\\", "\\")
    is_plain = pattern.isascii() and pattern.isprintable() and '"' not in pattern
    return (
        raw if is_plain and "\\" in pattern and not pattern.endswith("\\") else written
    )


def _limits(type_: IntegerType | NumberType) -> Iterator[Item]:
    yield from _named("minimum", type_.minimum)
    yield from _named("maximum", type_.maximum)
    yield from _named("exclusive_minimum", type_.exclusive_minimum)
    yield from _named("exclusive_maximum", type_.exclusive_maximum)
    yield from _named("multiple_of", type_.multiple_of)


def _string(type_: StringType) -> Iterator[Item]:
    yield from _named("min_length", type_.min_length or None)
    yield from _named("max_length", type_.max_length)
    yield from _pattern("pattern", type_.pattern)
    if type_.format != "plain":
        yield "format=", literal(type_.format)


def _strings(values: Iterable[str]) -> Expression:
    return Brackets("[", tuple(("", literal(each)) for each in values), "]")


def _any_of(members: list[Expression], *, exclusive: bool) -> Expression:
    if len(members) == 1:
        return members[0]
    items: list[Item] = [("", each) for each in members]
    if exclusive:
        items.append(("exclusive=", "True"))
    return Brackets("union(", tuple(items), ")")


def checks_in(types: Iterable[Type], codecs: Codecs) -> Iterator[str]:
    """The models whose checks the checks of types refer to."""
    for type_ in types:
        for name in names_in(type_):
            if short(RefType(name=name), codecs) is None:
                yield name
