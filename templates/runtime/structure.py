"""What of a schema decides what its values are in Python; all its other assertions only say what is valid."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from .evidence import kinds_of
from .patterns import matches
from .schema import Schema, anything

NATIVE = frozenset(
    "date date-time time duration uuid decimal byte base64url binary".split()
)
"""The formats of strings that are something else in Python; ``scalars`` reads and writes them."""

DEEPEST = 4
"""How deep the lines of a function are that read or write a schema inside of another."""

UNIONS = ("any_of", "one_of")
"""The keywords whose subschemas are the variants of a union."""


def shape_of(schema: Schema) -> Schema:
    """The schema that decides the Python value: what a reference leads to, whatever is asserted beside it."""
    for _ in range(100):
        if "ref" not in schema.keywords:
            return schema
        schema = schema.target()
    return anything


def is_union(schema: Schema) -> bool:
    """Whether values are of one of several variants."""
    return any(word in schema.keywords for word in UNIONS)


def variants_of(schema: Schema) -> tuple[Schema, ...]:
    """The variants of a union; itself where it is none."""
    for word in UNIONS:
        if word in schema.keywords:
            variants: tuple[Schema, ...] = schema.keywords[word]
            return variants
    return (schema,)


def refers(schema: Schema) -> bool:
    """Whether what values are is said behind a reference."""
    if is_union(schema):
        return any(map(refers, variants_of(schema)))
    return "ref" in schema.keywords


def with_items(
    keywords: Mapping[str, Any], value: Iterable[Any]
) -> Iterator[tuple[Schema, Any]]:
    """The items of an array, each with its schema."""
    prefix, rest = keywords.get("prefix", ()), keywords.get("items", anything)
    for index, each in enumerate(value):
        yield (prefix[index] if index < len(prefix) else rest), each


def values_of(keywords: Mapping[str, Any]) -> Schema:
    """The schema of the values of an object that it does not name; any where names decide about it."""
    found = [*keywords.get("patterns", {}).values()]
    additional = keywords.get("additional")
    if additional is not None and not is_closed(keywords):
        found.append(additional)
    return found[0] if len(found) == 1 else anything


def is_by_name(keywords: Mapping[str, Any]) -> bool:
    """Whether patterns of names say what some values of an object are, and nothing what the others are."""
    return "patterns" in keywords and "additional" not in keywords


def value_of(keywords: Mapping[str, Any], name: str) -> Schema:
    """The schema of the value of an object under a name that it does not know."""
    inner = values_of(keywords)
    if inner is anything or not is_by_name(keywords):
        return inner
    return (
        inner if any(matches(each, name) for each in keywords["patterns"]) else anything
    )


def is_closed(keywords: Mapping[str, Any]) -> bool:
    """Whether an object may have no other properties than those that it names."""
    additional = keywords.get("additional")
    return (
        additional is not None
        and not additional.keywords.get("not_", additional).keywords
        and "not_" in additional.keywords
    )


def is_plain(schema: Schema) -> bool:
    """Whether its values are the same in Python as in JSON, and none holds others."""
    keywords = shape_of(schema).keywords
    scalars = {"string", "integer", "number", "boolean", "null"}
    return (
        keywords.get("format") not in NATIVE
        and not any(word in keywords for word in UNIONS)
        and scalars.issuperset(kinds_of(schema))
    )


def others(value: dict[str, Any], known: Container[str]) -> dict[str, Any]:
    """The properties of an object that are not known."""
    return {name: each for name, each in value.items() if name not in known}


def extra_attribute(cls: type[Any]) -> str | None:
    """The attribute of a model that keeps the properties which its schema does not name."""
    extra = (
        each.name for each in dataclasses.fields(cls) if each.default_factory is dict
    )
    return next(extra, None)
