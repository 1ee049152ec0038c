"""On the way out: members by their names; infinity and NaN are refused, since orjson would write null for them."""

from __future__ import annotations

import sys
from dataclasses import make_dataclass
from typing import Any

import pytest

from runtime.codec import Codec, EncodeError
from runtime.schema import (
    Schema,
    any_of,
    anything,
    array,
    integer,
    mapping,
    nullable,
    number,
    optional,
    record,
    required,
    string,
)
from runtime.unset import UNSET

NAN, INFINITY = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (number(), NAN),
        (integer(), -INFINITY),
        (nullable(number()), INFINITY),
        (any_of(number(), string()), NAN),
        (array(number()), [1.0, NAN]),
        (mapping(number()), {"a": NAN}),
        (anything, {"a": [(1, NAN)]}),
    ],
    ids=["number", "integer", "nullable", "union", "array", "mapping", "anything"],
)
def test_numbers_that_json_cannot_hold_are_not_encoded(
    schema: Schema, value: Any
) -> None:
    with pytest.raises(EncodeError, match="has no place in JSON"):
        Codec(schema).encode(value)


def test_other_numbers_are_encoded_as_they_are() -> None:
    union = any_of(number(), string())
    assert [Codec(union).encode(each) for each in (1, 2**70, 1.5, "a", True)] == [
        1, 2**70, 1.5, "a", True,
    ]  # fmt: skip
    assert Codec(nullable(number())).encode(None) is None


NAMES = ("id", "a-b", "class", "1", "a b", "", "it's\n\"", "é", "s", "d")
"""Names on the wire that no identifier of Python could be, among others."""


@pytest.mark.parametrize("names", [NAMES, (*NAMES, "__class__", "__dict__"), NAMES[:3]])
@pytest.mark.parametrize("needed", [True, False])
def test_members_have_the_names_and_the_order_of_the_schema(
    names: tuple[str, ...], needed: bool
) -> None:
    model = make_dataclass("M", [f"a{at}" for at in range(len(names))], slots=True)
    make = required if needed else optional
    schema = record(**{f"a{at}": make(integer(), n) for at, n in enumerate(names)})
    schema.model = lambda: model
    encoded = Codec(schema).encode(model(*range(len(names))))
    assert type(encoded) is dict
    assert list(encoded.items()) == [(name, at) for at, name in enumerate(names)]
    values = [NAN if at == 1 else at for at in range(len(names))]
    with pytest.raises(EncodeError, match="has no place in JSON"):
        Codec(schema).encode(model(*values))
    if not needed:
        values = [UNSET if at == 1 else at for at in range(len(names))]
        left = {name: at for at, name in enumerate(names) if at != 1}
        assert Codec(schema).encode(model(*values)) == left


def test_members_share_their_names_however_many_models_there_are() -> None:
    sizes = set()
    for start in range(0, 100, 10):
        names = [f"a{at}" for at in range(start, start + 10)]
        model = make_dataclass("M", names, slots=True)
        schema = record(**{each: required(integer(), each) for each in names})
        schema.model = lambda model=model: model
        sizes.add(sys.getsizeof(Codec(schema).encode(model(*range(10)))))
    assert len(sizes) == 1
