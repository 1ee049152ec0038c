"""From JSON values to Python values, fast: straight-line functions made of schemas at first use.

They raise one of ``MISMATCHES`` where a value is not what they expect, and say no more: ``reading`` and
``explaining`` then look at it with care. What no straight line says is left to them from the start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

from .careful import (
    Decode,
    Mismatch,
    Mode,
    Unsure,
    careful,
    needs_care,
    small_whole,
    unsure,
    whole,
)
from .conditions import TESTS, acceptor, fault
from .evidence import KINDS, evidence, groups_of, is_free
from .jsontext import as_key
from .schema import Schema, anything, null
from .source import Source
from .structure import (
    DEEPEST,
    NATIVE,
    extra_attribute,
    is_by_name,
    is_closed,
    is_plain,
    is_union,
    others,
    refers,
    shape_of,
    values_of,
    variants_of,
)
from .unset import UNSET

Branch: TypeAlias = Callable[[int, str, str], None]
"""Writes, at a depth, what is left to do with a local variable whose value is of a kind, for a target."""


def decoder(
    schema: Schema, mode: Mode, find: Callable[[Schema], Decode], *, sure: bool
) -> Decode:
    """The function that decodes values of a schema; ``find`` gives that of another.

    Being ``sure``, it raises Unsure where a float may have been an integer of more than 64 bits.
    """
    if needs_care(schema, mode):
        return unsure if sure else careful(schema, mode)
    return _Decoder(mode, find, sure).write(schema)


class _Decoder:
    """Writes the function of one schema."""

    def __init__(
        self, mode: Mode, find: Callable[[Schema], Decode], sure: bool
    ) -> None:
        self._mode: Mode = mode
        self._sure = sure
        self._strict = mode != "tolerant"
        self._find = find
        self._source = Source("def run(d):")
        self._source.names |= {
            "Mismatch": Mismatch,
            "UNSET": UNSET,
            "Unsure": Unsure,
            "whole": small_whole if sure else whole,
            "others": others,
        }
        self._called: dict[int, str] = {}
        self._put = self._source.put
        self._bind = self._source.bind
        self._constant = self._source.constant

    def write(self, schema: Schema) -> Decode:
        """The function."""
        title, schema = "decode", self._deciding(schema)
        if schema.attributes is not None:
            assert schema.model is not None
            title = f"decode {schema.model().__name__}"
            self._record(schema, schema.attributes, schema.model())
        else:
            self._inline(1, schema, "d", "r")
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
        put(1, f"s = {bind(partial(object.__new__, cls), 'new')}()")
        put(1, f"n = {len(required)}")
        for name, inner in keywords["properties"].items():
            key, target = self._key(name), f"s.{attributes[name]}"
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
        self._asserted(1, "object", schema, "d")
        put(1, "return s")

    def _key(self, name: str) -> str:
        """The expression of a name, as a parser writes it: keys that are the same object are found at once."""
        return self._bind(as_key(name), "k")

    def _asserted(self, depth: int, kind: str, schema: Schema, v: str) -> None:
        """What a schema itself asserts of a value of a kind."""
        if self._strict and (wrong := fault(self._source, kind, schema, v)):
            self._put(depth, f"if {wrong}: raise Mismatch")

    def _extra(
        self, schema: Schema, attributes: dict[str, str], extra: str | None
    ) -> None:
        """The properties that have no attribute of their own."""
        if extra is None:
            self._put(1, "if len(d) != n: raise Mismatch")
            return
        hidden = schema.read_only if self._mode == "request" else frozenset[str]()
        known = self._constant(hidden.union(attributes), "known")
        rest = f"others(d, {known})"
        inner = self._values(1, schema.keywords, "len(d) != n")
        if not self._is_plain(inner):
            rest = f"{{k: {self._call(inner)}(x) for k, x in {rest}.items()}}"
        if self._strict and is_closed(schema.keywords):
            self._put(1, "if len(d) != n: raise Mismatch")
        elif self._sure and self._is_plain(inner):
            self._put(1, "if len(d) != n: raise Unsure")
        self._put(1, f"s.{extra} = {{}} if len(d) == n else {rest}")

    def _values(self, depth: int, keywords: Mapping[str, Any], some: str) -> Schema:
        """The schema of values under names that an object does not know; ``some`` says whether there are any."""
        inner = values_of(keywords)
        if not is_by_name(keywords) or self._is_plain(inner):
            return inner
        if self._sure:
            self._put(depth, f"if {some}: raise Unsure")
        return Schema(any_of=(inner, anything))

    def _is_plain(self, schema: Schema) -> bool:
        """Whether every value is taken as it is."""
        return not schema.keywords

    def _deciding(self, schema: Schema) -> Schema:
        """What a reference leads to, with what is asserted beside it where that counts."""
        return schema.follow() if self._strict else shape_of(schema)

    def _call(self, schema: Schema) -> str:
        """The name of another schema's function."""
        if (name := self._called.get(id(schema))) is None:
            name = self._called[id(schema)] = f"decode{len(self._called)}"
            self._source.names[name] = self._stub(schema, self._source.names, name)
        return name

    def _stub(self, schema: Schema, place: dict[str, Any], name: str) -> Decode:
        """A function that finds another when it is first called, and gives it its own place."""

        def first(value: Any) -> Any:
            place[name] = found = self._find(self._deciding(schema))
            return found(value)

        return first

    def _value(self, depth: int, schema: Schema, source: str, target: str) -> None:
        """Lines that read ``source``, check it and store it in ``target``."""
        if self._is_called(schema, depth):
            self._put(depth, f"{target} = {self._call(schema)}({source})")
        elif (reference := _beside_null(schema)) is not None:
            v = self._source.local()
            self._put(depth, f"{target} = {v} = {source}")
            call = f"{target} = {self._call(reference)}({v})"
            self._put(depth, f"if {v} is not None: {call}")
        else:
            self._inline(depth, schema, source, target)

    def _inline(self, depth: int, schema: Schema, source: str, target: str) -> None:
        if is_union(schema):
            self._union(depth, schema, source, target)
        else:
            self._typed(depth, schema, source, target)

    def _is_called(self, schema: Schema, depth: int) -> bool:
        """Whether a schema has a function of its own: a record, what needs care, what stands elsewhere or deep.

        What is referred to is not needed before it is met; unions in unions, written out, would double at each level.
        """
        if schema.attributes is not None or needs_care(schema, self._mode):
            return True
        is_far = refers(schema) and _beside_null(schema) is None
        return is_far or depth > DEEPEST

    def _typed(self, depth: int, schema: Schema, source: str, target: str) -> None:
        """A value of stated types, of constants, or of anything."""
        v = self._source.local()
        self._put(depth, f"{target} = {v} = {source}")
        kinds = groups_of(schema)
        if self._sure and len(kinds) == len(KINDS) - 1:
            doubtful = self._constant(frozenset((float, list, dict)), "doubtful")
            self._put(depth, f"if {v}.__class__ in {doubtful}: raise Unsure")
        if len(kinds) < len(KINDS) - 1:
            of_kinds = {kind: partial(self._kind, kind, schema) for kind in kinds}
            self._by_kind(depth, of_kinds, v, target)
        elif self._strict and schema.keywords:
            self._judged(depth, schema, v)

    def _by_kind(
        self, depth: int, kinds: Mapping[str, Branch], v: str, target: str
    ) -> None:
        """A branch for each kind; those that have nothing left to do share one condition."""
        put, lines, word, idle = self._put, self._source.lines, "if", list[str]()
        for kind, write in kinds.items():
            put(depth, f"{word} {TESTS[kind].format(v)}:")
            before = len(lines)
            if self._sure and kind == "number":
                put(depth + 1, f"if not -{2.0**63} < {v} < {2.0**63}: raise Unsure")
            write(depth + 1, v, target)
            if len(lines) == before:
                lines.pop()
                idle.append(TESTS[kind].format(v))
            else:
                word = "elif"
        if idle:
            put(depth, f"{word} not ({' or '.join(idle)}):")
        elif word == "elif":
            put(depth, "else:")
        inner = depth + 1 if idle or word == "elif" else depth
        if "integer" in kinds:
            put(inner, f"{target} = {v} = whole({v})")
            kinds["integer"](inner, v, target)
        else:
            put(inner, "raise Mismatch")

    def _kind(self, kind: str, schema: Schema, depth: int, v: str, target: str) -> None:
        """What is left to do with a value that is of a kind."""
        keywords = schema.keywords
        self._asserted(depth, kind, schema, v)
        if kind == "string" and keywords.get("format") in NATIVE:
            from .scalars import READERS  # large, and of use to few schemas

            read = self._bind(READERS[keywords["format"]], "read")
            self._put(depth, f"{target} = {read}({v})")
        elif kind == "array":
            self._items(depth, keywords, v, target)
        elif kind == "object":
            self._entries(depth, keywords, v, target)

    def _judged(self, depth: int, schema: Schema, v: str) -> None:
        """A value that is judged as a whole."""
        valid = acceptor(self._source, schema)
        self._put(depth, f"if not {valid}({v}): raise Mismatch")

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
        elif self._sure:
            self._put(depth, f"if {v}: raise Unsure")

    def _each(self, depth: int, items: Schema, v: str, target: str) -> None:
        """The items of an array that all have one schema."""
        each, out, made = (self._source.local() for _ in range(3))
        self._put(depth, f"{target} = {out} = []")
        self._put(depth, f"for {each} in {v}:")
        self._value(depth + 1, items, each, made)
        self._put(depth + 1, f"{out}.append({made})")

    def _entries(
        self, depth: int, keywords: dict[str, Any], v: str, target: str
    ) -> None:
        """An object that is a dictionary."""
        if self._strict:
            for name in keywords.get("required", ()):
                key = self._key(name)
                self._put(depth, f"if {key} not in {v}: raise Mismatch")
            if "properties" in keywords:
                words = ("properties", "additional")
                named = {word: keywords[word] for word in words if word in keywords}
                self._judged(depth, Schema(**named), v)
            elif is_closed(keywords):
                self._put(depth, f"if {v}: raise Mismatch")
        inner = self._values(depth, keywords, v)
        if not self._is_plain(inner):
            call = self._call(inner)
            self._put(depth, f"{target} = {{k: {call}(x) for k, x in {v}.items()}}")
        elif self._sure:
            self._put(depth, f"if {v}: raise Unsure")

    def _union(self, depth: int, schema: Schema, source: str, target: str) -> None:
        """A value of one of several variants: by its kind, then by what tells those of a kind apart."""
        v = self._source.local()
        self._put(depth, f"{target} = {v} = {source}")
        found: dict[str, list[Schema]] = {}
        for each in variants_of(schema):
            for kind in groups_of(each):
                found.setdefault(kind, []).append(each)
        if "number" in found and "integer" in found:
            found["number"] += found.pop("integer")
        kinds = {
            kind: self._variants(kind, schema, found[kind])
            for kind in sorted(found, key="null".__eq__)
        }
        self._by_kind(depth, kinds, v, target)

    def _variants(self, kind: str, schema: Schema, variants: list[Schema]) -> Branch:
        """What is left to do with a value that is of a kind, by the variants that have such values."""
        if kind == "null":
            return lambda depth, v, target: None
        if len(variants) == 1:
            return partial(self._only, kind, variants[0])
        if kind == "object":
            return partial(self._objects, schema)
        return partial(self._alike, kind, schema, variants)

    def _only(self, kind: str, schema: Schema, depth: int, v: str, target: str) -> None:
        """The one variant that has values of a kind, which ``v`` is of."""
        if self._is_called(schema, depth) or is_union(schema):
            self._value(depth, schema, v, target)
        else:
            self._kind(kind, schema, depth, v, target)

    def _objects(self, schema: Schema, depth: int, v: str, target: str) -> None:
        """Objects, told apart by a property whose constants lead to one variant each, or judged."""
        variants = variants_of(schema)
        found = evidence(schema, variants)
        if found.table is None:
            self._carefully(depth, schema, v, target)
            return
        table: dict[str, Decode] = {}
        for value, at in found.table.items():
            table[value] = self._stub(variants[at], table, value)
        name, key = self._bind(table, "variants"), self._key(found.name)
        self._put(depth, f"{target} = {name}[{v}[{key}]]({v})")

    def _carefully(self, depth: int, schema: Schema, v: str, target: str) -> None:
        found = unsure if self._sure else careful(schema, self._mode)
        read = self._bind(found, "careful")
        self._put(depth, f"{target} = {read}({v})")

    def _alike(
        self,
        kind: str,
        schema: Schema,
        variants: list[Schema],
        depth: int,
        v: str,
        target: str,
    ) -> None:
        """Variants that are all of one kind of JSON value."""
        if kind == "array" or not all(map(is_plain, variants)):
            self._carefully(depth, schema, v, target)
        elif self._strict and not (
            "any_of" in schema.keywords
            and any(is_free(each, kind) for each in variants)
        ):
            self._judged(depth, schema, v)


def _beside_null(schema: Schema) -> Schema | None:
    """The reference whose values a schema admits besides null, where it admits nothing else."""
    match schema.keywords:
        case {"any_of": (reference, other), **rest} if not rest:
            is_other_null = other.keywords == null.keywords
            is_reference = "ref" in reference.keywords
            return reference if is_other_null and is_reference else None
        case _:
            return None
