"""JSON text that is written at once where orjson is not: the same text and errors as by way of JSON values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import pytest

from runtime import jsontext
from runtime.codec import Codec, EncodeError
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
)
from runtime.unset import UNSET


@dataclass(slots=True)
class Inner:
    """A model inside another."""

    text: Any = UNSET
    rest: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Outer:
    """A model."""

    value: Any
    inner: Any = UNSET
    rest: dict[str, Any] = field(default_factory=dict)


def _model(schema: Schema, cls: type[Any]) -> Schema:
    schema.model = lambda: cls
    return schema


INNER = _model(record(text=optional(string(), 'te"xt\n')), Inner)
TREE = record(value=anything, inner=optional(ref("tree", lambda name: TREE)))
_model(TREE, Outer)
SCHEMAS = {
    "anything": anything,
    "text": string(),
    "moment": string(format="date-time"),
    "integer": integer(),
    "number": number(),
    "boolean": boolean,
    "null": null,
    "constant": one("a", 1, None),
    "nullable": nullable(integer()),
    "one of two": any_of(string(), integer()),
    "one of many": any_of(string(), number(), boolean, null),
    "texts": array(string()),
    "integers": array(nullable(integer())),
    "arrays": array(array(any_of(string(), number()))),
    "models": array(INNER),
    "map": mapping(string()),
    "a model or text": any_of(INNER, string()),
    "tree": TREE,
}
VALUES: list[Any] = [
    None,
    True,
    1,
    10**30,
    -1.5,
    float("nan"),
    "a\"é\n\N{GRINNING FACE}\x00",
    "\ud800",
    b"octets",
    dt.datetime(2026, 1, 2, tzinfo=dt.UTC),
    object(),
    UNSET,
    [],
    ["a", None, 1, 2.5, True],
    [["a", 1], [None]],
    ("a",),
    {"a": "b", "c": 1},
    Inner("x"),
    [Inner(), Inner("x", {"more": 1})],
    Outer("x", Outer("y", UNSET, {"value": 2})),
    10**5000,
]  # fmt: skip


def _outcome(call: Any, value: Any) -> Any:
    try:
        return call(value)
    except (EncodeError, jsontext.JsonError, TypeError) as error:
        return type(error), str(error)


@pytest.fixture(autouse=True)
def _no_orjson(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsontext, "HAS_ORJSON", False)
    monkeypatch.setattr(jsontext, "dumps", jsontext._dumps)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_texts_are_those_of_the_values(kind: str) -> None:
    inside = _model(record(value=SCHEMAS[kind], inner=optional(INNER)), Outer)
    for value in VALUES:
        for schema, written in (
            (SCHEMAS[kind], value),
            (inside, Outer(value)),
            (inside, Outer(value, Inner("i"), {"value": 1, "z": 2})),
        ):
            codec = Codec(schema)

            def plainly(each: Any, codec: Codec = codec) -> bytes:
                return jsontext.dumps(codec.encode(each), finite=True)

            assert _outcome(codec.write, written) == _outcome(plainly, written)


@pytest.mark.parametrize("depth", [jsontext.MAX_DEPTH - 1, jsontext.MAX_DEPTH])
def test_what_is_nested_too_deeply_is_not_written(depth: int) -> None:
    value: Any = []
    for _ in range(depth - 1):
        value = [value]
    codec = Codec(_model(record(value=anything, inner=optional(INNER)), Outer))
    if depth < jsontext.MAX_DEPTH:
        text = b'{"value":' + b"[" * depth + b"]" * depth + b"}"
        assert codec.write(Outer(value)) == text
        return
    with pytest.raises(jsontext.JsonError, match="nested too deeply"):
        codec.write(Outer(value))
