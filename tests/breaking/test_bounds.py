"""Descriptions that a comparison could get lost in."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
from support.revisions import changes_of, grave, rules
from support.work import counted

from ftgen.breaking import inclusion, terms
from ftgen.breaking.annotations import accepts
from ftgen.openapi.nodes import Schema

FOLDER = Path(inclusion.__file__).parent


def ref(name: str) -> Any:
    """A reference to a named schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def chain(length: int, step: Any) -> dict[str, Any]:
    """Named schemas of which each leads to the next by ``step``, and the last is a text."""
    found = {f"N{number}": step(ref(f"N{number + 1}")) for number in range(length)}
    return {**found, f"N{length}": {"type": "string"}}


@pytest.mark.parametrize(
    "schema",
    [
        {"anyOf": [ref("S"), ref("S")]},
        {"allOf": [ref("S"), {"type": "object"}]},
        {"oneOf": [{"oneOf": [ref("S")]}, {"type": "null"}]},
        {
            "type": "object",
            "properties": {"x": ref("S"), "y": {"type": "array", "items": ref("S")}},
        },
        {"not": ref("S")},
        {"if": ref("S"), "then": ref("S")},
    ],
)
@pytest.mark.parametrize("direction", ["request", "response"])
def test_recursive_schemas_are_compared_as_they_are_meant(
    schema: Any, direction: Any
) -> None:
    assert changes_of(schema, schema, direction) == ()


def test_a_difference_deep_in_a_recursion_is_told_once() -> None:
    def tree(label: Any) -> Any:
        children = {"type": "array", "items": ref("S")}
        return {"type": "object", "properties": {"label": label, "children": children}}

    found = changes_of(tree({"type": "string"}), tree({"type": "integer"}), "request")
    assert rules(found) == ["narrowed-type"]
    assert found[0].message == "label: the type is integer, was string, in messages"


@pytest.mark.parametrize(
    "step",
    [
        lambda following: following,
        lambda following: {"allOf": [following, following]},
        lambda following: {"anyOf": [following, following]},
        lambda following: {"type": "array", "items": following},
        lambda following: {
            "type": "object",
            "properties": {"x": following, "y": following},
        },
    ],
)
def test_long_chains_and_diamonds_cost_what_is_written(step: Any) -> None:
    schemas = chain(400, step)
    assert changes_of(ref("N0"), ref("N0"), "request", schemas) == ()


def test_more_pairs_than_are_looked_at_cannot_be_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(inclusion, "MOST_PAIRS", 50)
    schemas = chain(100, lambda following: {"type": "array", "items": following})
    assert grave(changes_of(ref("N0"), ref("N0"), "request", schemas)) == [
        "undecided-change"
    ]


def test_every_keyword_of_a_schema_is_compared_or_says_nothing() -> None:
    """A keyword that is new to the nodes has to be thought of here."""
    compared = {name for name, _ in terms._DEFAULTS}
    known = {each.name for each in dataclasses.fields(Schema)}
    assert compared | terms._SILENT == known
    sources = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
    unread = {name for name in compared if not re.search(rf"[\".]{name}\b", sources)}
    assert unread == {"content_schema"}


def variants(word: str, size: int, change: int) -> dict[str, Any]:
    """Objects that a required property, or nothing but a limit, tells apart."""
    each = {
        "constants": lambda n: {"k": {"const": f"v{n}"}, "x": {"maximum": change}},
        "limits": lambda n: {"x": {"maximum": n + change}},
    }[word]
    required = ["k"] if word == "constants" else []
    return {
        "oneOf": [
            {"type": "object", "properties": each(n), "required": required}
            for n in range(size)
        ]
    }


def parts(size: int, limit: int) -> dict[str, Any]:
    """Parts of an object, each with a property of its own."""
    each = ({"properties": {f"p{n}": {"maxLength": limit}}} for n in range(size))
    return {"allOf": [{"type": "object", **part} for part in each]}


def choices(size: int, limit: int) -> dict[str, Any]:
    """Unions beside each other, with as many variants as their product."""
    return {
        "allOf": [
            {"anyOf": [{"required": [f"a{n}"]}, {"properties": {f"b{n}": each}}]}
            for n, each in enumerate([{"maximum": limit}] * size)
        ]
    }


def test_parts_cost_what_is_written() -> None:
    def calls(size: int) -> int:
        with counted() as counts:
            changes_of(parts(size, 1), parts(size, 2), "request")
        return counts.count

    calls(2)
    once, twice = calls(200), calls(400)
    assert twice < 2.4 * once


def test_products_of_unions_are_looked_at_in_part() -> None:
    few = rules(changes_of(choices(4, 1), choices(4, 2), "request"))
    assert few == ["widened-request"]
    with counted() as counts:
        many = rules(changes_of(choices(30, 1), choices(30, 2), "request"))
    assert set(many) >= {"undecided-change"}
    assert counts.count < 1_000_000


@pytest.mark.parametrize("word", ["constants", "limits"])
def test_unions_of_many_variants_cost_what_is_written(word: str) -> None:
    def calls(size: int) -> int:
        with counted() as counts:
            changes_of(variants(word, size, 1), variants(word, size, 2), "request")
        return counts.count

    calls(2)
    once, twice = calls(200), calls(400)
    assert twice < 2.4 * once


def test_annotations_may_be_long() -> None:
    long = " | ".join(f"models.A{n}" for n in range(5000))
    inner = " | ".join(f"A{n}" for n in range(1500))
    assert accepts(long, "models.A4999") and not accepts("models.A1", long)
    assert accepts(f"list[{inner}] | None", f"list[{inner}]")


def test_a_bar_in_a_literal_parts_nothing() -> None:
    assert accepts('Literal["a | b", "c"] | None', "Literal['a | b']")
    assert not accepts('Literal["a | b", "c"]', 'Literal["a"]')
