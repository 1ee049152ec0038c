"""Expressions that decode JSON values into Python values and encode them again, for any type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

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
from ftgen.naming import snake_case

_FORMAT_DECODERS = {
    "plain": "codec.string",
    "date": "codec.date",
    "date-time": "codec.date_time",
    "time": "codec.time",
    "duration": "codec.duration",
    "uuid": "codec.uuid",
    "decimal": "codec.decimal",
    "byte": "codec.base64",
    "binary": "codec.octets",
}

_FORMAT_ENCODERS = {
    "plain": "{0}",
    "date": "{0}.isoformat()",
    "date-time": "{0}.isoformat()",
    "time": "{0}.isoformat()",
    "duration": "codec.encode_duration({0})",
    "uuid": "str({0})",
    "decimal": "str({0})",
    "byte": "codec.encode_base64({0})",
    "binary": "{0}",
}

_CHECKED = {
    "codec.string": ("str",),
    "codec.open_string": ("str",),
    "codec.integer": ("int",),
    "codec.open_integer": ("int",),
    "codec.number": ("float", "int"),
    "codec.boolean": ("bool",),
    "codec.open_boolean": ("bool",),
}
"""Decoders that one look at the type of the value can save the call of."""


class Codecs:
    """Knows the models by name, and with them how every type is decoded and encoded.

    Models of the module that the code stands in (``local``) are named without ``models.``.
    """

    def __init__(self, models: Iterable[Model]) -> None:
        self._models = {model.name: model for model in models}
        self._recursive = frozenset(
            name for name in self._models if self._is_recursive(name)
        )

    def model(self, name: str) -> Model:
        """The model of a name."""
        return self._models[name]

    def _is_recursive(self, name: str) -> bool:
        """Whether an alias leads back to itself through nothing but aliases."""
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            model = self._models[waiting.pop()]
            if isinstance(model, AliasModel):
                found = set(names_in(model.type))
                if name in found:
                    return True
                waiting += found - seen
                seen |= found
        return False

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
        if isinstance(type_, RefType) and type_.name in self._recursive:
            return False
        match self.resolve(type_):
            case AnyType():
                return False
            case StringType(format=format_):
                return format_ in ("plain", "binary")
            case NullableType(of=of):
                return self.is_plain(of)
            case ArrayType(items=items, prefix=prefix):
                return all(map(self.is_plain, (*prefix, items)))
            case MapType(values=values):
                return self.is_plain(values)
            case UnionType() as union:
                return not self.has_function(union) and all(
                    map(self.is_plain, union.members)
                )
            case RefType():
                return False
            case _:
                return True

    def has_function(self, union: UnionType) -> bool:
        """Whether a union is decoded by a function of its own: one of anything but plain scalars."""
        return not all(self._is_scalar(member) for member in union.members)

    def _is_scalar(self, type_: Type) -> bool:
        match self.resolve(type_):
            case StringType(format=format_):
                return format_ == "plain"
            case BooleanType() | IntegerType() | NumberType() | LiteralType():
                return True
            case _:
                return False

    def decoder(self, type_: Type, local: frozenset[str] = frozenset()) -> str:
        """A callable that takes a JSON value and returns Python's; raises DecodeError when it is run."""
        match type_:
            case AnyType():
                return "codec.anything"
            case NullType():
                return "codec.null"
            case BooleanType():
                return "codec.boolean"
            case IntegerType():
                return "codec.integer"
            case NumberType():
                return "codec.number"
            case StringType(format=format_):
                return _FORMAT_DECODERS[format_]
            case LiteralType(values=values):
                return f"codec.{literal_kind(values)}"
            case RefType(name=name):
                return self._ref_decoder(name, local)
            case ArrayType() | MapType() | NullableType() | UnionType():
                return f"lambda value: {self.decode(type_, 'value', local)}"
            case _:
                assert_never(type_)

    def _ref_decoder(self, name: str, local: frozenset[str]) -> str:
        prefix = "" if name in local else "models."
        model = self._models[name]
        if isinstance(model, ObjectModel):
            return f"{prefix}{name}.from_dict"
        if self.is_decoded_by_function(model):
            return f"{prefix}{decode_function(name)}"
        return self.decoder(model.type, local)

    def is_decoded_by_function(self, model: Model) -> bool:
        """Whether a model is an alias with a decoding function of its own: a union, or one that is recursive."""
        if isinstance(model, ObjectModel):
            return False
        inner = model.type.of if isinstance(model.type, NullableType) else model.type
        return model.name in self._recursive or (
            isinstance(inner, UnionType) and self.has_function(inner)
        )

    def decode(
        self, type_: Type, value: str, local: frozenset[str] = frozenset()
    ) -> str:
        """An expression that decodes ``value``, an expression."""
        resolved = self._decoded_as(type_)
        match resolved:
            case AnyType():
                return value
            case NullableType(of=of):
                return f"codec.nullable({value}, {self.decoder(of, local)})"
            case ArrayType(items=items, prefix=()):
                decoder = self.decoder(items, local)
                if decoder == "codec.string":
                    return f"codec.strings({value})"
                return f"codec.array({value}, {decoder})"
            case ArrayType(items=items, prefix=prefix):
                firsts = ", ".join(self.decoder(each, local) for each in prefix)
                rest = self.decoder(items, local)
                return f"codec.tuple_({value}, [{firsts}], {rest})"
            case MapType(values=AnyType()):
                return f"codec.object_({value})"
            case MapType(values=values):
                return f"codec.mapping({value}, {self.decoder(values, local)})"
            case UnionType(members=members):
                return f"codec.scalar({value}, {scalar_kinds(self, members)})"
            case _:
                return f"{self.decoder(resolved, local)}({value})"

    def decode_lines(
        self,
        type_: Type,
        target: str,
        source: str,
        local: frozenset[str] = frozenset(),
    ) -> list[str]:
        """Statements that decode the expression ``source`` into ``target``; they bind the name ``value``.

        A decoder is called only where one look at the value does not tell that it is right: this is where
        decoding spends its time.
        """
        refused = []
        resolved = self._decoded_as(type_)
        if isinstance(resolved, NullableType):
            refused.append("value is not None")
            resolved = self._decoded_as(resolved.of)
        refused += [f"type(value) is not {kind}" for kind in self._kinds(resolved)]
        decoded = self.decode(resolved, "value", local)
        if not refused or decoded == "value":
            return [f"{target} = {self.decode(type_, source, local)}"]
        return [
            f"{target} = value = {source}",
            f"if {' and '.join(refused)}:",
            f"    {target} = {decoded}",
        ]

    def _kinds(self, type_: Type) -> Iterable[str]:
        """The Python types whose values need no decoding; none where there is more to look at."""
        if isinstance(type_, UnionType) and not self.has_function(type_):
            return scalar_kinds(self, type_.members).split(", ")
        return _CHECKED.get(self.decode(type_, "value").partition("(")[0], ())

    def decode_optional(
        self, type_: Type, value: str, local: frozenset[str] = frozenset()
    ) -> str:
        """Like ``decode`` where ``value`` may be UNSET."""
        resolved = self._decoded_as(type_)
        if isinstance(resolved, AnyType):
            return value
        if isinstance(resolved, NullableType):
            return (
                f"codec.optional_nullable({value}, {self.decoder(resolved.of, local)})"
            )
        return f"codec.optional({value}, {self.decoder(resolved, local)})"

    def _decoded_as(self, type_: Type) -> Type:
        """What an alias stands for, down to the first that a function decodes."""
        while isinstance(type_, RefType):
            model = self._models[type_.name]
            if isinstance(model, ObjectModel) or self.is_decoded_by_function(model):
                return type_
            type_ = model.type
        return type_

    def encode(self, type_: Type, value: str) -> str:
        """An expression of the JSON value of ``value``, an expression without side effects."""
        if self.is_plain(type_):
            return value
        if isinstance(type_, RefType) and type_.name in self._recursive:
            return f"codec.encode({value})"
        match self.resolve(type_):
            case StringType(format=format_):
                return _FORMAT_ENCODERS[format_].format(value)
            case RefType():
                return f"{value}.to_dict()"
            case NullableType(of=of) if (
                inner := self.encode(of, value)
            ) != f"codec.encode({value})":
                return f"None if {value} is None else {inner}"
            case ArrayType(items=items, prefix=()) if self._is_model(items):
                return f"[each.to_dict() for each in {value}]"
            case MapType(values=values) if self._is_model(values):
                return f"{{name: each.to_dict() for name, each in {value}.items()}}"
            case UnionType(members=members) if all(map(self._is_model, members)):
                return f"{value}.to_dict()"
            case _:
                return f"codec.encode({value})"

    def _is_model(self, type_: Type) -> bool:
        return isinstance(self.resolve(type_), RefType)


def decode_function(alias: str) -> str:
    """The name of the function that decodes a union's alias."""
    return f"decode_{snake_case(alias)}"


def literal_kind(values: tuple[str | int | bool, ...]) -> str:
    """The decoder of an enumeration: that of its values' JSON type; openness comes from nothing more."""
    kinds = {type(value) for value in values}
    if kinds == {str}:
        return "open_string"
    if kinds == {int}:
        return "open_integer"
    return "open_boolean" if kinds == {bool} else "anything"


def scalar_kinds(codecs: Codecs, members: Iterable[Type]) -> str:
    """The Python types that a union of scalars admits, as arguments for ``codec.scalar``."""
    kinds: dict[str, None] = {}
    for member in members:
        match codecs.resolve(member):
            case StringType():
                kinds["str"] = None
            case BooleanType():
                kinds["bool"] = None
            case IntegerType():
                kinds["int"] = None
            case NumberType():
                kinds |= {"float": None, "int": None}
            case LiteralType(values=values):
                kinds |= {type(value).__name__: None for value in values}
    return ", ".join(kinds)
