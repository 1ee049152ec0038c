"""From JSON values to Python values, fast: straight-line functions made of schemas at first use.

They raise one of ``MISMATCHES`` where a value is not what they expect, and say no more: ``reading`` and
``explaining`` then look at it with care. What no straight line says is left to them from the start.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .assertions import compiled
from .careful import Decode, Mismatch, Mode, careful, needs_care, whole
from .evidence import evidence, groups_of, kinds_of
from .judging import Judgement
from .schema import Schema, anything
from .source import Source
from .structure import (
    READERS,
    UNIONS,
    extra_attribute,
    is_closed,
    is_plain,
    others,
    shape_of,
    values_of,
)
from .unset import UNSET

_LIMITS = {
    "minimum": "{} < {}",
    "maximum": "{} > {}",
    "exclusive_minimum": "{} <= {}",
    "exclusive_maximum": "{} >= {}",
    "min_length": "len({}) < {}",
    "max_length": "len({}) > {}",
    "min_items": "len({}) < {}",
    "max_items": "len({}) > {}",
}
_ABOUT = {
    "string": ("min_length", "max_length", "pattern", "format", "enum"),
    "number": (*list(_LIMITS)[:4], "multiple_of", "format", "enum"),
    "array": ("min_items", "max_items", "unique", "enum"),
    "object": ("min_properties", "max_properties", "dependent_required", "enum"),
    "boolean": ("enum",),
    "null": ("enum",),
}
"""What a schema may assert of a value of a kind by itself, in the order in which it is looked at."""
_ABOUT["integer"] = _ABOUT["number"]

_TESTS = {
    "null": "{} is None",
    "boolean": "{}.__class__ is bool",
    "string": "{}.__class__ is str",
    "integer": "{}.__class__ is int",
    "number": "({0}.__class__ is float or {0}.__class__ is int)",
    "array": "{}.__class__ is list",
    "object": "{}.__class__ is dict",
}


def decoder(schema: Schema, mode: Mode, find: Callable[[Schema], Decode]) -> Decode:
    """The function that decodes values of a schema; ``find`` gives that of another."""
    if needs_care(schema, mode):
        return careful(schema, mode)
    return _Decoder(mode, find).write(schema)


class _Decoder:
    """Writes the function of one schema."""

    def __init__(self, mode: Mode, find: Callable[[Schema], Decode]) -> None:
        self._mode: Mode = mode
        self._strict = mode != "tolerant"
        self._find = find
        self._source = Source("def run(d):")
        self._source.names |= {
            "Mismatch": Mismatch,
            "UNSET": UNSET,
            "whole": whole,
            "new": object.__new__,
            "others": others,
        }
        self._called: dict[int, str] = {}
        self._put = self._source.put
        self._bind = self._source.bind
        self._constant = self._source.constant

    def write(self, schema: Schema) -> Decode:
        """The function."""
        title = "decode"
        if schema.attributes is not None:
            assert schema.model is not None
            title = f"decode {schema.model().__name__}"
            self._record(schema, schema.attributes, schema.model())
        else:
            self._value(1, schema, "d", "r")
            self._put(1, "return r")
        return self._source.make(title)

    def _record(
        self, schema: Schema, attributes: dict[str, str], cls: type[Any]
    ) -> None:
        put, bind, keywords = self._put, self._bind, schema.keywords
        required = frozenset(keywords["required"]).intersection(attributes)
        hidden = schema.read_only if self._mode == "request" else frozenset[str]()
        put(1, "if d.__class__ is not dict: raise Mismatch")
        if self._strict and (unnamed := set(keywords["required"]) - required):
            put(
                1,
                f"if not {self._constant(frozenset(unnamed), 'needed')} <= d.keys(): raise Mismatch",
            )
        put(1, f"s = new({bind(cls, 'Class')})")
        put(1, f"n = {len(required)}")
        for name, inner in keywords["properties"].items():
            key, target = self._constant(name, "k"), f"s.{attributes[name]}"
            if name in required:
                self._value(1, inner, f"d[{key}]", target)
                continue
            put(1, f"if {key} in d:")
            put(2, "n += 1")
            if name in hidden:
                put(2, f"{target} = UNSET")
            else:
                self._value(2, inner, f"d[{key}]", target)
            put(1, f"else: {target} = UNSET")
        self._extra(schema, attributes, extra_attribute(cls))
        if self._strict:
            self._asserted(1, "object", schema, "d")
        put(1, "return s")

    def _extra(
        self, schema: Schema, attributes: dict[str, str], extra: str | None
    ) -> None:
        """The properties that have no attribute of their own."""
        if extra is None:
            self._put(1, "if len(d) != n: raise Mismatch")
            return
        known = self._constant(frozenset(attributes), "known")
        rest = f"others(d, {known})"
        inner = values_of(schema.keywords)
        if not self._is_plain(inner):
            rest = f"{{k: {self._call(inner)}(x) for k, x in {rest}.items()}}"
        self._put(1, f"s.{extra} = {{}} if len(d) == n else {rest}")
        if self._strict and is_closed(schema.keywords):
            self._put(1, "if len(d) != n: raise Mismatch")

    def _is_plain(self, schema: Schema) -> bool:
        """Whether every value is taken as it is."""
        return (
            not shape_of(schema).keywords if not self._strict else not schema.keywords
        )

    def _call(self, schema: Schema) -> str:
        """The name of another schema's function."""
        target = schema.follow()
        if (name := self._called.get(id(target))) is None:
            name = self._called[id(target)] = f"decode{len(self._called)}"
            self._source.names[name] = self._stub(target, self._source.names, name)
        return name

    def _stub(self, schema: Schema, place: dict[str, Any], name: str) -> Decode:
        """A function that finds another when it is first called, and gives it its own place."""

        def first(value: Any) -> Any:
            place[name] = found = self._find(schema)
            return found(value)

        return first

    def _value(self, depth: int, schema: Schema, source: str, target: str) -> None:
        """Lines that read ``source``, check it and store it in ``target``."""
        schema = schema.follow() if self._strict else shape_of(schema)
        keywords = schema.keywords
        if schema.attributes is not None or needs_care(schema, self._mode):
            self._put(depth, f"{target} = {self._call(schema)}({source})")
        elif union := next((word for word in UNIONS if word in keywords), None):
            self._union(depth, schema, union, source, target)
        else:
            self._typed(depth, schema, source, target)

    def _typed(self, depth: int, schema: Schema, source: str, target: str) -> None:
        """A value of stated types, of constants, or of anything."""
        if not schema.keywords:
            self._put(depth, f"{target} = {source}")
            return
        v = self._source.local()
        self._put(depth, f"{target} = {v} = {source}")
        kinds = groups_of(schema)
        if not kinds:
            self._put(depth, "raise Mismatch")
        elif len(kinds) == len(_TESTS) - 1:
            if self._strict:
                self._put(depth, f"if not {self._valid(schema)}({v}): raise Mismatch")
        else:
            self._by_kind(depth, kinds, schema, v, target)

    def _by_kind(
        self, depth: int, kinds: list[str], schema: Schema, v: str, target: str
    ) -> None:
        word = "if"
        for kind in kinds:
            self._put(depth, f"{word} {_TESTS[kind].format(v)}:")
            self._kind(depth + 1, kind, schema, v, target)
            word = "elif"
        if "integer" in kinds:
            self._put(depth, f"elif {v}.__class__ is float:")
            self._put(depth + 1, f"{target} = {v} = whole({v})")
            self._kind(depth + 1, "integer", schema, v, target)
        self._put(depth, "else: raise Mismatch")

    def _kind(self, depth: int, kind: str, schema: Schema, v: str, target: str) -> None:
        """What is left to do with a value that is of a kind."""
        before = len(self._source.lines)
        keywords = schema.keywords
        if self._strict:
            self._asserted(depth, kind, schema, v)
        if kind == "string" and (read := READERS.get(keywords.get("format", ""))):
            self._put(depth, f"{target} = {self._bind(read, 'read')}({v})")
        elif kind == "array":
            self._items(depth, keywords, v, target)
        elif kind == "object":
            self._entries(depth, keywords, v, target)
        if len(self._source.lines) == before:
            self._put(depth, "pass")

    def _items(self, depth: int, keywords: dict[str, Any], v: str, target: str) -> None:
        items = keywords.get("items", anything)
        if prefix := keywords.get("prefix", ()):
            calls = tuple(map(self._call, prefix))
            out, each = self._source.local(), self._source.local()
            rest = self._call(items)
            self._put(depth, f"{target} = {out} = []")
            functions = f"({', '.join(calls)},)"
            self._put(depth, f"for i, {each} in enumerate({v}):")
            self._put(
                depth + 1,
                f"{out}.append(({functions}[i] if i < {len(prefix)} else {rest})({each}))",
            )
        elif not self._is_plain(items):
            self._each(depth, items, v, target)

    def _each(self, depth: int, items: Schema, v: str, target: str) -> None:
        """The items of an array that all have one schema."""
        inner = items.follow() if self._strict else shape_of(items)
        if inner.attributes is not None or needs_care(inner, self._mode):
            call = self._call(inner)
            self._put(depth, f"{target} = [{call}(each) for each in {v}]")
            return
        each, out, made = (self._source.local() for _ in range(3))
        self._put(depth, f"{target} = {out} = []")
        self._put(depth, f"for {each} in {v}:")
        self._value(depth + 1, inner, each, made)
        self._put(depth + 1, f"{out}.append({made})")

    def _entries(
        self, depth: int, keywords: dict[str, Any], v: str, target: str
    ) -> None:
        """An object that is a dictionary."""
        if self._strict:
            for name in keywords.get("required", ()):
                key = self._constant(name, "k")
                self._put(depth, f"if {key} not in {v}: raise Mismatch")
            if "properties" in keywords:
                words = ("properties", "additional")
                named = {word: keywords[word] for word in words if word in keywords}
                valid = self._valid(Schema(**named))
                self._put(depth, f"if not {valid}({v}): raise Mismatch")
            elif is_closed(keywords):
                self._put(depth, f"if {v}: raise Mismatch")
        inner = values_of(keywords)
        if not self._is_plain(inner):
            call = self._call(inner)
            self._put(depth, f"{target} = {{k: {call}(x) for k, x in {v}.items()}}")

    def _asserted(self, depth: int, kind: str, schema: Schema, v: str) -> None:
        """The assertions of a schema itself about a value of a kind, as one condition."""
        keywords, tests, left = schema.keywords, [], {}
        for word in _ABOUT[kind]:
            if word not in keywords:
                continue
            limit = keywords[word]
            if word in _LIMITS:
                tests.append(_LIMITS[word].format(v, self._constant(limit, "limit")))
            elif word == "pattern":
                search = self._bind(compiled(limit).search, "search")
                tests.append(f"{search}({v}) is None")
            elif word == "enum" and kind == "string":
                texts = frozenset(each for each in limit if type(each) is str)
                tests.append(f"{v} not in {self._constant(texts, 'constants')}")
            elif word != "format" or limit not in READERS:
                left[word] = limit
        if left:
            tests.append(f"not {self._valid(Schema(**left))}({v})")
        if tests:
            self._put(depth, f"if {' or '.join(tests)}: raise Mismatch")

    def _valid(self, schema: Schema) -> str:
        """The name of a function that says whether a value is valid."""
        return self._bind(_acceptor(schema), "valid")

    def _union(
        self, depth: int, schema: Schema, word: str, source: str, target: str
    ) -> None:
        """A value of one of several variants: by its kind, then by what tells those of a kind apart."""
        variants: tuple[Schema, ...] = schema.keywords[word]
        v = self._source.local()
        self._put(depth, f"{target} = {v} = {source}")
        by_kind: dict[str, list[Schema]] = {}
        for each in variants:
            for kind in groups_of(each):
                group = "number" if kind == "integer" else kind
                by_kind.setdefault(group, []).append(each)
        start = "if"
        for kind in sorted(by_kind, key="null".__eq__):
            self._put(depth, f"{start} {_TESTS[kind].format(v)}:")
            found = by_kind[kind]
            if kind == "null":
                self._put(depth + 1, "pass")
            elif len(found) == 1:
                self._only(depth + 1, kind, found[0], v, target)
            elif kind == "object":
                self._objects(depth + 1, schema, variants, v, target)
            else:
                self._alike(depth + 1, kind, schema, found, v, target)
            start = "elif"
        self._put(depth, "else: raise Mismatch" if by_kind else "raise Mismatch")

    def _only(self, depth: int, kind: str, schema: Schema, v: str, target: str) -> None:
        """The one variant that has values of a kind, which ``v`` is of."""
        plain = schema.follow() if self._strict else shape_of(schema)
        is_straight = plain.attributes is None and not needs_care(plain, self._mode)
        if not is_straight or any(word in plain.keywords for word in UNIONS):
            self._value(depth, schema, v, target)
        elif kind != "number" or "number" in kinds_of(plain):
            self._kind(depth, kind, plain, v, target)
        else:
            whole = f"{target} = {v} = whole({v})"
            self._put(depth, f"if {v}.__class__ is float: {whole}")
            self._kind(depth, "integer", plain, v, target)

    def _objects(
        self,
        depth: int,
        schema: Schema,
        variants: tuple[Schema, ...],
        v: str,
        target: str,
    ) -> None:
        """Objects, told apart by a property whose constants lead to one variant each, or judged."""
        found = evidence(schema, variants)
        if found.table is None:
            self._carefully(depth, schema, v, target)
            return
        table: dict[str, Decode] = {}
        for value, at in found.table.items():
            table[value] = self._stub(variants[at].follow(), table, value)
        name, key = self._bind(table, "variants"), self._constant(found.name, "k")
        self._put(depth, f"{target} = {name}[{v}[{key}]]({v})")

    def _carefully(self, depth: int, schema: Schema, v: str, target: str) -> None:
        read = self._bind(careful(schema, self._mode), "careful")
        self._put(depth, f"{target} = {read}({v})")

    def _alike(
        self,
        depth: int,
        kind: str,
        schema: Schema,
        variants: list[Schema],
        v: str,
        target: str,
    ) -> None:
        """Variants that are all of one kind of JSON value."""
        if kind == "array" or not all(map(is_plain, variants)):
            self._carefully(depth, schema, v, target)
        elif self._strict and not (
            "any_of" in schema.keywords
            and any(_is_free(each, kind) for each in variants)
        ):
            self._put(depth, f"if not {self._valid(schema)}({v}): raise Mismatch")
        elif kind == "number" and all(
            "number" not in kinds_of(each) for each in variants
        ):
            self._put(depth, f"if {v}.__class__ is float: {target} = whole({v})")
        else:
            self._put(depth, "pass")


def _is_free(schema: Schema, kind: str) -> bool:
    """Whether every value of a kind is valid."""
    keywords = schema.follow().keywords
    return keywords.keys() <= {"types"} and kind in kinds_of(schema)


def _acceptor(schema: Schema) -> Callable[[Any], bool]:
    return lambda value: Judgement().accepts(schema, value)
