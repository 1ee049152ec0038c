"""Whether what is called harmless is: another validator has to admit every value that was valid before."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.revisions import changes_of, grave

SCALARS = [None, False, True, -1, 0, 1, 2, 3, 4, 1.5, "", "a", "b", "ab", "abc"]


def _values() -> Iterator[Any]:
    yield from SCALARS
    few = [None, True, 0, 3, 1.5, "a", "abc"]
    yield []
    yield from ([each] for each in few)
    yield from map(list, itertools.product(few, repeat=2))
    yield [1, 2, 3]
    yield {}
    for name in "abc":
        yield from ({name: each} for each in [*few, [], [3], {}, {"a": 0}])
    yield from ({"a": one, "b": two} for one, two in itertools.product(few, repeat=2))
    yield {"a": 1, "b": "a", "c": True}


VALUES = list(_values())
"""Values of every kind, small enough to be tried one by one."""

_counts = st.integers(0, 3)
_numbers = st.sampled_from([-1, 0, 1, 2, 3, 1.5])


def _keywords(
    **strategies: st.SearchStrategy[Any],
) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=strategies)


def _typed(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    number = _keywords(
        minimum=_numbers,
        maximum=_numbers,
        exclusiveMinimum=_numbers,
        exclusiveMaximum=_numbers,
        multipleOf=st.sampled_from([1, 2, 0.5]),
    )
    string = _keywords(
        minLength=_counts,
        maxLength=_counts,
        pattern=st.sampled_from(["a", "^a", "b$"]),
    )
    array = _keywords(
        items=inner,
        prefixItems=st.lists(inner, min_size=1, max_size=2),
        minItems=_counts,
        maxItems=_counts,
        uniqueItems=st.booleans(),
        contains=inner,
    )
    names = st.lists(st.sampled_from("ab"), unique=True)
    objects = st.fixed_dictionaries(
        {"properties": st.fixed_dictionaries({"a": inner, "b": inner})},
        optional={
            "required": names,
            "additionalProperties": inner,
            "minProperties": _counts,
            "maxProperties": _counts,
            "patternProperties": st.fixed_dictionaries({}, optional={"^c": inner}),
            "propertyNames": st.sampled_from([{"maxLength": 0}, {"pattern": "a|b"}]),
            "dependentRequired": st.just({"a": ["b"]}),
        },
    )
    parts = {
        "integer": number,
        "number": number,
        "string": string,
        "array": array,
        "object": objects,
        "null": st.just({}),
        "boolean": st.just({}),
    }
    return st.one_of(
        *(each.map(lambda found, kind=kind: {"type": kind, **found}) for kind, each in parts.items())  # type: ignore[misc]
    )


def _composed(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        _typed(inner),
        several.map(lambda found: {"anyOf": found}),
        several.map(lambda found: {"allOf": found}),
        inner.map(lambda found: {"not": found}),
        st.fixed_dictionaries({"if": inner, "then": inner}, optional={"else": inner}),
    )


SCHEMAS = st.recursive(
    st.one_of(
        st.booleans(),
        st.lists(st.sampled_from(SCALARS), min_size=1, max_size=4).map(
            lambda found: {"enum": found}
        ),
        st.sampled_from(SCALARS).map(lambda found: {"const": found}),
        st.lists(
            st.sampled_from(["string", "integer", "null", "object"]),
            min_size=1,
            max_size=2,
            unique=True,
        ).map(lambda found: {"type": found}),
        _typed(st.sampled_from([True, {"type": "string"}, {"type": "integer"}])),
    ),
    _composed,
    max_leaves=6,
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Any, Any]:
    """Two schemas, mostly alike: where they differ in everything, little is ever harmless."""
    old = draw(SCHEMAS)
    new = draw(SCHEMAS)
    shape = draw(st.integers(0, 5))
    if shape == 0 or not isinstance(old, dict) or not isinstance(new, dict):
        return old, new
    if shape == 1:
        return old, {"anyOf": draw(st.permutations([old, new]))}
    if shape == 2:
        return {"allOf": [old, new]}, draw(st.sampled_from([old, new]))
    dropped = draw(st.sets(st.sampled_from(sorted(old))))
    kept = {
        key: value for key, value in old.items() if key == "type" or key not in dropped
    }
    if shape == 3:
        return old, kept
    added = {key: value for key, value in new.items() if key != "type"}
    return ({**added, **old}, old) if shape == 4 else (old, {**old, **added})


@settings(max_examples=150)
@given(pairs())
@pytest.mark.parametrize("direction", ["request", "response"])
def test_what_is_harmless_admits_all_that_was_valid(
    direction: Any, pair: tuple[Any, Any]
) -> None:
    old, new = pair
    if grave(changes_of(old, new, direction)):
        return
    sent, taken = pair if direction == "request" else reversed(pair)
    try:
        sends, takes = (
            jsonschema_rs.Draft202012Validator(each) for each in (sent, taken)
        )
    except (ValueError, jsonschema_rs.ValidationError):
        return
    wrong = [
        each for each in VALUES if sends.is_valid(each) and not takes.is_valid(each)
    ]
    assert not wrong, (old, new, wrong)


@settings(max_examples=50)
@given(SCHEMAS)
@pytest.mark.parametrize("direction", ["request", "response"])
def test_a_schema_that_stays_does_not_change(direction: Any, schema: Any) -> None:
    assert changes_of(schema, schema, direction) == ()
