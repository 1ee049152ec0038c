"""Schemas that lead back to themselves with no level of JSON in between, opened: no value is looked at for ever.

JSON Schema leaves open what such schemas mean (core §9.4.1). Here a union that is a variant of itself is what
remains of it, and what a schema else asserts of itself is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ftgen.ir.graphs import circles
from ftgen.ir.schemas import ANYTHING, NOTHING, Schema

UNIONS = ("any_of", "one_of")
ASSERTING = ("all_of", "not_", "if_", "then", "else_", "dependent_schemas")
"""The keywords, besides those of unions, whose subschemas are laid on the same value (core §10.2)."""


def opened(schemas: Mapping[str, Schema]) -> dict[str, Schema]:
    """The schemas that lead back to themselves without what does, by their names; ANYTHING where nothing is left."""
    circular = _groups(schemas)
    left = dict(schemas)
    for name, group in circular.items():
        left[name] = _without(schemas[name], group)
    unions = _groups(left)
    found: dict[str, Schema] = {}
    for name in (each for each in schemas if each in circular):
        found[name] = left[name]
        if name in unions:
            found[name] = _Opening(left, unions[name]).of(name)
        if found[name] == NOTHING:
            found[name] = ANYTHING
    return found


class _Opening:
    """Opens one union: each of its group stands in it once."""

    def __init__(self, schemas: Mapping[str, Schema], group: frozenset[str]) -> None:
        self._schemas = schemas
        self._group = group
        self._seen: set[str] = set()

    def of(self, name: str) -> Schema:
        """The schema of that name without what has been met; NOTHING where nothing is left."""
        self._seen.add(name)
        return self._spread(self._schemas[name])

    def _spread(self, schema: Schema) -> Schema:
        target = schema.keywords.get("ref")
        if target in self._group:
            return NOTHING if target in self._seen else self.of(target)
        for word in UNIONS:
            if word in schema.keywords:
                variants = list(map(self._spread, schema.keywords[word]))
                schema = _with_variants(schema, word, variants)
        return schema


def _with_variants(schema: Schema, word: str, variants: list[Schema]) -> Schema:
    """The schema with these variants, NOTHING being none, and what its tags say of those that are left."""
    left = [at for at, each in enumerate(variants) if each != NOTHING]
    if not left:
        return NOTHING
    if len(left) == 1 and schema.keywords.keys() == {word}:
        return variants[left[0]]
    return replace(
        schema,
        keywords={**schema.keywords, word: tuple(variants[at] for at in left)},
        tags=tuple((tag, left.index(at)) for tag, at in schema.tags if at in left),
        default=left.index(schema.default) if schema.default in left else None,
    )


def _without(schema: Schema, group: frozenset[str]) -> Schema:
    """The schema without what it asserts of a value by a schema of the group, variants aside."""
    keywords: dict[str, Any] = {}
    for word, value in schema.keywords.items():
        if word in UNIONS:
            keywords[word] = tuple(_without(each, group) for each in value)
        elif word not in ASSERTING:
            keywords[word] = value
        elif (left := _left(value, group)) is not None:
            keywords[word] = left
    if "if_" not in keywords:
        keywords.pop("then", None)
        keywords.pop("else_", None)
    return replace(schema, keywords=keywords)


def _left(value: Any, group: frozenset[str]) -> Any:
    """What is left of the subschemas under a keyword; None where that is nothing."""
    if isinstance(value, Schema):
        return None if _leads(value, group) else value
    if isinstance(value, tuple):
        return tuple(each for each in value if not _leads(each, group)) or None
    return {key: of for key, of in value.items() if not _leads(of, group)} or None


def _leads(schema: Schema, group: frozenset[str]) -> bool:
    return not group.isdisjoint(_in_place(schema))


def _in_place(schema: Schema) -> Iterator[str]:
    """The names of the schemas that a schema lays on the same value."""
    waiting = [schema]
    while waiting:
        keywords = waiting.pop().keywords
        if "ref" in keywords:
            yield keywords["ref"]
        same = {word: of for word, of in keywords.items() if word in _SAME_VALUE}
        waiting.extend(Schema(keywords=same).inner())


_SAME_VALUE = frozenset((*UNIONS, *ASSERTING))


def _groups(schemas: Mapping[str, Schema]) -> dict[str, frozenset[str]]:
    """The schemas that lead back to themselves, each with all on its way."""
    return circles({name: tuple(_in_place(of)) for name, of in schemas.items()})
