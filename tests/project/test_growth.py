"""Work grows with the description and no faster: it is counted, not timed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.work import counted

from ftgen import Config, check

SIZE = 150

Schemas = dict[str, Any]

SHAPES: dict[str, Callable[[int], Schemas]] = {
    "properties": lambda size: {
        "A": {"type": "object", "properties": {f"p{n}": {} for n in range(size)}}
    },
    "enumeration values": lambda size: {"A": {"enum": [f"v{n}" for n in range(size)]}},
    "lines of prose": lambda size: {
        "A": {"type": "object", "description": "Some *prose* and `code`.\n" * size}
    },
    "a long paragraph": lambda size: {
        "A": {"type": "object", "description": "Some *prose* and `code`. " * size}
    },
    "links to anchors": lambda size: {
        "A": {"type": "object", "description": "See [it](#a) and *that*.\n" * size}
    },
    "colliding properties": lambda size: {
        "A": {"type": "object", "properties": {name: {} for name in _alike(size)}}
    },
    "colliding schemas": lambda size: {
        name: {"type": "object"} for name in _alike(size)
    },
    "schemas": lambda size: {f"S{n}": {"type": "object"} for n in range(size)},
    "variants": lambda size: {
        "A": {"oneOf": [_variant(f"v{n}") for n in range(size)]},
    },
    "variants that nothing tells apart": lambda size: {
        "A": {
            "oneOf": [
                {"type": "object", "properties": {"x": {"maximum": n}}}
                for n in range(size)
            ]
        },
    },
    "parts of a conjunction": lambda size: {
        "A": {"allOf": [{"properties": {f"p{n}": {}}} for n in range(size)]}
    },
    "parts that say more of one property": lambda size: {
        "A": {"allOf": [{"properties": {"x": {"minLength": n}}} for n in range(size)]}
    },
    "templates": lambda size: {
        "A": {"$id": "https://x.test/a", "$dynamicAnchor": "t"},
        **{f"S{n}": _template(n) for n in range(size)},
    },
}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _levels(word: str, count: int) -> Schemas:
    """Schemas that each refer to the next one twice."""
    levels: Schemas = {
        f"S{n}": {word: [_ref(f"S{n + 1}"), _ref(f"S{n + 1}")]} for n in range(count)
    }
    return {**levels, f"S{count}": {"type": "object", "properties": {"x": {}}}}


def _nested(count: int) -> Schemas:
    """Arrays that each hold the next one, and arrays of it."""
    levels = {
        f"S{n}": {"type": "array", "items": {"anyOf": [_ref(f"S{n + 1}"), inner]}}
        for n in range(count)
        for inner in [{"type": "array", "items": _ref(f"S{n + 1}")}]
    }
    return {**levels, f"S{count}": {"type": "string"}}


def _nameless(count: int) -> Schemas:
    """Properties that each hold the next one twice, referred to where they stand."""
    place = "#/components/schemas/S{}/properties/x"
    levels: Schemas = {}
    for n in range(count):
        inner = {"$ref": place.format(n + 1)}
        held = {"type": "array", "items": inner, "prefixItems": [inner]}
        levels[f"S{n}"] = {"type": "object", "properties": {"x": held}}
    return {**levels, f"S{count}": {"properties": {"x": {"type": "string"}}}}


def _template(number: int) -> dict[str, Any]:
    """A schema that binds the anchor of all templates, and refers to what is bound."""
    return {
        "$id": f"https://x.test/{number}",
        "$dynamicAnchor": "t",
        "$ref": "https://x.test/a",
        "type": "object",
        "properties": {"x": {"$dynamicRef": "#t"}},
    }


def _unions(count: int) -> Schemas:
    """Unions that each have the next one as a variant."""
    levels: Schemas = {
        f"S{n}": {"oneOf": [_ref(f"S{n + 1}"), _variant(f"v{n}")]} for n in range(count)
    }
    return {"A": _ref("S0"), **levels, f"S{count}": {"type": "object"}}


def _alike(size: int) -> list[str]:
    marks = " -.:/+*~"
    return [
        f"a{''.join(marks[int(digit)] for digit in f'{n:o}')}b" for n in range(size)
    ]


def _variant(name: str) -> dict[str, Any]:
    kind = {"kind": {"const": name}}
    return {"type": "object", "required": ["kind"], "properties": kind}


def work(folder: Path, schemas: Schemas) -> int:
    """How many calls it takes to generate everything from some schemas."""
    return generating(folder, {"/a": {"get": _answering()}}, schemas)


def _answering() -> dict[str, Any]:
    answer = {"schema": {"$ref": "#/components/schemas/A"}}
    content = {"application/json": answer}
    return {"responses": {"200": {"description": "x", "content": content}}}


def generating(folder: Path, paths: dict[str, Any], schemas: Schemas) -> int:
    """How many calls it takes to generate everything from some paths and schemas."""
    description = {
        "openapi": "3.1.0",
        "info": {"title": "Growth", "version": "1"},
        "paths": paths,
        "components": {"schemas": {"A": {}, **schemas}},
    }
    spec = folder / "openapi.json"
    spec.write_text(json.dumps(description))
    config = Config(spec=str(spec), out=str(folder / "out"), format="none")
    with counted() as calls:
        result = check(config)
    assert result.status == "drift", result.diagnostics
    return calls.count


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_description_is_twice_the_work(tmp_path: Path, shape: str) -> None:
    make = SHAPES[shape]
    work(tmp_path, make(2))
    least = work(tmp_path, make(2))
    once, twice = (work(tmp_path, make(size)) - least for size in (SIZE, 2 * SIZE))
    assert once > SIZE
    assert twice < 2.3 * once


@pytest.mark.parametrize(
    "names", [_alike, lambda size: [f"op{n}" for n in range(size)]]
)
def test_twice_the_operations_are_twice_the_work(
    tmp_path: Path, names: Callable[[int], list[str]]
) -> None:
    def calls(size: int) -> int:
        paths = {
            f"/p{n}": {"get": {"operationId": name, "tags": [name], **_answering()}}
            for n, name in enumerate(names(size))
        }
        return generating(tmp_path, paths, {})

    calls(2)
    least = calls(2)
    once, twice = (calls(size) - least for size in (SIZE // 3, 2 * SIZE // 3))
    assert once > SIZE
    assert twice < 2.3 * once


@pytest.mark.parametrize("word", ["allOf", "anyOf", "oneOf"])
def test_what_many_refer_to_is_looked_at_once(tmp_path: Path, word: str) -> None:
    work(tmp_path, {})
    least = work(tmp_path, {})
    once, twice = (work(tmp_path, _levels(word, count)) - least for count in (20, 40))
    assert twice < 5 * once, "each level doubles the ways, and not the work"


@pytest.mark.parametrize("make", [_nested, _nameless, _unions])
def test_what_stands_in_each_other_is_written_once(
    tmp_path: Path, make: Callable[[int], Schemas]
) -> None:
    work(tmp_path, {})
    least = work(tmp_path, {})
    once, twice = (work(tmp_path, make(count)) - least for count in (20, 40))
    assert twice < 5 * once
