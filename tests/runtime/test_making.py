"""Made values, judged by another validator of JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from support.json_schema import Document, Unresolvable

from runtime.assertions import expected
from runtime.making import Endless, Hints, make

SUITES = Path(__file__).parents[3] / "shared/corpus/suites/json-schema-draft2020-12"
PERSON = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
        "id": {"type": "string", "pattern": "^[a-f0-9]{24}$"},
        "name": {"type": "string", "minLength": 30, "maxLength": 31},
        "mail": {"type": "string", "format": "email"},
        "friends": {"type": "array", "items": {"$ref": "#/$defs/person"}},
        "best": {"anyOf": [{"$ref": "#/$defs/person"}, {"type": "null"}]},
    },
    "additionalProperties": False,
}
SCHEMAS: dict[str, Any] = {
    "text": {"type": "string"},
    "short": {"type": "string", "maxLength": 2},
    "pattern": {
        "type": "string",
        "pattern": r"^(\d{3}|[A-Z][a-z_]+)-\w+(\.txt)?$",
        "minLength": 12,
    },
    "code": {"type": "string", "pattern": "^[^a-zA-Z]{4}$"},
    "date": {"type": "string", "format": "date-time"},
    "uuid": {"type": "string", "format": "uuid"},
    "count": {"type": "integer", "minimum": 7, "maximum": 9},
    "steps": {"type": "number", "exclusiveMinimum": 0, "multipleOf": 0.25},
    "below": {"type": "number", "exclusiveMaximum": -3},
    "huge": {"type": "integer", "minimum": 10**15},
    "choice": {"enum": ["a", 2, None]},
    "pair": {
        "type": "array",
        "prefixItems": [{"type": "integer"}, {"type": "boolean"}],
        "items": False,
        "minItems": 2,
    },
    "set": {
        "type": "array",
        "items": {"enum": list("abcdefghij")},
        "minItems": 2,
        "uniqueItems": True,
    },
    "map": {"type": "object", "additionalProperties": {"type": "integer"}},
    "keys": {
        "type": "object",
        "minProperties": 3,
        "additionalProperties": {"type": "null"},
    },
    "both": {
        "allOf": [
            {"type": "object", "required": ["a"], "properties": {"a": {"minimum": 3}}},
            {"properties": {"a": {"type": "integer", "maximum": 4}}},
        ]
    },
    "variants": {
        "oneOf": [
            {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"const": "cat"}},
            },
            {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"const": "dog"}},
            },
        ]
    },
    "dependent": {
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"type": "integer"}, "b": {"type": "string"}},
        "dependentRequired": {"a": ["b"]},
    },
    "person": {**PERSON, "$defs": {"person": PERSON}},
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_is_made_is_valid(name: str) -> None:
    schema = Document(SCHEMAS[name], formats=True).schema(SCHEMAS[name])
    judge = jsonschema_rs.Draft202012Validator(SCHEMAS[name], validate_formats=True)
    for seed in range(8):
        value = make(schema, str(seed), Hints())
        assert judge.is_valid(value), value


def test_a_seed_decides() -> None:
    schema = Document(SCHEMAS["person"]).schema(SCHEMAS["person"])
    values = [json.dumps(make(schema, str(seed), Hints())) for seed in (1, 2, 3, 1)]
    assert values[0] == values[3]
    assert len(set(values)) == 3


def test_what_is_known_is_taken() -> None:
    root = {"$ref": "#/$defs/person", "$defs": {"person": PERSON}}
    schema = Document(root).schema(root)
    known = Hints({}, {"#/$defs/person": {"id": "a" * 24, "name": "x"}})
    first = make(schema, "1", known)
    assert (
        first["id"] != "a" * 24
    ), "a hint that is not valid spoils a try, not the value"
    known = Hints({}, {"#/$defs/person": {"id": "a" * 24}})
    assert make(schema, "1", known)["id"] == "a" * 24
    whole = {"id": "b" * 24, "name": "n" * 30}
    assert make(schema, "1", Hints({"#/$defs/person": whole})) == whole


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#", "type": "object"},
        {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}}},
        {"type": "string", "minLength": 3, "maxLength": 2},
        {"not": {}},
        {"enum": []},
    ],
)
def test_there_is_an_end_where_there_is_no_value(schema: dict[str, Any]) -> None:
    with pytest.raises(Endless):
        make(Document(schema).schema(schema), "1", Hints())


def test_the_schemas_of_the_suite() -> None:
    if not SUITES.exists():
        pytest.skip("the corpus does not lie beside this checkout")
    made, all_of_them = 0, 0
    for path in sorted(SUITES.glob("*.json")):
        for group in json.loads(path.read_text("utf-8")):
            schema = group["schema"]
            if not isinstance(schema, dict) or not any(
                each["valid"] for each in group["tests"]
            ):
                continue
            try:
                value = make(Document(schema).schema(schema), "1", Hints())
            except Unresolvable:
                continue
            except Endless:
                all_of_them += 1
                continue
            made, all_of_them = made + 1, all_of_them + 1
            judge = jsonschema_rs.Draft202012Validator(schema)
            assert judge.is_valid(value), (path.name, group["description"], value)
    assert made > 0.9 * all_of_them


def test_of_a_type_without_values_it_is_said_that_there_is_none() -> None:
    assert expected(()) == "no value at all"
    assert expected(("string", "null")) == "a string or null"
