"""JSON text that is decoded at once: no integer loses digits on the way, wherever it stands."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from runtime import jsontext
from runtime.careful import MISMATCHES, Mode
from runtime.codec import codec_of
from runtime.schema import (
    Schema,
    any_of,
    anything,
    array,
    boolean,
    integer,
    mapping,
    null,
    nullable,
    number,
    one,
    optional,
    record,
    ref,
    string,
    where,
)

LONG = 2**64 + 1


@dataclass(slots=True)
class Thing:
    """A model."""

    n: Any
    m: Any = None
    rest: dict[str, Any] = field(default_factory=dict)


def _thing(of: Schema) -> Schema:
    made = record(n=of, m=optional(anything))
    made.model = lambda: Thing
    return made


SCALARS = {
    "anything": lambda: anything,
    "number": number,
    "integer": integer,
    "nullable": lambda: nullable(number()),
    "number or text": lambda: any_of(number(), string()),
    "integers of two kinds": lambda: any_of(integer(minimum=5), integer(maximum=3)),
    "constants": lambda: one(LONG, 2.0**64),
    "careful": lambda: number(not_=string()),
    "any type": lambda: where(minimum=0),
}
PLACES = {
    "alone": (lambda of: of, "{}"),
    "array": (array, "[1, {}]"),
    "prefix": (lambda of: array(prefix=(anything, of)), "[1, {}]"),
    "values": (mapping, '{{"a": 1, "b": {}}}'),
    "property": (_thing, '{{"n": {}}}'),
    "any property": (_thing, '{{"n": 1, "m": [{}]}}'),
    "other property": (_thing, '{{"n": 1, "o": {}}}'),
    "arrays": (lambda of: array(array(of)), "[[], [{}]]"),
}


@pytest.mark.parametrize("mode", ["strict", "tolerant", "request"])
@pytest.mark.parametrize("number", [LONG, -LONG, 2**63, 5, 1.5, 2.0**70])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", SCALARS)
def test_numbers_are_what_their_text_says(
    kind: str, place: str, number: float, mode: Mode
) -> None:
    put, around = PLACES[place]
    codec = codec_of(put(Schema(**SCALARS[kind]().keywords)))
    text = around.format(json.dumps(number)).encode()
    try:
        wanted = repr(codec.decoder(mode)(jsontext.loads(text)))
    except MISMATCHES:
        wanted = "none"
    found = []
    for _ in range(2):
        try:
            found.append(repr(codec.of_text(mode, text)))
        except MISMATCHES:
            found.append("none")
    assert found[0] in (wanted, "none") and found[1] == wanted


LISTS = array(ref("lists", lambda name: LISTS))
JSON = any_of(
    string(),
    number(),
    boolean,
    null,
    array(ref("json", lambda name: JSON)),
    mapping(ref("json", lambda name: JSON)),
)


@pytest.mark.parametrize("mode", ["strict", "tolerant"])
def test_what_is_nested_too_deeply_is_not_decoded(mode: Mode) -> None:
    codec = codec_of(LISTS)
    deepest = b"[" * jsontext.MAX_DEPTH + b"]" * jsontext.MAX_DEPTH
    assert codec.of_text(mode, deepest) == json.loads(deepest)
    with pytest.raises(MISMATCHES):
        codec.of_text(mode, b"[" + deepest + b"]")


@pytest.mark.parametrize("mode", ["strict", "tolerant", "request"])
@pytest.mark.parametrize(
    ("schema", "value"),
    [(LISTS, [[], [[]]]), (JSON, {"a": [1, None, {"b": []}], "c": "d"})],
    ids=["lists", "JSON"],
)
def test_schemas_that_hold_themselves_have_functions(
    schema: Schema, value: Any, mode: Mode
) -> None:
    codec = codec_of(schema)
    assert codec.decoder(mode)(value) == value
    assert codec.encode(value) == value
