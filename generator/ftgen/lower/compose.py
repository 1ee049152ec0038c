"""allOf: one schema out of several that all apply (JSON Schema 2020-12 core §10.2.1.1)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace
from functools import reduce
from typing import Any

from ftgen.diagnostics import Diagnostics, Location
from ftgen.lower.merging import MOST_PAIRS, RULES, asserts, kept_whole, merge, settled
from ftgen.lower.questions import Levels, Question
from ftgen.openapi import Spec
from ftgen.openapi.nodes import Discriminator, Schema

_REF = frozenset(("ref",))
_TYPES = frozenset(("types", "one_of", "any_of", "all_of", "items"))


class Composer:
    """Flattens allOf, so that later stages meet properties, limits and variants in one place.

    What cannot be said in one place stays in ``all_of`` of the flat schema: it asserts and decides nothing.
    """

    def __init__(self, spec: Spec, diagnostics: Diagnostics, levels: Levels) -> None:
        self._spec = spec
        self._diagnostics = diagnostics
        self._levels = levels
        self._only_types = Question(levels, self._names_types, first=True)
        self._end = Question(levels, self._last, first=Schema(at=Location("")))
        self._expanded: dict[int, tuple[Schema, Schema]] = {}
        self._flat: dict[int, tuple[Schema, Schema]] = {}
        self._settled: dict[int, tuple[Schema, Schema]] = {}
        self._parts: dict[int, tuple[Schema, frozenset[Hashable]]] = {}
        self._combined: dict[frozenset[Hashable], Schema] = {}
        self._pieces: dict[int, tuple[Schema, ...]] = {}
        self._targets: dict[Location, tuple[Schema | None, frozenset[Location]]] = {}
        self._met: list[set[Location]] = []
        self._circular: set[Location] = set()
        self._joined: set[Location] = set()

    def flatten(self, schema: Schema, within: tuple[Location, ...] = ()) -> Schema:
        """The schema without allOf; a reference is returned as it is where nothing is added to it.

        ``within`` are the references being followed: one that leads back is left out, with a warning.
        """
        if within:
            return self._flatten(schema, within)
        if id(schema) not in self._flat:
            self._joined.clear()
            self._flat[id(schema)] = schema, self._flatten(schema, ())
        return self._flat[id(schema)][1]

    def _flatten(self, schema: Schema, within: tuple[Location, ...]) -> Schema:
        parts = list(schema.all_of)
        if schema.ref is not None and (parts or asserts(schema, besides=_REF)):
            parts.insert(0, Schema(at=schema.at, ref=schema.ref))
        elif schema.ref is not None or not parts:
            return self._settle(schema)
        self._combined.setdefault(self._key(schema), schema)
        own = replace(schema, all_of=(), ref=None)
        outer: dict[str, Any] = {
            "unevaluated_properties": own.unevaluated_properties,
            "unevaluated_items": own.unevaluated_items,
        }
        own = replace(own, unevaluated_properties=None, unevaluated_items=None)
        if asserts(own):
            parts.append(own)
        kept, said = self._specific(parts)
        if len(kept) == 1 and not said and not any(outer.values()):
            return self._sole(schema, kept[0], within)
        expanded = [
            found
            for part in kept
            if (found := self._expand(part, schema.at, within)) is not None
        ]
        if not expanded:
            return own
        merged = reduce(lambda a, b: self._merge(a, b, schema.at), expanded)
        merged = kept_whole(merged) if any(outer.values()) else merged
        nullable = schema.nullable or all(part.nullable for part in expanded)
        stated = {name: value for name, value in outer.items() if value is not None}
        return settled(
            replace(
                merged,
                **_annotations(schema, merged),
                **stated,
                at=schema.at,
                all_of=(*merged.all_of, *said),
                nullable=nullable,
                discriminator=schema.discriminator or _discriminator(merged, expanded),
            )
        )

    def _settle(self, schema: Schema) -> Schema:
        """The schema by the names that all stages know; always the same object."""
        if id(schema) not in self._settled:
            self._settled[id(schema)] = schema, settled(schema)
        return self._settled[id(schema)][1]

    def _specific(self, parts: list[Schema]) -> tuple[list[Schema], list[Schema]]:
        """The parts that decide on types, and those that only name types, where others say more."""
        telling = [part for part in parts if not self._only_types(part)]
        asserting = [part for part in parts if asserts(part) or part.nullable]
        if not any(map(_says_its_type, telling)):
            return asserting or parts[:1], []
        is_telling = set(map(id, telling))
        said = [each for each in asserting if id(each) not in is_telling]
        stated = {self._stated_types(each) for each in telling} if said else set()
        return telling, [each for each in said if not self._goes_without(each, stated)]

    def _stated_types(self, part: Schema) -> frozenset[str]:
        """The types that a part states; none where it does not."""
        stated = self._end(part)
        return frozenset(stated.types or ("object",) * bool(stated.properties))

    def _goes_without(self, part: Schema, others: set[frozenset[str]]) -> bool:
        """Whether a part that names types says no more than one of the others does of itself."""
        named = self._end(part)
        if asserts(named, besides=frozenset(("types",))):
            return False
        return any(found and found <= set(named.types) for found in others)

    def _last(self, schema: Schema) -> Schema:
        """The schema at the end of a chain of references."""
        if schema.ref is None:
            return schema
        return self._end(self._spec.schema(schema.ref))

    def _names_types(self, schema: Schema) -> bool:
        """Whether a schema only names types, its own and those of what is in it."""
        if schema.ref is not None:
            return self._only_types(self._spec.schema(schema.ref))
        variants = [*schema.one_of, *schema.any_of, *schema.all_of]
        if schema.items is not None:
            variants.append(schema.items)
        return not asserts(schema, besides=_TYPES) and all(
            map(self._only_types, variants)
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
            self._meet({flat.ref})
            self._circular.update(within[within.index(flat.ref) :])
            self._diagnostics.report(
                "circular-allof",
                "this allOf leads back to itself; the repetition is left out",
                at,
                "remove the reference that closes the circle",
            )
            return None
        found = self._target(flat.ref, at, within)
        if found is None:
            return None
        if self._leads_back(found, flat.ref, within):
            found = replace(found, one_of=(), any_of=(), discriminator=None)
        return replace(found, nullable=False) if found.nullable else found

    def _target(
        self, ref: Location, at: Location, within: tuple[Location, ...]
    ) -> Schema | None:
        """What a reference stands for; found once for all that meet it, unless they lead back to each other.

        What stands in a circle is found once for each conjunction that it is part of: saying it again adds nothing.
        """
        if ref in self._targets:
            found, met = self._targets[ref]
            if met.isdisjoint(within):
                self._meet(met)
                return found
        if ref in self._circular and ref in self._joined:
            self._meet({ref})
            return None
        self._joined.add(ref)
        self._met.append({ref})
        target = self._spec.schema(ref)
        with self._levels.of(target.at):
            found = self._expand(target, at, (*within, ref))
        met = frozenset(self._met.pop())
        self._meet(met)
        if met.isdisjoint(self._circular.union(within)):
            self._targets[ref] = found, met
        return found

    def _meet(self, references: Iterable[Location]) -> None:
        """Remember the references that what is being found depends on."""
        if self._met:
            self._met[-1].update(references)

    def expand(self, schema: Schema) -> Schema:
        """The schema that a schema stands for, references followed; itself where they lead in a circle."""
        key = id(schema)
        if key not in self._expanded:
            self._joined.clear()
            found = self._expand(schema, schema.at, ()) or replace(schema, ref=None)
            self._expanded[key] = schema, found
        return self._expanded[key][1]

    def _leads_back(
        self, schema: Schema, ref: Location, within: tuple[Location, ...]
    ) -> bool:
        """Whether a variant is one of the schemas being followed, or extends one: then it is no part of it."""
        variants = (*schema.one_of, *schema.any_of)
        met = {each.ref for each in variants if each.ref is not None}
        extended: set[Location] = set()
        if schema.discriminator is not None:
            extended = self._extended(variants)
        self._meet(met | extended)
        return not met.isdisjoint(within) or not extended.isdisjoint((*within, ref))

    def _extended(self, schemas: Iterable[Schema]) -> set[Location]:
        """The schemas that these refer to, and those that are in allOf of them."""
        seen: set[Location] = set()
        waiting = list(schemas)
        while waiting:
            part = waiting.pop()
            if part.ref is not None and part.ref not in seen:
                seen.add(part.ref)
                waiting.append(self._spec.schema(part.ref))
            waiting.extend(part.all_of)
        return seen

    def both(self, a: Schema, b: Schema) -> Schema:
        """The schema that says what two say: always the same one for the same schemas.

        A combination is known by what it combines: so a schema whose items are that schema and another
        ends in one that is there already.
        """
        if a is b or not asserts(b):
            return a
        if not asserts(a):
            return b
        key = self._key(a) | self._key(b)
        if key not in self._combined:
            title = a.title + b.title if a.title and b.title else ""
            pieces = (*self._pieces.get(id(a), (a,)), b)
            made = Schema(at=b.at, title=title, all_of=pieces)
            self._parts[id(made)] = made, key
            self._pieces[id(made)] = pieces
            self._combined[key] = made
        return self._combined[key]

    def _key(self, schema: Schema) -> frozenset[Hashable]:
        """What a schema combines: the references and the schemas of the description in it."""
        if id(schema) not in self._parts:
            parts: set[Hashable] = set()
            own = replace(schema, all_of=(), ref=None)
            if schema.ref is not None:
                parts.add(schema.ref)
            for each in schema.all_of:
                parts |= self._key(each)
            if asserts(own) or not parts:
                parts.add(id(schema))
            self._parts[id(schema)] = schema, frozenset(parts)
        return self._parts[id(schema)][1]

    def _merge(self, a: Schema, b: Schema, at: Location) -> Schema:
        merged = merge(a, b, at, self.both)
        if a.types and b.types and merged.types == b.types and not _go_together(a, b):
            self._diagnostics.report(
                "conflicting-allof",
                f"allOf asks for {' or '.join(a.types)} and for {' or '.join(b.types)}: no value is valid",
                at,
                "give the schemas of an allOf types that go together",
            )
        self._report_product(a, b, at)
        return merged

    def _report_product(self, a: Schema, b: Schema, at: Location) -> None:
        for keyword in ("one_of", "any_of"):
            count = len(getattr(a, keyword)), len(getattr(b, keyword))
            if count[0] * count[1] > MOST_PAIRS:
                self._diagnostics.report(
                    "product-limit",
                    f"allOf of {count[0]} and of {count[1]} variants would be a class for each pair of them; those of "
                    "the latter decide on the types, the former are checked on the wire",
                    at,
                    f"let the schemas of an allOf have no more than {MOST_PAIRS} pairs of variants",
                )


def _discriminator(merged: Schema, parts: list[Schema]) -> Discriminator | None:
    """The discriminator of the part whose variants are those of the whole."""
    variants = merged.one_of or merged.any_of
    for part in parts:
        if part.discriminator is not None and variants == (part.one_of or part.any_of):
            return part.discriminator
    return None


def _go_together(a: Schema, b: Schema) -> bool:
    numbers = {"integer", "number"}
    return bool(
        set(a.types) & set(b.types)
        or (numbers & set(a.types) and numbers & set(b.types))
    )


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


__all__ = ["RULES", "Composer", "asserts"]
