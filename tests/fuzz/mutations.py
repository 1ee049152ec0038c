"""Changes to a description: to its tree of values, or to its text."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**400, 1e308, "", " ", "\0", "\u2028", "a" * 300),
    *("${x}", "{{x}}", '"""', "import os", "../x", "con", "class", "__init__", "🙂"),
    *([], {}, [[]], [None], {"": {}}, {"$ref": "#"}, {"$ref": "#/nowhere"}),
    *({"type": "object"}, {"type": ["string", "null"]}, {"enum": []}, {"not": {}}),
    *({"oneOf": []}, {"const": {"a": [1]}}, {"items": False}, {"format": "date"}),
)
KEYWORDS = (
    "allOf anyOf oneOf not items prefixItems properties additionalProperties patternProperties if then else "
    "contains dependentSchemas unevaluatedProperties propertyNames discriminator required enum const default "
    "type format pattern minimum maxLength nullable readOnly $ref $defs $anchor $dynamicRef $id parameters "
    "requestBody responses content schema headers callbacks links servers security tags encoding example"
).split()

Place = tuple[Any, Any]
"""A container and a key or an index of it."""


def places(value: Any) -> Iterator[Place]:
    """Every place of a tree."""
    stack = [value]
    while stack:
        current = stack.pop()
        keys = current if isinstance(current, dict) else range(len(current))
        for key in keys:
            yield current, key
            if isinstance(current[key], dict | list):
                stack.append(current[key])


def mutated(tree: dict[str, Any], random: Random) -> dict[str, Any]:
    """A copy of a tree with a few changes, most of them to its schemas."""
    found = copy.deepcopy(tree)
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        listed = list(places(found))
        if not listed:
            break
        schemas = [place for place in listed if is_schema(*place)]
        if schemas and random.random() < 0.8:
            container, key = random.choice(schemas)
            change = random.choice((_wrapped, _reference, _keyword, _copied, _odd))
            change(random, schemas, container, key)
        else:
            container, key = random.choice(listed)
            random.choice(_CHANGES)(random, listed, container, key)
    return found


def is_schema(container: Any, key: Any) -> bool:
    """Whether a place is likely to hold a schema."""
    value = container[key]
    return isinstance(value, dict) and bool(
        {"type", "$ref", "properties", "allOf", "oneOf", "anyOf", "enum"} & value.keys()
    )


def garbled(text: str, random: Random) -> bytes:
    """A text with a few of its octets changed, taken away or repeated."""
    octets = bytearray(text.encode())
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(octets))
        end = min(len(octets), at + random.randint(1, 40))
        octets[at:end] = random.choice(
            (b"", bytes([random.randrange(256)]), octets[at:end] * 2, b"&a [*a]\n")
        )
    return bytes(octets)


Change = Callable[[Random, list[Place], Any, Any], None]


def _odd(random: Random, listed: list[Place], container: Any, key: Any) -> None:
    container[key] = copy.deepcopy(random.choice(ODD))


def _gone(random: Random, listed: list[Place], container: Any, key: Any) -> None:
    del container[key]


def _copied(random: Random, listed: list[Place], container: Any, key: Any) -> None:
    other, place = random.choice(listed)
    value = other[place]
    if len(json.dumps(value, default=str)) < 5000:
        container[key] = copy.deepcopy(value)


def _wrapped(random: Random, listed: list[Place], container: Any, key: Any) -> None:
    other, place = random.choice(listed)
    word = random.choice(("allOf", "anyOf", "oneOf", "items", "not", "properties"))
    value = container[key]
    inside: Any = [value, copy.deepcopy(other[place])]
    if word in ("items", "not"):
        inside = value
    if word == "properties":
        inside = {"a": value, "b-c": inside[1]}
    container[key] = {word: inside}


def _keyword(random: Random, listed: list[Place], container: Any, key: Any) -> None:
    if isinstance(container[key], dict):
        container[key][random.choice(KEYWORDS)] = copy.deepcopy(random.choice(ODD))


def _reference(random: Random, listed: list[Place], container: Any, key: Any) -> None:
    names = [name for _, name in listed if isinstance(name, str) and name[:1].isupper()]
    reference = {"$ref": f"#/components/schemas/{random.choice(names or ['A'])}"}
    container[key] = random.choice((reference, {"type": "array", "items": reference}))


def _renamed(random: Random, listed: list[Place], container: Any, key: Any) -> None:
    if isinstance(container, dict):
        name = random.choice((*KEYWORDS, "", "a-", "A", "é", "\n", "a" * 200))
        container[name] = container.pop(key)


_CHANGES: tuple[Change, ...] = (_odd, _gone, _copied, _keyword, _reference, _renamed)
