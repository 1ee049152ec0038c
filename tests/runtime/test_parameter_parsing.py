"""Parameters as they are read: nested objects, several kinds, and text that does not fit."""

from __future__ import annotations

import pytest

from runtime import parameters as write
from runtime.codec import DecodeError
from runtime.parameter_parsing import (
    TEXT,
    Shape,
    boolean,
    first_of,
    integer,
    number,
    parse_deep_object,
    parse_form,
    parse_header,
    parse_json,
    parse_label,
    parse_matrix,
    split_query,
)
from runtime.unset import UNSET


def test_deep_objects_may_nest() -> None:
    value = {"tags": ["a", "b"], "created": {"gte": 5}, "rows": [{"x": "1"}]}
    shape = Shape(
        properties={
            "tags": Shape(items=TEXT),
            "created": Shape(properties={"gte": Shape(scalar=integer)}),
            "rows": Shape(items=Shape(properties={"x": TEXT})),
        }
    )
    query = write.deep_object("f", value)
    assert query.startswith("f%5Btags%5D%5B0%5D=a&")
    assert parse_deep_object(split_query(query), "f", shape) == value
    assert parse_deep_object(split_query("f[tags][]=a&f[tags][]=b"), "f", shape) == {
        "tags": ["a", "b"]
    }
    assert parse_deep_object(split_query("f[tags]=a&f[tags]=b"), "f", shape) == {
        "tags": ["a", "b"]
    }
    assert parse_deep_object(split_query("g[tags]=a"), "f", shape) is UNSET


def test_a_parameter_may_be_one_of_several_kinds() -> None:
    shape = Shape(
        scalar=first_of(integer, boolean),
        items=TEXT,
        properties={"gte": Shape(scalar=integer)},
    )
    assert parse_form(split_query("a=5"), "a", shape) == 5
    assert parse_form(split_query("a=x"), "a", shape) == "x"
    assert parse_form(split_query("a=5&a=x"), "a", shape) == ["5", "x"]
    assert parse_deep_object(split_query("a[gte]=5"), "a", shape) == {"gte": 5}
    assert parse_deep_object(split_query("a=true"), "a", shape) is True


def test_an_ampersand_is_a_letter_in_a_path() -> None:
    pairs = Shape(properties={"a": TEXT, "b&c": TEXT})
    assert parse_matrix(";p=a&b+c%3B", "p", TEXT) == "a&b+c;"
    assert parse_matrix(";p=a&b,c", "p", Shape(items=TEXT)) == ["a&b", "c"]
    assert parse_matrix(";p=1&2;p=3", "p", Shape(items=TEXT), explode=True) == [
        "1&2",
        "3",
    ]
    assert parse_matrix(";a=x&y;b&c=z", "p", pairs, explode=True) == {
        "a": "x&y",
        "b&c": "z",
    }


def test_an_empty_header_holds_nothing() -> None:
    assert parse_header("", Shape(items=Shape(scalar=integer))) == []
    assert parse_header("", Shape(properties={"a": TEXT}), explode=True) == {}
    assert parse_header("", TEXT) == ""
    assert parse_header("", Shape(scalar=integer, items=TEXT)) == ""
    assert parse_header("1,2", Shape(items=Shape(scalar=integer))) == [1, 2]


def test_text_that_does_not_fit_stays_for_the_validator() -> None:
    assert parse_form(split_query("n=abc"), "n", Shape(scalar=integer)) == "abc"
    assert parse_form(split_query("n=1.5"), "n", Shape(scalar=integer)) == 1.5
    assert parse_form(split_query("n=01x"), "n", Shape(scalar=number)) == "01x"
    assert parse_form(split_query("n=True"), "n", Shape(scalar=boolean)) == "True"
    assert parse_form(split_query("n=1e999"), "n", Shape(scalar=number)) == "1e999"
    for call in (
        lambda: parse_label("x", TEXT),
        lambda: parse_matrix("x", "n", TEXT),
        lambda: parse_json("{"),
    ):
        with pytest.raises(DecodeError):
            call()


def test_an_exploded_object_takes_its_own_names_only() -> None:
    fields = split_query("R=1&G=2&limit=5")
    closed = Shape(properties={"R": Shape(scalar=integer), "G": Shape(scalar=integer)})
    assert parse_form(fields, "color", closed) == {"R": 1, "G": 2}
    assert parse_form(fields, "color", Shape(other=TEXT), others=("limit",)) == {
        "R": "1",
        "G": "2",
    }
    assert parse_form(split_query("limit=5"), "color", closed) is UNSET


def test_an_exploded_object_takes_nothing_of_a_deep_one() -> None:
    fields = split_query("deep[x]=1&limit=2")
    shape = Shape(other=TEXT)
    assert parse_form(fields, "exploded", shape, others=("deep", "limit")) is UNSET
    fields = split_query("deep[x]=1&y=3")
    assert parse_form(fields, "exploded", shape, others=("deep",)) == {"y": "3"}
