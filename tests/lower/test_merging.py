"""How two values of each field of a schema become one, and that what one field cannot say is kept beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ftgen.diagnostics import Location
from ftgen.lower.merging import RULES, merge
from ftgen.openapi.nodes import Schema, Value

AT = Location("api.yaml")
ONE = Schema(at=AT, min_length=1)
TWO = Schema(at=AT, max_length=9)


def both(a: Schema, b: Schema) -> Schema:
    """What stands for both of two inner schemas."""
    return Schema(at=AT, all_of=(a, b))


BOTH = both(ONE, TWO)

AGREED: dict[str, tuple[Any, Any, Any]] = {
    "boolean": (False, True, False),
    "types": (("string", "number"), ("integer", "null"), ("integer",)),
    "enum": (("a", 1, True), (1, "b", "a"), (1, "a")),
    "all_of": ((ONE,), (TWO,), (ONE, TWO)),
    "one_of": ((ONE,), (TWO,), (BOTH,)),
    "any_of": ((ONE,), (TWO,), (BOTH,)),
    "properties": ({"a": ONE, "b": ONE}, {"a": TWO}, {"a": BOTH, "b": ONE}),
    "required": (("a", "b"), ("b", "c"), ("a", "b", "c")),
    "additional_properties": (ONE, TWO, BOTH),
    "pattern_properties": (
        {"^a": ONE},
        {"^a": TWO, "^b": TWO},
        {"^a": BOTH, "^b": TWO},
    ),
    "property_names": (ONE, TWO, BOTH),
    "dependent_required": ({"a": ("b",)}, {"a": ("c",)}, {"a": ("b", "c")}),
    "dependent_schemas": ({"a": ONE}, {"a": TWO}, {"a": BOTH}),
    "min_properties": (2, 1, 2),
    "max_properties": (1, 2, 1),
    "items": (ONE, TWO, BOTH),
    "min_items": (2, 1, 2),
    "max_items": (1, 2, 1),
    "unique_items": (True, False, True),
    "min_length": (2, 1, 2),
    "max_length": (1, 2, 1),
    "minimum": (2, 1.5, 2),
    "maximum": (1, 2, 1),
    "exclusive_minimum": (2, 1, 2),
    "exclusive_maximum": (1, 2, 1),
    "multiple_of": (4, 6, 12),
}
"""Two values, and the one that says both."""

APART: dict[str, tuple[Any, Any]] = {
    "format": ("date", "uuid"),
    "const": (Value(1), Value(2)),
    "not_": (ONE, TWO),
    "if_": (ONE, TWO),
    "then": (ONE, TWO),
    "else_": (ONE, TWO),
    "prefix_items": ((ONE,), (TWO,)),
    "contains": (ONE, TWO),
    "min_contains": (1, 2),
    "max_contains": (1, 2),
    "pattern": ("^a", "z$"),
    "ref": (Location("a.yaml"), Location("b.yaml")),
    "types": (("string",), ("array",)),
    "enum": (("a",), ("b",)),
    "multiple_of": (0.5, 0.75),
    "one_of": ((ONE,) * 9, (TWO,) * 9),
}
"""Two values that one field cannot say."""

WHOLE = ("unevaluated_properties", "unevaluated_items")


def merged(name: str, a: Any, b: Any) -> Schema:
    return merge(Schema(at=AT, **{name: a}), Schema(at=AT, **{name: b}), AT, both)


def test_every_rule_is_tried() -> None:
    assert {*AGREED, *APART, *WHOLE} == RULES.keys()


@pytest.mark.parametrize("name", AGREED)
def test_two_become_one(name: str) -> None:
    a, b, one = AGREED[name]
    assert merged(name, a, b) == replace(Schema(at=AT), **{name: one})
    if name != "all_of":
        assert merged(name, a, a) == merge(
            Schema(at=AT, **{name: a}), Schema(at=AT), AT, both
        )


@pytest.mark.parametrize("name", APART)
def test_what_one_cannot_say_is_kept_beside_it(name: str) -> None:
    a, b = APART[name]
    found = merged(name, a, b)
    assert getattr(found, name) == b
    assert found.all_of == (Schema(at=AT, **{name: a}),)


@pytest.mark.parametrize("name", WHOLE)
def test_what_looks_at_all_beside_it_stays_whole(name: str) -> None:
    found = merged(name, ONE, TWO)
    assert getattr(found, name) is None
    assert found.all_of == (Schema(at=AT, **{name: ONE}), Schema(at=AT, **{name: TWO}))


@pytest.mark.parametrize("name", RULES)
def test_what_only_one_says_is_what_is_said(name: str) -> None:
    if name in WHOLE or name == "all_of":
        return
    value = AGREED[name][0] if name in AGREED else APART[name][0]
    stated, empty = Schema(at=AT, **{name: value}), Schema(at=AT)
    assert merge(stated, empty, AT, both) == merge(empty, stated, AT, both) == stated
