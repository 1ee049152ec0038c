"""Checks of JSON values: what JSON Schema 2020-12 says, every violation, each at its pointer."""

from __future__ import annotations

from typing import Any

import pytest

from runtime.checks import Check
from runtime.validation import (
    anything,
    array,
    boolean,
    integer,
    literal,
    null,
    nullable,
    number,
    object_,
    ref,
    string,
    tagged,
    union,
)


def wrong(check: Check, value: Any) -> list[tuple[str, str]]:
    """Pointer and message of every violation."""
    return [(each.pointer, each.message) for each in check.check(value)]


VALID = [
    (anything(), None),
    (anything(), {"a": [1]}),
    (null(), None),
    (boolean(), False),
    (string(), ""),
    (string(min_length=2, max_length=2), "ab"),
    (string(max_length=1), "\N{GRINNING FACE}"),
    (string(pattern="b+"), "abbc"),
    (string(format="date"), "2024-02-29"),
    (string(format="date-time"), "2024-02-29T10:00:00Z"),
    (string(format="uuid"), "6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
    (string(format="binary"), b"\x00"),
    (integer(), 3),
    (integer(), 3.0),
    (integer(minimum=3, maximum=3), 3),
    (integer(), 10**40),
    (number(), 1),
    (number(multiple_of=0.1), 0.3),
    (number(multiple_of=0.01), 1e300),
    (number(exclusive_minimum=0, exclusive_maximum=1), 0.5),
    (literal("a", 1, True), True),
    (literal("a", 1), 1.0),
    (array(integer()), []),
    (array(integer(), min_items=1, max_items=2), [1, 2]),
    (array(anything(), unique=True), [1, True, "1", [1], {"a": 1}, {"a": True}]),
    (array(string(), prefix=[integer()]), [1, "a", "b"]),
    (object_(), {"anything": "goes"}),
    (object_({"a": string()}), {}),
    (object_({"a": string()}, additional=integer()), {"b": 1}),
    (object_(patterns={"^x-": integer()}, additional=None), {"x-a": 1}),
    (object_(dependent={"a": ["b"]}), {"b": 1}),
    (object_(alternatives=[["a"], ["b", "c"]]), {"b": 1, "c": 1}),
    (nullable(string()), None),
    (union(string(), integer()), 1),
    (union(integer(), number()), 1),
    (union(literal("auto"), integer(), exclusive=True), "auto"),
    (tagged("kind", {"a": object_({"x": integer()})}), {"kind": "a", "x": 1}),
    (tagged("kind", {}, fallback=object_()), {}),
]


@pytest.mark.parametrize(("check", "value"), VALID)
def test_valid_values_have_no_violations(check: Check, value: Any) -> None:
    assert wrong(check, value) == []


INVALID = [
    (null(), 0, "expected null, found the number 0"),
    (boolean(), 1, "expected true or false, found the number 1"),
    (string(), None, "expected a string, found null"),
    (string(min_length=1), "", "must have 1 character or more"),
    (string(max_length=2), "abc", "must have 2 characters or fewer"),
    (string(pattern="^a"), "ba", "must match the pattern ^a"),
    (string(format="date"), "29.2.", "expected a date, found the string '29.2.'"),
    (integer(), 1.5, "expected an integer, found the number 1.5"),
    (integer(), True, "expected an integer, found true"),
    (integer(), "1", "expected an integer, found the string '1'"),
    (integer(minimum=3), 2, "must be 3 or more, found 2"),
    (integer(maximum=3), 4, "must be 3 or less, found 4"),
    (number(exclusive_minimum=0), 0, "must be more than 0, found 0"),
    (number(exclusive_maximum=0), 0, "must be less than 0, found 0"),
    (number(multiple_of=0.1), 0.35, "must be a multiple of 0.1, found 0.35"),
    (literal("a"), "b", "expected \"a\", found the string 'b'"),
    (literal(1), True, "expected 1, found true"),
    (literal("a", 1), [], 'expected one of "a", 1, found an array'),
    (array(integer()), {}, "expected an array, found an object"),
    (array(integer(), min_items=1), [], "must have 1 or more items"),
    (array(integer(), max_items=0), [1], "must have 0 or fewer items"),
    (object_(), [], "expected an object, found an array"),
    (object_(min_properties=1), {}, "must have 1 or more properties"),
    (object_(max_properties=0), {"a": 1}, "must have 0 or fewer properties"),
    (object_(alternatives=[["a"], ["b", "c"]]), {"b": 1}, "must have a or b and c"),
    (union(string(), integer()), None, "expected a string or an integer, found null"),
    (
        union(string(), nullable(integer())),
        [],
        "expected a string or an integer, found an array",
    ),
    (
        union(integer(), number(), exclusive=True),
        1,
        "must satisfy one variant only, and satisfies several",
    ),
]


@pytest.mark.parametrize(("check", "value", "message"), INVALID)
def test_what_is_wrong_with_the_value_itself(
    check: Check, value: Any, message: str
) -> None:
    assert wrong(check, value) == [("", message)]


def test_every_violation_is_found_at_its_place() -> None:
    check = object_(
        {
            "name": string(min_length=1),
            "tags": array(string(max_length=1), unique=True),
            "a/b": integer(),
        },
        required=["name", "id"],
        additional=None,
    )
    value = {"name": "", "tags": ["a", "bb", "a", 1], "a/b": "x", "more": 1}
    assert wrong(check, value) == [
        ("/name", "must have 1 character or more"),
        ("/tags/1", "must have 1 character or fewer"),
        ("/tags/3", "expected a string, found the number 1"),
        ("/tags/2", "repeats an earlier item"),
        ("/a~1b", "expected an integer, found the string 'x'"),
        ("/more", "is not a known property"),
        ("/id", "is required"),
    ]


def test_names_of_properties() -> None:
    check = object_(
        names="^[a-z]+$",
        patterns={"^n": integer(), "m$": integer(minimum=2)},
        dependent={"a": ["b", "c"]},
    )
    assert wrong(check, {"A1": 0}) == [("/A1", "must have a name like ^[a-z]+$")]
    assert wrong(check, {"nm": 1}) == [("/nm", "must be 2 or more, found 1")]
    assert wrong(check, {"a": 1, "c": 1}) == [("/b", "is required beside a")]


def test_only_the_named_variant_is_reported() -> None:
    check = tagged(
        "kind",
        {
            "cat": object_({"lives": integer()}, required=["lives"]),
            "dog": object_({"name": string()}),
        },
    )
    assert wrong(check, {"kind": "cat"}) == [("/lives", "is required")]
    assert wrong(check, {"kind": "cow"}) == [
        ("/kind", 'expected one of "cat", "dog", found the string \'cow\'')
    ]
    assert wrong(check, {"kind": ["cat"]}) == [
        ("/kind", 'expected one of "cat", "dog", found an array')
    ]
    assert wrong(check, {}) == [("/kind", "is required")]
    assert wrong(check, "cat") == [("", "expected an object, found the string 'cat'")]


def test_a_union_reports_the_variant_that_comes_closest() -> None:
    check = union(
        object_({"a": integer(), "b": integer()}, required=["a", "b"]),
        object_({"c": integer()}, required=["c"]),
        array(integer()),
    )
    assert wrong(check, {"c": "x"}) == [
        ("/c", "expected an integer, found the string 'x'")
    ]
    assert wrong(check, [1, "x"]) == [
        ("/1", "expected an integer, found the string 'x'")
    ]


def test_recursive_checks() -> None:
    tree: Check = object_({"value": integer(), "children": array(ref(lambda: tree))})
    value: dict[str, Any] = {"value": 1, "children": [{"children": [{"value": "x"}]}]}
    assert wrong(tree, value) == [
        ("/children/0/children/0/value", "expected an integer, found the string 'x'")
    ]
