"""From Python values to JSON values: straight-line functions made of schemas, and the general way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from math import isfinite
from typing import Any, TypeAlias
from uuid import UUID

from .evidence import kinds_of
from .schema import Schema, anything, mapping
from .source import Source
from .structure import (
    UNIONS,
    WRITERS,
    extra_attribute,
    is_plain,
    others,
    shape_of,
    values_of,
)
from .unset import UNSET

Encode: TypeAlias = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """The JSON value of any value that has one; raises TypeError for others, ValueError for what has no text."""
    match value:
        case None | str() | bool() | int():
            return value
        case float():
            return finite(value)
        case list() | tuple():
            return [encode(each) for each in value]
        case Mapping():
            return {name: encode(each) for name, each in value.items()}
        case dt.datetime():
            return WRITERS["date-time"](value)
        case dt.date():
            return WRITERS["date"](value)
        case dt.time():
            return WRITERS["time"](value)
        case dt.timedelta():
            return WRITERS["duration"](value)
        case bytes() | bytearray():
            return WRITERS["byte"](bytes(value))
        case UUID():
            return WRITERS["uuid"](value)
        case Decimal():
            return WRITERS["decimal"](value)
        case _ if hasattr(value, "to_dict"):
            return value.to_dict()
        case Sequence():
            return [encode(each) for each in value]
    raise TypeError(f"no JSON can be made of {type(value).__name__}")


def finite(value: float) -> float:
    """A number that JSON can hold; raises ValueError for infinity and for what is no number (NaN)."""
    if isfinite(value):
        return value
    raise ValueError(f"{value} has no place in JSON")


def encoder(schema: Schema, find: Callable[[Schema], Encode]) -> Encode:
    """The function that encodes values of a schema; ``find`` gives that of another."""
    return _Encoder(find).write(schema)


class _Encoder:
    """Writes the function of one schema."""

    def __init__(self, find: Callable[[Schema], Encode]) -> None:
        self._find = find
        self._called: dict[int, str] = {}
        self._open: list[Schema] = []
        self._source = Source("def run(s):")
        self._source.names |= {
            "UNSET": UNSET,
            "encode": encode,
            "finite": finite,
            "others": others,
        }
        self._put = self._source.put
        self._bind = self._source.bind

    def write(self, schema: Schema) -> Encode:
        """The function."""
        if schema.attributes is None:
            self._put(1, f"return {self._expression(schema, 's')}")
            return self._source.make("encode")
        assert schema.model is not None
        cls = schema.model()
        self._record(schema, schema.attributes, cls)
        return self._source.make(f"encode {cls.__name__}")

    def _record(
        self, schema: Schema, attributes: dict[str, str], cls: type[Any]
    ) -> None:
        put, keywords = self._put, schema.keywords
        properties, extra = keywords["properties"], extra_attribute(cls)
        required = frozenset(keywords["required"])
        slow = self._bind(self._slow(schema, cls, attributes, extra), "slow")
        other = f"s.__class__ is not {self._bind(cls, 'Class')}"
        incomplete = f"{self._source.constant(schema, 'schema')}.incomplete"
        put(1, f"if {other} or {incomplete}: return {slow}(s)")
        put(1, "d = {")
        for name, attribute in attributes.items():
            if name in required:
                value = self._expression(properties[name], f"s.{attribute}")
                put(2, f"{self._source.constant(name, 'k')}: {value},")
        put(1, "}")
        for name, attribute in attributes.items():
            if name not in required:
                value = self._expression(properties[name], "v")
                key = self._source.constant(name, "k")
                put(1, f"if (v := s.{attribute}) is not UNSET: d[{key}] = {value}")
        if extra is not None:
            rest = self._expression(_extra(keywords), f"s.{extra}")
            put(1, f"if s.{extra}: d |= others({rest}, d)")
        put(1, "return d")

    def _slow(
        self,
        schema: Schema,
        cls: type[Any],
        attributes: dict[str, str],
        extra: str | None,
    ) -> Encode:
        """Encodes what is no model, models of subclasses, and those that a tolerant client found incomplete."""
        keywords = schema.keywords

        def run(model: Any) -> Any:
            if not isinstance(model, cls):
                return encode(model)
            made: dict[str, Any] = {}
            for name, attribute in attributes.items():
                if (value := getattr(model, attribute)) is not UNSET:
                    made[name] = self._find(keywords["properties"][name])(value)
            rest = getattr(model, extra) if extra is not None else {}
            more = self._find(_extra(keywords))(rest) if rest else {}
            return made | others(more, made)

        return run

    def _expression(self, schema: Schema, value: str) -> str:
        """An expression of the JSON value of ``value``, an expression without side effects."""
        schema = shape_of(schema)
        if schema.attributes is not None or any(each is schema for each in self._open):
            return f"{self._call(schema)}({value})"
        self._open.append(schema)
        made = self._inline(schema.keywords, schema, value)
        self._open.pop()
        return made

    def _inline(self, keywords: Mapping[str, Any], schema: Schema, value: str) -> str:
        if union := next((word for word in UNIONS if word in keywords), None):
            return self._union(keywords[union], value)
        kinds = set(kinds_of(schema))
        if kinds <= {"null", "boolean"}:
            return value
        if kinds <= {"null", "boolean", "integer", "number"}:
            return self._number(value)
        if kinds <= {"string", "null"}:
            return self._string(keywords.get("format", ""), value)
        if kinds <= {"array", "null"} and "prefix" not in keywords:
            return self._array(keywords.get("items", anything), value)
        if kinds <= {"object", "null"}:
            return self._mapping(values_of(keywords), value)
        return f"encode({value})"

    def _number(self, value: str) -> str:
        """A value that may be a float, which has to be finite: orjson would write null for others."""
        name, first = self._named(value)
        return f"({name} if {first}.__class__ is not float else finite({name}))"

    def _string(self, format: str, value: str) -> str:
        if format not in WRITERS:
            return value
        write = self._bind(WRITERS[format], "write")
        name, first = self._named(value)
        return f"({name} if {first} is None or {name}.__class__ is str else {write}({name}))"

    def _array(self, items: Schema, value: str) -> str:
        each = self._expression(items, "each")
        name, first = self._named(value)
        made = f"[*{name}]" if each == "each" else f"[{each} for each in {name}]"
        return f"({made} if {first}.__class__ is list else encode({name}))"

    def _mapping(self, values: Schema, value: str) -> str:
        each = self._expression(values, "x")
        name, first = self._named(value)
        made = f"{{k: {each} for k, x in {name}.items()}}"
        return f"({made} if {first}.__class__ is dict else encode({name}))"

    def _union(self, variants: tuple[Schema, ...], value: str) -> str:
        """null or one variant as that; else by what the value is in Python."""
        some = [each for each in variants if kinds_of(each) != ("null",)]
        if len(some) != 1:
            plain = all(map(is_plain, some))
            return self._number(value) if plain else f"encode({value})"
        if set(kinds_of(some[0])) <= {"integer", "number"}:
            return self._number(value)
        name, first = self._named(value)
        inner = self._expression(some[0], name)
        if inner == name:
            return value
        return f"(None if {first} is None else {inner})"

    def _named(self, value: str) -> tuple[str, str]:
        """The local variable that holds a value, and the expression that names it first."""
        if value.isidentifier():
            return value, value
        name = self._source.local()
        return name, f"({name} := {value})"

    def _call(self, schema: Schema) -> str:
        """The name of another schema's function: a stub, until it is first called and takes its own place."""
        names = self._source.names
        if (name := self._called.get(id(schema))) is None:
            name = self._called[id(schema)] = f"encode{len(self._called)}"

            def first(value: Any) -> Any:
                names[name] = found = self._find(schema)
                return found(value)

            names[name] = first
        return name


def _extra(keywords: Mapping[str, Any]) -> Schema:
    """The schema of the dictionary that holds the properties without an attribute."""
    return mapping(values_of(keywords))
