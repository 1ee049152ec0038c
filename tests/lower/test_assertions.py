"""Schemas as assertions: no keyword is unknown to them, and each is what another validator says it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema_rs
import pytest
from support.packages import imported, write_models

from ftgen.lower.assertions import ASSERTED, DECIDING, OWN, PLAIN
from ftgen.lower.merging import RULES
from ftgen.naming import pascal_case
from runtime.schema import KEYWORDS

A = {"type": "object", "properties": {"a": {"type": "integer"}}}
EACH: dict[str, tuple[dict[str, Any], Any, Any]] = {
    "types": ({"type": ["integer", "array"]}, 1, "x"),
    "enum": ({"enum": [1, "x", {"a": [1]}]}, {"a": [1.0]}, {"a": []}),
    "minimum": ({"type": "number", "minimum": 1.5}, 1.5, 1),
    "maximum": ({"type": "number", "maximum": 1.5}, 1.5, 2),
    "exclusive_minimum": ({"type": "integer", "exclusiveMinimum": 1}, 2, 1),
    "exclusive_maximum": ({"type": "integer", "exclusiveMaximum": 1}, 0, 1),
    "multiple_of": ({"type": "number", "multipleOf": 0.1}, 0.3, 0.35),
    "min_length": ({"type": "string", "minLength": 2}, "ab", "🙂"),
    "max_length": ({"type": "string", "maxLength": 1}, "🙂", "ab"),
    "pattern": ({"type": "string", "pattern": "^a.c$"}, "abc", "xabc"),
    "format": ({"type": "string", "format": "ipv4"}, "192.0.2.1", "192.0.2.256"),
    "min_items": ({"type": "array", "minItems": 1}, [0], []),
    "max_items": ({"type": "array", "maxItems": 1}, [0], [0, 1]),
    "unique": ({"type": "array", "uniqueItems": True}, [1, True], [{"a": 1}, {"a": 1.0}]),
    "prefix": ({"type": "array", "prefixItems": [{"type": "string"}]}, ["x", 1], [1]),
    "items": ({"type": "array", "items": {"type": "string"}}, ["x"], ["x", 1]),
    "contains": ({"type": "array", "contains": {"const": 1}}, [0, 1], [0]),
    "min_contains": ({"type": "array", "contains": {"const": 1}, "minContains": 2}, [1, 1], [1]),
    "max_contains": ({"type": "array", "contains": {"const": 1}, "maxContains": 1}, [1], [1, 1]),
    "properties": (A, {"a": 1}, {"a": "x"}),
    "required": ({**A, "required": ["a", "b"]}, {"a": 1, "b": 1}, {"a": 1}),
    "patterns": ({**A, "patternProperties": {"^x": {"type": "string"}}}, {"x": "y"}, {"xy": 1}),
    "additional": ({**A, "additionalProperties": {"type": "string"}}, {"b": "x"}, {"b": 1}),
    "names": ({**A, "propertyNames": {"maxLength": 2}}, {"ab": 1}, {"abc": 1}),
    "min_properties": ({**A, "minProperties": 1}, {"b": 1}, {}),
    "max_properties": ({**A, "maxProperties": 1}, {"b": 1}, {"a": 1, "b": 1}),
    "dependent_required": ({**A, "dependentRequired": {"a": ["b"]}}, {"b": 1}, {"a": 1}),
    "dependent_schemas": ({**A, "dependentSchemas": {"a": {"maxProperties": 1}}}, {"b": 1, "c": 1}, {"a": 1, "b": 1}),
    "all_of": ({"allOf": [{"type": "string", "pattern": "a"}, {"pattern": "b"}]}, "ab", "a"),
    "any_of": ({"anyOf": [{"type": "string", "pattern": "^a"}, {"type": "string", "pattern": "^b"}]}, "b", "c"),
    "one_of": ({"oneOf": [{"type": "integer", "minimum": 3}, {"type": "integer", "maximum": 5}]}, 2, 4),
    "not_": ({**A, "not": {"required": ["b"]}}, {"a": 1}, {"b": 1}),
    "if_": ({**A, "if": {"required": ["a"]}, "then": False}, {"b": 1}, {"a": 1}),
    "then": ({**A, "if": {"required": ["a"]}, "then": {"required": ["b"]}}, {"a": 1, "b": 1}, {"a": 1}),
    "else_": ({**A, "if": {"required": ["a"]}, "else": {"required": ["b"]}}, {"b": 1}, {}),
    "ref": ({"type": "array", "items": {"$ref": "#/components/schemas/Properties"}}, [{"a": 1}], [{"a": "x"}]),
    "unevaluated_items": ({"type": "array", "anyOf": [{"prefixItems": [{"const": 1}]}, {}], "unevaluatedItems": False}, [1], [1, 2]),
    "unevaluated_properties": ({"allOf": [A], "unevaluatedProperties": False}, {"a": 1}, {"b": 1}),
}  # fmt: skip
"""For each keyword of the runtime's schemas one that has it, a valid value, and an invalid one."""

CLASSES = {name: pascal_case(name) for name in EACH}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package: a model a keyword."""
    folder: Path = tmp_path_factory.mktemp("assertions")
    schemas = {CLASSES[name]: schema for name, (schema, _, _) in EACH.items()}
    out = write_models(folder, schemas, "each_keyword")
    with imported(out, "each_keyword") as package:
        yield package


def test_every_field_that_asserts_becomes_an_assertion() -> None:
    tables = (OWN, PLAIN.keys(), ASSERTED.keys(), DECIDING.keys())
    assert frozenset().union(*tables) == RULES.keys()
    assert sum(map(len, tables)) == len(RULES)


def test_every_assertion_is_tried() -> None:
    assert EACH.keys() == KEYWORDS


@pytest.mark.parametrize("name", EACH)
def test_every_keyword_counts(package: ModuleType, name: str) -> None:
    schema, good, bad = EACH[name]
    document = {"components": {"schemas": {"Properties": A}}, **schema}
    judge = jsonschema_rs.Draft202012Validator(document, validate_formats=True)
    assert (judge.is_valid(good), judge.is_valid(bad)) == (True, False)
    assert package.encode(package.decode(CLASSES[name], good)) == good
    with pytest.raises(package.DecodeError):
        package.decode(CLASSES[name], bad)
