"""Numbers on their way out: infinity and NaN are refused by the encoder, since orjson would write null for them."""

from __future__ import annotations

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
    string,
)

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
