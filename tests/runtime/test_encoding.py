"""On the way out: members by their names; infinity and NaN are refused, since orjson would write null for them."""

from __future__ import annotations

import sys
from dataclasses import make_dataclass
from datetime import date
from typing import Any

import pytest

from runtime.careful import Mode
from runtime.codec import Codec, EncodeError
from runtime.schema import (
    Schema,
    any_of,
    anything,
    array,
    boolean,
    integer,
    mapping,
    nullable,
    number,
    one_of,
    optional,
    record,
    ref,
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


def test_a_union_of_formats_is_written_by_what_a_value_is() -> None:
    union = any_of(string(format="date"), string(format="date-time"))
    assert Codec(union).encode(date(2024, 5, 6)) == "2024-05-06"
    assert Codec(nullable(union)).encode(None) is None


def test_schemas_are_looked_up_when_a_value_needs_them() -> None:
    asked: list[str] = []

    def find(name: str) -> Schema:
        asked.append(name)
        return string(format="byte")

    text = ref("text", find)
    either = any_of(text, boolean, ref("other", find))
    codec = Codec(mapping(array(one_of(nullable(text), either))))
    modes: tuple[Mode, ...] = ("strict", "tolerant", "request")
    for mode in modes:
        assert codec.decoder(mode)({"a": []}) == {"a": []}
    assert codec.encode({"a": []}) == {"a": []}
    assert asked == []
    codec = Codec(mapping(array(nullable(text))))
    assert codec.encode({"a": [b"a", None]}) == {"a": ["YQ==", None]}
    for mode in modes:
        assert codec.decoder(mode)({"a": ["YQ==", None]}) == {"a": [b"a", None]}
    assert asked == ["text"]


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
