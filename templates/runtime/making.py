"""Made values: what a schema admits, by chance that repeats itself, and checked before it is used."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from .codec import DecodeError, codec_of
from .evidence import KINDS, kinds_of
from .made_scalars import made_number, made_text
from .schema import Schema, anything

TRIES = 30
_MOST_VALUES = 400
_DEEPEST = 12
_SHALLOW = 3
_GREATEST = ("minimum", "exclusive_minimum", "min_length", "min_items")
_LEAST = ("maximum", "exclusive_maximum", "max_length", "max_items")


class Endless(Exception):
    """A value would have no end, or there is none."""


@dataclass(frozen=True, slots=True)
class Hints:
    """Values that are known: of schemas by name, and of their properties."""

    schemas: Mapping[str, Any] = field(default_factory=dict)
    properties: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def make(schema: Schema, seed: str, hints: Hints, tries: int = TRIES) -> Any:
    """A JSON value that is valid; always the same for a seed. Raises Endless where none is found."""
    refused: set[bytes] = set()
    for number in range(tries):
        known = hints if number == 0 else Hints() if number > 3 else _only_some(hints)
        try:
            value = _Making(Random(f"{seed} {number}"), known, number).of(schema)
            if (same := marshal.dumps(value, 2)) in refused:
                continue
            refused.add(same)
            codec_of(schema).decode(value)
        except (Endless, DecodeError, RecursionError):
            continue
        return value
    raise Endless


def _only_some(hints: Hints) -> Hints:
    return Hints(properties=hints.properties)


class _Making:
    def __init__(self, chance: Random, hints: Hints, number: int) -> None:
        self._chance = chance
        self._hints = hints
        self._size = 0
        self._shallow = max(_SHALLOW - number // 4, 0)

    def of(self, schema: Schema, depth: int = 0) -> Any:
        """A value that is likely to be valid."""
        self._size += 1
        if self._size > _MOST_VALUES or depth > _DEEPEST:
            raise Endless
        known = schema.keywords.get("ref", "")
        if known in self._hints.schemas:
            return self._hints.schemas[known]
        keywords = self._whole(schema, depth)
        kinds = keywords.get("types", kinds_of(schema))
        if not kinds or not keywords.get("enum", True):
            raise Endless
        if "enum" in keywords:
            return self._chance.choice(keywords["enum"])
        if len(kinds) == len(KINDS):
            kinds = ("object" if "properties" in keywords else "string",)
        return self._of_kind(kinds[0], keywords, depth)

    def _of_kind(self, kind: str, keywords: dict[str, Any], depth: int) -> Any:
        match kind:
            case "object":
                return self._object(keywords, depth)
            case "array":
                return self._array(keywords, depth)
            case "string":
                return made_text(self._chance, keywords)
            case "integer" | "number":
                return made_number(self._chance, keywords, integer=kind == "integer")
            case "boolean":
                return self._chance.random() < 0.5
            case _:
                return None

    def _whole(self, schema: Schema, depth: int) -> dict[str, Any]:
        """All that is asserted of a value, as far as it can be said in one conjunction; a variant is chosen."""
        found: dict[str, Any] = {}
        for part, named in self._parts(schema, depth):
            _conjoin(found, part, named)
        return found

    def _parts(
        self, schema: Schema, depth: int, named: str = "", steps: int = 0
    ) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
        if steps > _DEEPEST:
            raise Endless
        keywords = schema.keywords
        yield keywords, self._hints.properties.get(named, {})
        if "ref" in keywords:
            target, name = schema.target(), keywords["ref"]
            yield from self._parts(target, depth, name, steps + 1)
        for each in keywords.get("all_of", ()):
            yield from self._parts(each, depth, named, steps + 1)
        for word in ("any_of", "one_of"):
            if word in keywords:
                at = self._chosen(keywords[word], depth)
                yield from self._parts(keywords[word][at], depth, "", steps + 1)
                tags = [tag for tag, place in schema.tags.items() if place == at]
                if schema.tag and tags:
                    tagged = {schema.tag: Schema(enum=(tags[0],))}
                    yield {"properties": tagged, "required": (schema.tag,)}, {}

    def _chosen(self, variants: tuple[Schema, ...], depth: int) -> int:
        """The place of a variant: any near the top, further below one that ends."""
        places = [at for at, each in enumerate(variants) if kinds_of(each)]
        if not places:
            raise Endless
        plain = [at for at in places if kinds_of(variants[at]) != ("null",)]
        if depth <= self._shallow:
            return self._chance.choice(plain or places)
        scalar = [
            at for at in places if not {"object", "array"} & {*kinds_of(variants[at])}
        ]
        return self._chance.choice(scalar or places)

    def _object(self, keywords: dict[str, Any], depth: int) -> dict[str, Any]:
        known = keywords.get("known", {})
        properties = keywords.get("properties", {})
        needed = {*keywords.get("required", ())}
        for name, others in keywords.get("dependent_required", {}).items():
            needed |= {*others} if name in needed else set()
        value: dict[str, Any] = {}
        for name in (*properties, *sorted(needed - properties.keys())):
            if name in known and depth <= self._shallow:
                value[name] = known[name]
            elif name in needed:
                value[name] = self.of(properties.get(name, anything), depth + 1)
            elif depth < self._shallow:
                self._add(value, name, properties[name], depth)
        self._fill(value, keywords, depth)
        return value

    def _add(
        self, value: dict[str, Any], name: str, schema: Schema, depth: int
    ) -> None:
        """Add a property that may be left out, where there is a value of it."""
        before = self._size
        try:
            value[name] = self.of(schema, depth + 1)
        except Endless:
            self._size = before

    def _fill(
        self, value: dict[str, Any], keywords: dict[str, Any], depth: int
    ) -> None:
        """Add properties that have no names in the description, where there must be more."""
        of = keywords.get("additional", anything)
        wanted = keywords.get("min_properties", 0)
        if not keywords.get("properties") and "additional" in keywords:
            wanted = max(wanted, 1 if depth < self._shallow and kinds_of(of) else 0)
        while len(value) < wanted:
            value[f"key{len(value) + 1}"] = self.of(of, depth + 1)

    def _array(self, keywords: dict[str, Any], depth: int) -> list[Any]:
        prefix = keywords.get("prefix", ())
        items = keywords.get("items", anything)
        least = keywords.get("min_items", 0)
        usual = max(len(prefix), 1 if kinds_of(items) else 0)
        usual = usual if depth <= self._shallow + 1 else 0
        count = min(max(least, usual), keywords.get("max_items", 100))
        value: list[Any] = []
        for place in range(count):
            try:
                value.append(
                    self.of(prefix[place] if place < len(prefix) else items, depth + 1)
                )
            except Endless:
                if place < least:
                    raise
                break
        return value


def _conjoin(
    found: dict[str, Any], part: Mapping[str, Any], known: Mapping[str, Any]
) -> None:
    """Add assertions to those that are there already."""
    if known:
        found["known"] = {**found.get("known", {}), **known}
    for word, value in part.items():
        if word not in found:
            found[word] = value
        elif word == "properties":
            both = {
                name: Schema(all_of=(found[word][name], each))
                for name, each in value.items()
                if name in found[word]
            }
            found[word] = {**found[word], **value, **both}
        elif word == "required":
            found[word] = (*found[word], *value)
        elif word == "enum":
            found[word] = tuple(each for each in found[word] if each in value)
        elif word == "types":
            found[word] = _kinds_of_both(found[word], value)
        elif word in _GREATEST:
            found[word] = max(found[word], value)
        elif word in _LEAST:
            found[word] = min(found[word], value)


def _kinds_of_both(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """The types that are in both; an integer is a number too."""
    both = [each for each in left if each in right]
    if "integer" in {*left, *right} and "number" not in both:
        both += ["integer"] if "number" in left or "number" in right else []
    return tuple(dict.fromkeys(both))
