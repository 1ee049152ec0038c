"""allOf: one schema out of several that all apply (JSON Schema 2020-12 core §10.2.1.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import reduce
from typing import Any, TypeVar

from ftgen.diagnostics import Diagnostics, Location
from ftgen.openapi import Spec
from ftgen.openapi.nodes import Schema

T = TypeVar("T")

ANNOTATIONS = frozenset(
    "at title description external_docs default examples deprecated read_only write_only nullable extensions".split()
)
"""The fields of a schema that say nothing of what is valid."""

_EMPTY = {
    field.name: getattr(Schema(at=Location("")), field.name) for field in fields(Schema)
}
_REF = frozenset(("ref",))
_DISCRIMINATOR = frozenset(("discriminator",))
_TYPES = frozenset(("types", "one_of", "any_of", "all_of", "items"))
_DEEPEST_GENERIC = 4
_ASSERTIONS = tuple(
    (name, empty) for name, empty in _EMPTY.items() if name not in ANNOTATIONS
)


def asserts(schema: Schema, *, besides: frozenset[str] = frozenset()) -> bool:
    """Whether a schema restricts anything, beyond the fields named in ``besides``."""
    return any(
        getattr(schema, name) != empty
        for name, empty in _ASSERTIONS
        if name not in besides
    )


class Composer:
    """Flattens allOf, so that later stages meet properties, limits and variants in one place."""

    def __init__(self, spec: Spec, diagnostics: Diagnostics) -> None:
        self._spec = spec
        self._diagnostics = diagnostics
        self._expanded: dict[int, tuple[Schema, Schema]] = {}

    def flatten(self, schema: Schema, within: tuple[Location, ...] = ()) -> Schema:
        """The schema without allOf; a reference is returned as it is where nothing is added to it.

        ``within`` are the references being followed: one that leads back is left out, with a warning.
        """
        parts = list(schema.all_of)
        if schema.ref is not None and (parts or asserts(schema, besides=_REF)):
            parts.insert(0, Schema(at=schema.at, ref=schema.ref))
        elif schema.ref is not None or not parts:
            return schema
        own = replace(schema, all_of=(), ref=None)
        if asserts(own, besides=_DISCRIMINATOR):
            parts.append(own)
        parts = self._specific(parts)
        if len(parts) == 1:
            return self._sole(schema, parts[0], within)
        expanded = [
            found
            for part in parts
            if (found := self._expand(part, schema.at, within)) is not None
        ]
        if not expanded:
            return own
        merged = reduce(lambda a, b: self._merge(a, b, schema.at), expanded)
        nullable = schema.nullable or all(part.nullable for part in expanded)
        return replace(
            merged,
            **_annotations(schema, merged),
            at=schema.at,
            nullable=nullable,
            discriminator=schema.discriminator,
        )

    def _specific(self, parts: list[Schema]) -> list[Schema]:
        """The parts without those that only name types, where others say more."""
        telling = [part for part in parts if not self._only_types(part)]
        asserting = [part for part in parts if asserts(part) or part.nullable]
        typed = any(map(_says_its_type, telling))
        return (telling if typed else asserting) or parts[:1]

    def _only_types(self, schema: Schema, depth: int = 0) -> bool:
        if schema.ref is not None:
            deep = depth > _DEEPEST_GENERIC
            target = self._spec.schema(schema.ref)
            return not deep and self._only_types(target, depth + 1)
        variants = [*schema.one_of, *schema.any_of, *schema.all_of]
        if schema.items is not None:
            variants.append(schema.items)
        return not asserts(schema, besides=_TYPES) and all(
            self._only_types(each, depth + 1) for each in variants
        )

    def _sole(
        self, schema: Schema, part: Schema, within: tuple[Location, ...]
    ) -> Schema:
        """allOf of one schema: that schema, with what is said beside it."""
        flat = self.flatten(part, within)
        return replace(
            flat,
            **_annotations(schema, flat),
            nullable=schema.nullable or flat.nullable,
            discriminator=schema.discriminator or flat.discriminator,
        )

    def _expand(
        self, part: Schema, at: Location, within: tuple[Location, ...]
    ) -> Schema | None:
        flat = self.flatten(part, within)
        if flat.ref is None:
            return flat
        if flat.ref in within:
            self._diagnostics.warning(
                "circular-allof",
                "this allOf leads back to itself; the repetition is left out",
                at,
                "remove the reference that closes the circle",
            )
            return None
        target = self._spec.schema(flat.ref)
        found = self._expand(target, at, (*within, flat.ref))
        if found is None:
            return None
        if found.discriminator is not None or self._leads_back(found, within):
            found = replace(found, one_of=(), any_of=(), discriminator=None)
        return replace(found, nullable=False) if found.nullable else found

    def expand(self, schema: Schema) -> Schema:
        """The schema that a schema stands for, references followed; itself where they lead in a circle."""
        key = id(schema)
        if key not in self._expanded:
            found = self._expand(schema, schema.at, ()) or replace(schema, ref=None)
            self._expanded[key] = schema, found
        return self._expanded[key][1]

    def _leads_back(self, schema: Schema, within: tuple[Location, ...]) -> bool:
        return any(each.ref in within for each in (*schema.one_of, *schema.any_of))

    def _merge(self, a: Schema, b: Schema, at: Location) -> Schema:
        both = Schema(at=at)
        types = self._types(a, b, at)
        one_of, any_of = _variants(a, b)
        changes: dict[str, Any] = {
            name: getattr(b, name) if getattr(b, name) != empty else getattr(a, name)
            for name, empty in _EMPTY.items()
        }
        changes |= {
            "at": at,
            "types": types,
            "one_of": one_of,
            "any_of": any_of,
            "enum": _enum(a.enum, b.enum),
            "properties": _mapping(a.properties, b.properties),
            "pattern_properties": _mapping(a.pattern_properties, b.pattern_properties),
            "required": tuple(dict.fromkeys((*a.required, *b.required))),
            "additional_properties": _closed(a, b),
            "items": _schema(a.items, b.items),
            "dependent_required": {**a.dependent_required, **b.dependent_required},
            "extensions": {**a.extensions, **b.extensions},
            "read_only": a.read_only or b.read_only,
            "write_only": a.write_only or b.write_only,
            "deprecated": a.deprecated or b.deprecated,
            "unique_items": a.unique_items or b.unique_items,
            "boolean": None,
        }
        for name in (
            "minimum",
            "exclusive_minimum",
            "min_length",
            "min_items",
            "min_properties",
        ):
            changes[name] = _tighter(max, getattr(a, name), getattr(b, name))
        for name in (
            "maximum",
            "exclusive_maximum",
            "max_length",
            "max_items",
            "max_properties",
        ):
            changes[name] = _tighter(min, getattr(a, name), getattr(b, name))
        return replace(both, **changes)

    def _types(self, a: Schema, b: Schema, at: Location) -> tuple[str, ...]:
        if not a.types or not b.types:
            return a.types or b.types
        common = tuple(name for name in b.types if name in a.types)
        if "integer" in (*a.types, *b.types) and "number" in (*a.types, *b.types):
            common = (*common, "integer") if "integer" not in common else common
        if not common:
            self._diagnostics.warning(
                "conflicting-allof",
                f"allOf asks for {' or '.join(a.types)} and for {' or '.join(b.types)}; the latter is taken",
                at,
                "give the schemas of an allOf types that go together",
            )
            return b.types
        return common


def _says_its_type(schema: Schema) -> bool:
    variants = schema.one_of or schema.any_of or schema.all_of
    return bool(schema.ref or schema.types or variants or schema.properties)


def _annotations(outer: Schema, inner: Schema) -> dict[str, Any]:
    return {
        "title": outer.title or inner.title,
        "description": outer.description or inner.description,
        "external_docs": outer.external_docs or inner.external_docs,
        "default": outer.default or inner.default,
        "examples": outer.examples or inner.examples,
        "deprecated": outer.deprecated or inner.deprecated,
        "read_only": outer.read_only or inner.read_only,
        "write_only": outer.write_only or inner.write_only,
        "extensions": {**inner.extensions, **outer.extensions},
    }


def _variants(a: Schema, b: Schema) -> tuple[tuple[Schema, ...], tuple[Schema, ...]]:
    """oneOf and anyOf of both: where each has variants, every pair of them."""
    first, second = a.one_of or a.any_of, b.one_of or b.any_of
    if first and second and first != second:
        pairs = tuple(
            Schema(
                at=y.at, all_of=(x, y), title=x.title and y.title and x.title + y.title
            )
            for x in first
            for y in second
        )
        return pairs, ()
    return a.one_of or b.one_of, a.any_of or b.any_of


def _tighter(choose: Callable[..., T], a: T | None, b: T | None) -> T | None:
    if a is None or b is None:
        return b if a is None else a
    return choose(a, b)


def _enum(
    a: tuple[Any, ...] | None, b: tuple[Any, ...] | None
) -> tuple[Any, ...] | None:
    if a is None or b is None:
        return b if a is None else a
    return tuple(value for value in b if value in a) or b


def _mapping(a: Mapping[str, Schema], b: Mapping[str, Schema]) -> dict[str, Schema]:
    merged = dict(a)
    for name, schema in b.items():
        merged[name] = _both(a[name], schema) if name in a else schema
    return merged


def _schema(a: Schema | None, b: Schema | None) -> Schema | None:
    if a is None or b is None:
        return b if a is None else a
    return _both(a, b)


def _both(a: Schema, b: Schema) -> Schema:
    return b if a is b else Schema(at=b.at, all_of=(a, b))


def _closed(a: Schema, b: Schema) -> Schema | None:
    found = [
        each
        for each in (b.additional_properties, a.additional_properties)
        if each is not None
    ]
    closed = [each for each in found if each.boolean is False]
    return next(iter(closed or found), None)
