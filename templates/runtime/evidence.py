"""What tells the variants of a union apart: kinds of JSON value, and constants of properties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from typing import Any, NamedTuple

from .schema import Schema

KINDS = ("object", "array", "string", "integer", "number", "boolean", "null")
"""The types of JSON Schema; an integer is a number, and is told apart where it matters."""

_OF_PYTHON = {
    dict: "object",
    list: "array",
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    type(None): "null",
}
_DEEPEST = 12
_MOST_KNOWN = 4096
"""Answers that are kept: schemas that lead to each other in many ways are looked at once for each depth."""


@lru_cache(maxsize=_MOST_KNOWN)
def kinds_of(schema: Schema, depth: int = 0) -> tuple[str, ...]:
    """The types that values of a schema may have, as far as it is said."""
    found = set(KINDS)
    keywords = schema.keywords
    if "types" in keywords:
        found &= {
            *keywords["types"],
            *(["integer"] if "number" in keywords["types"] else []),
        }
    if "enum" in keywords:
        found &= {_OF_PYTHON[type(each)] for each in keywords["enum"]}
    if depth < _DEEPEST:
        inner = list(keywords.get("all_of", ()))
        if "ref" in keywords:
            inner.append(schema.target())
        for each in inner:
            found &= set(kinds_of(each, depth + 1))
        for keyword in ("any_of", "one_of"):
            if keyword in keywords:
                variants = (kinds_of(each, depth + 1) for each in keywords[keyword])
                found &= {kind for each in variants for kind in each}
    if keywords.get("not_") is not None and not keywords["not_"].keywords:
        found.clear()
    return tuple(kind for kind in KINDS if kind in found)


def is_of_kind(schema: Schema, value: Any) -> bool:
    """Whether a JSON value is of a kind that a schema admits; all numbers are of one."""
    kinds, kind = kinds_of(schema), _OF_PYTHON[type(value)]
    is_number = kind == "number" and "integer" in kinds
    return kind in kinds or is_number


def groups_of(schema: Schema) -> list[str]:
    """The kinds of a schema's values, null last; integers are among the numbers where those are admitted."""
    kinds = kinds_of(schema)
    found = [kind for kind in kinds if kind != "integer" or "number" not in kinds]
    return sorted(found, key="null".__eq__)


@lru_cache(maxsize=_MOST_KNOWN)
def constants_of(schema: Schema, name: str, depth: int = 0) -> frozenset[Any] | None:
    """The only strings that a property of a schema's objects may be where it is there; None where it may be else."""
    keywords = schema.keywords
    found: list[frozenset[Any]] = []
    inner = keywords.get("properties", {}).get(name)
    if inner is not None and (values := _constants(inner)) is not None:
        found.append(values)
    if depth < _DEEPEST:
        parts = list(keywords.get("all_of", ()))
        if "ref" in keywords:
            parts.append(schema.target())
        for each in parts:
            if (values := constants_of(each, name, depth + 1)) is not None:
                found.append(values)
        for keyword in ("any_of", "one_of"):
            variants = [
                constants_of(each, name, depth + 1)
                for each in keywords.get(keyword, ())
            ]
            known = [each for each in variants if each is not None]
            if known and len(known) == len(variants):
                found.append(frozenset().union(*known))
    return reduce(frozenset.intersection, found) if found else None


@lru_cache(maxsize=_MOST_KNOWN)
def _constants(schema: Schema, depth: int = 0) -> frozenset[Any] | None:
    """The strings that a schema admits, where it admits nothing else."""
    keywords = schema.keywords
    if "enum" in keywords:
        values = keywords["enum"]
        return frozenset(values) if all(type(each) is str for each in values) else None
    if depth > _DEEPEST:
        return None
    inner = [
        *keywords.get("all_of", ()),
        *([schema.target()] if "ref" in keywords else []),
    ]
    for each in inner:
        if (found := _constants(each, depth + 1)) is not None:
            return found
    for keyword in ("any_of", "one_of"):
        if keyword in keywords:
            variants = [_constants(each, depth + 1) for each in keywords[keyword]]
            known = [each for each in variants if each is not None]
            return frozenset().union(*known) if len(known) == len(variants) else None
    return None


@lru_cache(maxsize=_MOST_KNOWN)
def properties_of(schema: Schema, depth: int = 0) -> dict[str, None]:
    """The properties that a schema names, in order."""
    keywords = schema.keywords
    found = dict.fromkeys(keywords.get("properties", ()))
    if depth < _DEEPEST:
        inner = [
            *keywords.get("all_of", ()),
            *keywords.get("any_of", ()),
            *keywords.get("one_of", ()),
            *([schema.target()] if "ref" in keywords else []),
        ]
        for each in inner:
            found |= properties_of(each, depth + 1)
    return found


class Evidence(NamedTuple):
    """How to find a variant: by ``table``, from the value of the property ``name``, where that is in it.

    ``objects`` are the positions of the variants that may be objects. ``table`` maps to positions.
    """

    objects: tuple[int, ...]
    name: str = ""
    table: dict[str, int] | None = None


def evidence(schema: Schema, variants: Sequence[Schema]) -> Evidence:
    """What tells the variants of a union apart that are objects."""
    objects = tuple(
        at for at, each in enumerate(variants) if "object" in kinds_of(each)
    )
    if len(objects) < 2:
        return Evidence(objects)
    if schema.tag is not None:
        stated = {value: at for value, at in schema.tags.items() if type(value) is str}
        table = _table(variants, objects, schema.tag, stated)
        if table is not None:
            return Evidence(objects, schema.tag, table)
    for name in _candidates(variants, objects):
        if (table := _table(variants, objects, name, {})) is not None:
            return Evidence(objects, name, table)
    return Evidence(objects)


def _candidates(variants: Sequence[Schema], objects: Iterable[int]) -> Iterable[str]:
    """The properties that every variant names."""
    named = [properties_of(variants[at]) for at in objects]
    return (name for name in named[0] if all(name in each for each in named))


def _table(
    variants: Sequence[Schema],
    objects: Iterable[int],
    name: str,
    stated: dict[str, int],
) -> dict[str, int] | None:
    """The variant of each value of a property, where no value leads to two and no variant is without."""
    table = dict(stated)
    for at in objects:
        values = constants_of(variants[at], name)
        if values is None:
            if at not in stated.values():
                return None
            continue
        for value in values:
            if value not in stated and table.setdefault(value, at) != at:
                return None
    return table


def is_free(schema: Schema, kind: str) -> bool:
    """Whether every value of a kind is valid."""
    keywords = schema.follow().keywords
    return keywords.keys() <= {"types"} and kind in kinds_of(schema)
