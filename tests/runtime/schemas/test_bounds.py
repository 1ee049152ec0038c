"""Reading takes time in proportion to the value, whatever the schema and however wrong the value; lists of faults end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from support.work import assert_linear, counted

from runtime.codec import Codec, DecodeError
from runtime.schema import (
    Schema,
    any_of,
    anything,
    array,
    integer,
    mapping,
    one_of,
    ref,
    string,
    where,
)


def recursive(make: Callable[[Schema], Schema]) -> Schema:
    """A schema made of a reference to itself."""
    known: dict[str, Schema] = {}
    known["S"] = make(ref("S", known.__getitem__))
    return known["S"]


TREE = recursive(lambda own: mapping(properties={"big": integer(), "tree": array(own)}))
UNION = recursive(lambda own: one_of(integer(), array(own), mapping(own)))
EITHER = recursive(
    lambda own: any_of(
        mapping(properties={"a": own}, required=["a"]),
        mapping(properties={"a": own, "b": own}, required=["b"]),
        string(),
    )
)
ALL = recursive(
    lambda own: where(
        all_of=[mapping(properties={"a": own}), mapping(own), where(not_=integer())]
    )
)
RECORDS = array(mapping(properties={"id": integer()}), unique=True)


def deep(inner: Any, wrap: Callable[[Any], Any], size: int) -> Any:
    """A value wrapped many times."""
    for _ in range(size):
        inner = wrap(inner)
    return inner


WORK: dict[str, tuple[Schema, int, Callable[[int], Any]]] = {
    "a fault inside lists": (
        TREE,
        40,
        lambda size: deep({"big": "x"}, lambda each: {"tree": [each]}, size),
    ),
    "a fault inside a union": (UNION, 40, lambda size: deep("x", lambda v: [v], size)),
    "a value of two variants": (
        EITHER,
        40,
        lambda size: deep("x", lambda v: {"a": v, "b": "x"}, size),
    ),
    "a fault of two variants": (
        EITHER,
        40,
        lambda size: deep(1, lambda v: {"a": v, "b": "x"}, size),
    ),
    "what is asserted three times": (ALL, 40, lambda n: deep(1, lambda v: {"a": v}, n)),
    "objects that differ": (RECORDS, 500, lambda n: [{"id": i} for i in range(n)]),
    "objects that do not": (RECORDS, 500, lambda n: [{"id": 1, "x": [i // 2]} for i in range(n)]),
    "numbers of one hash": (
        array(unique=True),
        2_000,
        lambda size: [i * (2**61 - 1) for i in range(size)],
    ),
    "many faults": (array(integer()), 5_000, lambda size: ["x"] * size),
    "many names": (
        mapping(names=string(max_length=3), additional=anything),
        1_000,
        lambda size: {f"name{i}": i for i in range(size)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WORK)
@pytest.mark.parametrize("strict", [True, False], ids=["strict", "tolerant"])
def test_reading_is_linear_work(name: str, strict: bool) -> None:
    schema, size, make = WORK[name]
    codec = Codec(schema)

    def work(size: int) -> None:
        value = make(size)
        if not strict:
            codec.read(value)
            return
        try:
            codec.decode(value)
        except DecodeError as error:
            assert len(error.violations) <= 100

    assert_linear(work, size)


def test_a_pattern_is_not_looked_for_in_a_text_that_is_too_long() -> None:
    codec = Codec(string(max_length=64, pattern=r"^(\s+)*\Z"))
    with pytest.raises(DecodeError) as caught:
        codec.decode(" " * 100_000 + "x")
    assert caught.value.message == "must have 64 characters or fewer"
    assert len(caught.value.violations) == 1


@pytest.mark.parametrize("count", [99, 100, 101, 5_000])
def test_faults_are_told_up_to_a_limit(count: int) -> None:
    with pytest.raises(DecodeError) as caught:
        Codec(array(integer())).decode(["x"] * count)
    assert len(caught.value.violations) == min(count, 100)
    made, told = Codec(array(integer())).read(["x"] * count)
    assert (len(made), len(told)) == (count, min(count, 100))


def test_what_is_too_deep_is_an_error_like_others() -> None:
    value = deep(1, lambda each: [each], 3_000)
    assert Codec(array(anything)).decode(value) is value
    for codec in (Codec(UNION), Codec(recursive(array))):
        with pytest.raises(DecodeError):
            codec.decode(value)
        with pytest.raises(DecodeError, match="is nested too deeply"):
            codec.read(value)


def test_lists_in_lists_are_read_and_written() -> None:
    levels = 60
    codec = Codec(deep(string(), array, levels))
    value = deep("a", lambda inner: [inner], levels)
    assert codec.encode(codec.decode(value)) == value


@pytest.mark.parametrize("is_alike", [False, True])
def test_unions_in_unions_are_written_once(is_alike: bool) -> None:
    def calls(levels: int) -> int:
        known: dict[str, Schema] = {f"S{levels}": mapping(required=["end"])}
        for n in range(levels):
            inner = ref(f"S{n + 1}", known.__getitem__)
            other = inner if is_alike else mapping(required=[f"p{n}"])
            known[f"S{n}"] = one_of(inner, other)
        with counted() as counts, pytest.raises(DecodeError):
            Codec(known["S0"]).decode({})
        return counts.count

    calls(2)
    assert calls(40) < 5 * calls(20)
