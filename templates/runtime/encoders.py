"""From Python values to JSON values: straight-line functions made of schemas, and the general way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from math import isfinite
from typing import Any, TypeAlias

from .evidence import kinds_of
from .schema import Schema, anything, mapping, null
from .source import Source
from .structure import (
    DEEPEST,
    NATIVE,
    extra_attribute,
    is_plain,
    is_union,
    others,
    refers,
    shape_of,
    values_of,
    variants_of,
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
        case _ if hasattr(value, "to_dict"):
            return value.to_dict()
    from .scalars import text_of  # large, and of use to few values

    if (text := text_of(value)) is not None:
        return text
    if isinstance(value, Sequence):
        return [encode(each) for each in value]
    raise TypeError(f"no JSON can be made of {type(value).__name__}")


def finite(value: float) -> float:
    """A number that JSON can hold; raises ValueError for infinity and for what is no number (NaN)."""
    if isfinite(value):
        return value
    raise ValueError(f"{value} has no place in JSON")


_FEW = 5
"""How many members fill a dictionary at least as fast."""


def encoder(schema: Schema, find: Callable[[Schema], Encode]) -> Encode:
    """The function that encodes values of a schema; ``find`` gives that of another."""
    return _Encoder(find).write(schema)


class _Encoder:
    """Writes the function of one schema."""

    def __init__(self, find: Callable[[Schema], Encode]) -> None:
        self._find = find
        self._called: dict[int, str] = {}
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
        schema = shape_of(schema)
        if schema.attributes is None:
            write = self._inline if _meant(schema) is schema else self._value
            write(1, schema, "s", "r")
            self._put(1, "return r")
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
        needed = [name for name in attributes if name in keywords["required"]]
        slow = self._bind(self._slow(schema, cls, attributes, extra), "slow")
        other = f"s.__class__ is not {self._bind(cls, 'Class')}"
        incomplete = f"{self._source.constant(schema, 'schema')}.incomplete"
        put(1, f"if {other} or {incomplete}: return {slow}(s)")
        made, place = self._members(attributes)
        for name in needed:
            value = f"s.{attributes[name]}"
            self._value(1, properties[name], value, place(name))
        for name in (each for each in attributes if each not in needed):
            put(1, f"v = s.{attributes[name]}")
            put(1, "if v is not UNSET:")
            self._value(2, properties[name], "v", place(name))
        if extra is not None:
            rest = f"{self._call(_extra(keywords))}(s.{extra})"
            put(1, f"if s.{extra}: return {made} | others({rest}, {made})")
        put(1, f"return {made}")

    def _members(self, names: Collection[str]) -> tuple[str, Callable[[str], str]]:
        """The expression of the dictionary that is made, and that of the place of each name.

        Where there are more than a few members, they are attributes of an object whose ``__dict__`` is the
        dictionary: CPython fills it in half the time. It does so as long as all objects of a class have the
        same attributes, so each function has a class of its own.
        """
        is_reserved = any(name.startswith("__") for name in names)
        if len(names) <= _FEW or is_reserved:
            self._put(1, "d = {}")
            return "d", lambda name: f"d[{self._source.constant(name, 'k')}]"
        self._put(1, f"d = {self._bind(type('Members', (), {}), 'Members')}()")
        return "d.__dict__", lambda name: f"d.{self._source.attribute(name)}"

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

    def _value(self, depth: int, schema: Schema, source: str, target: str) -> None:
        """Lines that encode ``source`` and store it in ``target``."""
        meant = _meant(schema)
        if not _is_called(meant, depth):
            self._inline(depth, meant, source, target)
        elif meant is schema:
            self._put(depth, f"{target} = {self._call(meant)}({source})")
        else:
            v = self._held(depth, source, target)
            call = f"{target} = {self._call(meant)}({v})"
            self._put(depth, f"if {v} is not None: {call}")

    def _held(self, depth: int, source: str, target: str) -> str:
        """The name of what ``source`` is, which is stored in ``target`` as it is."""
        v = source if source.isidentifier() else self._source.local()
        self._put(depth, f"{target} = {source if v == source else f'{v} = {source}'}")
        return v

    def _inline(self, depth: int, schema: Schema, source: str, target: str) -> None:
        put, keywords, way = self._put, schema.keywords, _way(schema)
        if way in ("same", ""):
            put(depth, f"{target} = {source if way else f'encode({source})'}")
            return
        v = self._held(depth, source, target)
        match way:
            case "number":
                put(depth, f"if {v}.__class__ is float: finite({v})")
            case "string":
                from .scalars import WRITERS  # large, and of use to few schemas

                write = self._bind(WRITERS[keywords["format"]], "write")
                is_other = f"{v}.__class__ is not str and {v} is not None"
                put(depth, f"if {is_other}: {target} = {write}({v})")
            case "array":
                put(depth, f"if {v}.__class__ is list:")
                self._items(depth + 1, keywords.get("items", anything), v, target)
                put(depth, f"elif {v} is not None: {target} = encode({v})")
            case "object":
                put(depth, f"if {v}.__class__ is dict:")
                self._entries(depth + 1, values_of(keywords), v, target)
                put(depth, f"elif {v} is not None: {target} = encode({v})")

    def _items(self, depth: int, items: Schema, v: str, target: str) -> None:
        meant = _meant(items)
        if not _is_called(meant, depth) and _way(meant) == "same":
            self._put(depth, f"{target} = [*{v}]")
            return
        each, made, out = (self._source.local() for _ in range(3))
        self._put(depth, f"{target} = {out} = []")
        self._put(depth, f"for {each} in {v}:")
        self._value(depth + 1, items, each, made)
        self._put(depth + 1, f"{out}.append({made})")

    def _entries(self, depth: int, values: Schema, v: str, target: str) -> None:
        key, each, out = (self._source.local() for _ in range(3))
        self._put(depth, f"{target} = {out} = {{}}")
        self._put(depth, f"for {key}, {each} in {v}.items():")
        self._value(depth + 1, values, each, f"{out}[{key}]")

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


def _meant(schema: Schema) -> Schema:
    """The schema of what is not null: the one variant that stands beside it, else the schema itself."""
    some = [each for each in variants_of(schema) if each.keywords != null.keywords]
    return schema if len(some) != 1 or some[0] is schema else _meant(some[0])


def _is_called(schema: Schema, depth: int) -> bool:
    """Whether a schema has a function of its own, so that what it refers to is not needed before it is met."""
    return schema.attributes is not None or refers(schema) or depth > DEEPEST


def _way(schema: Schema) -> str:
    """How values are encoded: as they are, by a kind, or, where it is empty, by what they are in Python.

    Of numbers and all that stays as it is only a float may be wrong, for which orjson would write null.
    """
    if is_union(schema):
        return "number" if all(map(is_plain, variants_of(schema))) else ""
    if not (kinds := {*kinds_of(schema)}):
        return ""
    keywords, kinds = schema.keywords, kinds - {"null"}
    if kinds <= {"boolean"}:
        return "same"
    if kinds <= {"boolean", "integer", "number"}:
        return "number"
    if kinds == {"string"}:
        is_native = keywords.get("format", "") in NATIVE - {"binary"}
        return "string" if is_native else "same"
    return kinds.pop() if len(kinds) == 1 and "prefix" not in keywords else ""


def _extra(keywords: Mapping[str, Any]) -> Schema:
    """The schema of the dictionary that holds the properties without an attribute."""
    return mapping(values_of(keywords))
