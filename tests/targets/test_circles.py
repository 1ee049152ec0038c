"""Schemas that lead back to themselves for the same value: what is left of them is what counts, and it is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from support.lowering import lowered_schemas
from support.packages import imported, write_models

from ftgen.ir.models import Model
from ftgen.ir.schemas import Schema
from ftgen.lower.circles import ASSERTING, UNIONS

SCHEMAS = """
Twice: {anyOf: [{$ref: "#/components/schemas/Text"}, {$ref: "#/components/schemas/Text"}]}
Text: {anyOf: [{$ref: "#/components/schemas/Twice"}, {type: string}]}
Number: {anyOf: [{$ref: "#/components/schemas/Either"}, {type: integer}]}
Either: {oneOf: [{type: boolean}, {$ref: "#/components/schemas/Number"}]}
Own: {oneOf: [{$ref: "#/components/schemas/Own"}, {type: integer}]}
Maybe: {anyOf: [{$ref: "#/components/schemas/Named"}, {type: "null"}]}
Named:
  anyOf: [{$ref: "#/components/schemas/Maybe"}, {type: object, required: [a], properties: {a: {type: integer}}}]
Tree: {anyOf: [{$ref: "#/components/schemas/Leaf"}, {type: array, items: {$ref: "#/components/schemas/Tree"}}]}
Leaf: {oneOf: [{$ref: "#/components/schemas/Tree"}, {type: string}]}
Short: {allOf: [{$ref: "#/components/schemas/Long"}, {maxLength: 3}]}
Long: {anyOf: [{$ref: "#/components/schemas/Short"}, {type: string}]}
Not: {type: string, not: {$ref: "#/components/schemas/Not"}}
If: {type: string, if: {$ref: "#/components/schemas/If"}, then: {minLength: 2}}
Depends:
  type: object
  properties: {a: {type: string}, b: {type: string}}
  dependentSchemas: {a: {$ref: "#/components/schemas/Depends"}, b: {required: [a]}}
Nothing: {anyOf: [{$ref: "#/components/schemas/Nobody"}]}
Nobody: {oneOf: [{$ref: "#/components/schemas/Nothing"}, {$ref: "#/components/schemas/Nobody"}]}
Cat: {type: object, required: [kind], properties: {kind: {const: cat}, lives: {type: integer}}}
Dog: {type: object, required: [kind], properties: {kind: {const: dog}, bark: {type: integer}}}
Pet:
  oneOf: [{$ref: "#/components/schemas/Animal"}, {$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
  discriminator: {propertyName: kind}
Least: {minimum: 2, anyOf: [{$ref: "#/components/schemas/Least"}, {type: integer}]}
Only: {allOf: [{anyOf: [{$ref: "#/components/schemas/Only"}]}, {minProperties: 2}]}
Left:
  minProperties: 1
  anyOf: [{$ref: "#/components/schemas/Right"}, {type: object, required: [x]}]
Right:
  minProperties: 2
  anyOf: [{$ref: "#/components/schemas/Left"}, {type: object, required: [y]}]
Inner: {type: object, properties: {x: {minimum: 2, anyOf: [{$ref: "#/components/schemas/Inner/properties/x"}, {type: integer}]}}}
Animal: {anyOf: [{$ref: "#/components/schemas/Pet"}, {$ref: "#/components/schemas/Dog"}]}
"""
VALID: list[tuple[str, Any]] = [
    ("Twice", "x"),
    ("Text", "x"),
    ("Number", 1),
    ("Number", True),
    ("Either", 1),
    ("Either", False),
    ("Own", 1),
    ("Named", {"a": 1}),
    ("Maybe", {"a": 1}),
    ("Tree", "x"),
    ("Tree", ["x", ["y"]]),
    ("Leaf", "x"),
    ("Leaf", [["x"]]),
    ("Short", "abc"),
    ("Long", "abcd"),
    ("Not", "x"),
    ("If", "x"),
    ("Depends", {"a": "x"}),
    ("Depends", {"a": "x", "b": "y"}),
    ("Nothing", [1]),
    ("Nobody", {"x": None}),
    ("Least", 2),
    ("Only", {}),
    ("Left", {"x": 1}),
    ("Left", {"y": 1, "z": 2}),
    ("Right", {"x": 1, "z": 2}),
    ("Inner", {"x": 2}),
    ("Pet", {"kind": "cat", "lives": 9}),
    ("Animal", {"kind": "dog", "bark": 1}),
]
INVALID: list[tuple[str, Any]] = [
    ("Twice", 1),
    ("Text", None),
    ("Number", "x"),
    ("Either", 1.5),
    ("Own", "x"),
    ("Named", {}),
    ("Maybe", {"a": "x"}),
    ("Tree", 1),
    ("Leaf", [1]),
    ("Short", "abcd"),
    ("Not", 1),
    ("Depends", {"b": "y"}),
    ("Least", 1),
    ("Least", "x"),
    ("Left", {}),
    ("Left", {"y": 1}),
    ("Right", {"y": 1}),
    ("Right", {"z": 1, "a": 2}),
    ("Inner", {"x": 1}),
    ("Pet", {"kind": "cat", "lives": "nine"}),
    ("Animal", {"kind": "cow"}),
]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package."""
    folder: Path = tmp_path_factory.mktemp("circles")
    out = write_models(folder, yaml.safe_load(SCHEMAS), "made_circles")
    with imported(out, "made_circles") as package:
        yield package


@pytest.mark.parametrize(("name", "value"), VALID)
def test_what_is_left_is_read(package: ModuleType, name: str, value: Any) -> None:
    assert package.encode(package.decode(name, value)) == value


@pytest.mark.parametrize(("name", "value"), INVALID)
def test_what_is_not_left_is_refused(
    package: ModuleType, name: str, value: Any
) -> None:
    with pytest.raises(package.DecodeError) as caught:
        package.decode(name, value)
    assert "nested" not in caught.value.message
    assert package.encode(package.decode(name, value, strict=False)) == value


def test_it_is_said_where_a_schema_leads_back() -> None:
    found = lowered_schemas(SCHEMAS)
    told = {
        each.at.pointer.rpartition("/")[2]
        for each in found.found
        if each.rule == "circular-ref"
    }
    assert told == {
        *("Twice", "Text", "Number", "Either", "Own", "Maybe", "Named", "Tree"),
        *("Leaf", "Not", "If", "Depends", "Nothing", "Nobody", "Pet", "Animal"),
        *("Least", "Only", "Left", "Right", "x"),
    }
    models = {each.name: each for each in found.api.models}
    for name in models:
        assert name not in set(same_value(models, models[name].schema)), name


def same_value(models: dict[str, Model], schema: Schema) -> Iterator[str]:
    """The names of the schemas that are laid on a value of a schema, however far."""
    waiting, seen = [schema], set[str]()
    while waiting:
        keywords = waiting.pop().keywords
        if (name := keywords.get("ref")) is not None and name not in seen:
            seen.add(name)
            waiting.append(models[name].schema)
        here = {word: of for word, of in keywords.items() if word in UNIONS + ASSERTING}
        waiting.extend(Schema(keywords=here).inner())
    yield from seen
