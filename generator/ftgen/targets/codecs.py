"""The models of an API by name, and what types that refer to them stand for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ftgen.ir.graphs import circles
from ftgen.ir.models import AliasModel, Model, ObjectModel
from ftgen.ir.types import (
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
from ftgen.python.expressions import Expression, call
from ftgen.targets.wire import Wire


class Codecs:
    """Knows the models by name."""

    def __init__(self, models: Iterable[Model]) -> None:
        self._models = {model.name: model for model in models}

    @cached_property
    def wire(self) -> Wire:
        """Judges values by the schemas of the models."""
        return Wire(self._models.values())

    def circle_of(self, alias: str) -> frozenset[str]:
        """The aliases that an alias is made of and that are made of it, itself where it is one of them."""
        return self._circles.get(alias, frozenset())

    @cached_property
    def _circles(self) -> dict[str, frozenset[str]]:
        aliases = {
            name: model.type
            for name, model in self._models.items()
            if isinstance(model, AliasModel)
        }
        return circles(
            {
                name: tuple(each for each in names_in(type_) if each in aliases)
                for name, type_ in aliases.items()
            }
        )

    @property
    def models(self) -> Iterable[Model]:
        """All models."""
        return self._models.values()

    def model(self, name: str) -> Model:
        """The model of a name."""
        return self._models[name]

    def resolve(self, type_: Type) -> Type:
        """What an alias stands for; a reference to an object model stays one."""
        while isinstance(type_, RefType):
            model = self._models[type_.name]
            if isinstance(model, ObjectModel):
                return type_
            type_ = model.type
        return type_

    def is_plain(self, type_: Type) -> bool:
        """Whether Python's value is JSON's, so that encoding has nothing to do."""
        match self.resolve(type_):
            case StringType(format=format_):
                return format_ in ("plain", "binary")
            case NullableType(of=of):
                return self.is_plain(of)
            case ArrayType(items=items, prefix=()) if not isinstance(items, RefType):
                return self.is_plain(items)
            case MapType(values=values) if not isinstance(values, RefType):
                return self.is_plain(values)
            case UnionType(members=members):
                return all(map(self._is_scalar, members))
            case (
                BooleanType()
                | IntegerType()
                | NumberType()
                | LiteralType()
                | NullType()
            ):
                return True
            case _:
                return False

    def _is_scalar(self, type_: Type) -> bool:
        match self.resolve(type_):
            case StringType(format=format_):
                return format_ == "plain"
            case BooleanType() | IntegerType() | NumberType() | LiteralType():
                return True
            case _:
                return False

    def encode(self, type_: Type, value: str) -> Expression:
        """An expression of the JSON value of ``value``."""
        if self.is_plain(type_):
            return value
        if isinstance(self.resolve(type_), RefType):
            return f"{value}.to_dict()"
        return call("codec.encode", value)
