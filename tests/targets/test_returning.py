"""Schemas without a name that are referred to from inside themselves: each is a model, as a component is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema_rs
import pytest
import yaml
from support.lowering import lowered, lowered_schemas
from support.packages import imported, write_models

REF = '$ref: "#/components/schemas'
SCHEMAS = f"""
Array: {{type: object, properties: {{x: {{type: array, items: {{{REF}/Array/properties/x"}}}}}}}}
Map: {{type: object, properties: {{x: {{type: object, additionalProperties: {{{REF}/Map/properties/x"}}}}}}}}
Object:
  type: object
  properties: {{x: {{type: object, required: [n], properties: {{x: {{{REF}/Object/properties/x"}}, n: {{type: integer}}}}}}}}
Nothing: {{type: object, properties: {{x: {{type: [array, "null"], items: {{{REF}/Nothing/properties/x"}}}}}}}}
Either:
  type: object
  properties:
    x: {{oneOf: [{{type: integer}}, {{type: array, minItems: 1, items: {{{REF}/Either/properties/x"}}}}]}}
Not: {{type: object, properties: {{x: {{not: {{type: array, items: {{{REF}/Not/properties/x"}}}}}}}}}}
Contains: {{type: object, properties: {{x: {{type: array, contains: {{{REF}/Contains/properties/x"}}}}}}}}
If:
  type: object
  properties: {{x: {{if: {{type: array, items: {{{REF}/If/properties/x"}}}}, then: {{maxItems: 1}}}}}}
Rest:
  type: object
  properties: {{x: {{type: array, prefixItems: [{{type: integer}}], unevaluatedItems: {{{REF}/Rest/properties/x"}}}}}}
Other:
  type: object
  properties:
    x: {{type: object, properties: {{n: {{type: integer}}}}, unevaluatedProperties: {{{REF}/Other/properties/x"}}}}
Depends:
  type: object
  properties:
    x:
      type: object
      properties: {{n: {{type: integer}}}}
      dependentSchemas: {{n: {{required: [x], properties: {{x: {{{REF}/Depends/properties/x"}}}}}}}}
Patterns:
  type: object
  properties:
    x: {{type: object, patternProperties: {{"^x": {{{REF}/Patterns/properties/x"}}}}, additionalProperties: {{type: integer}}}}
Titled: {{type: object, properties: {{x: {{title: some tree, type: array, items: {{{REF}/Titled/properties/x"}}}}}}}}
Taken: {{type: object, properties: {{x: {{title: Map, type: array, items: {{{REF}/Taken/properties/x"}}}}}}}}
Inside: {{type: array, items: {{type: array, maxItems: 1, items: {{{REF}/Inside/items"}}}}}}
Variant: {{oneOf: [{{type: integer}}, {{type: array, items: {{{REF}/Variant/oneOf/1"}}}}]}}
Both:
  type: object
  properties: {{x: {{type: array, items: {{allOf: [{{{REF}/Both/properties/x"}}, {{maxItems: 1}}]}}}}}}
Named: {{type: array, items: {{allOf: [{{{REF}/Named"}}, {{maxItems: 1}}]}}}}
First:
  type: object
  properties:
    x: {{type: array, items: {{{REF}/First/properties/n"}}}}
    n: {{type: object, properties: {{x: {{{REF}/First/properties/x"}}, n: {{type: integer}}}}}}
Second: {{type: array, items: {{{REF}/First/properties/x"}}}}
Told:
  type: object
  properties: {{x: {{oneOf: [{{{REF}/Told/properties/y"}}, {{{REF}/Told/properties/z"}}], discriminator: {{propertyName: k}}}},
    y: {{type: object, required: [k], properties: {{k: {{const: y}}, x: {{{REF}/Told/properties/x"}}}}}},
    z: {{type: object, required: [k], properties: {{k: {{const: z}}, n: {{type: integer}}}}}}}}
"""
NAMES = {
    *("ArrayX", "MapX", "ObjectX", "NothingX", "EitherX", "NotX", "ContainsX", "IfX"),
    *("RestX", "OtherX", "DependsX", "PatternsX", "SomeTree", "TakenX", "InsideItem"),
    *("VariantArray", "BothX", "BothXItem", "NamedItem", "FirstX", "FirstN", "ToldX"),
    *("ToldY", "ToldZ", "ToldZ2"),
}
"""What they are called: ``ToldZ`` leads nowhere back, and so stands in the place of the reference too."""

SMALL = (
    *(None, 1, "a", [], [[]], [[], []], [1], [[[]]], [[[1]]], [[[], []]], [1, [1, []]]),
    *([1, [1], [2]], [[1, 2]], {}, {"n": 1}, {"n": "a"}, {"x": {}}, {"x": 1}),
    *({"n": 1, "x": {}}, {"n": 1, "x": {"n": 2}}, {"n": 1, "x": {"n": "a"}}),
    *({"a": {"b": {}}}, {"a": {"b": 1}}, {"x": {"x": {"n": 1}}}, [{"x": []}]),
    *([{"x": [1]}], [{"x": [{"n": 1}]}], [{"x": [{"n": "a"}]}], [[{"x": [{}]}]]),
    *({"k": "y"}, {"k": "y", "x": {"k": "z", "n": 1}}, {"k": "y", "x": {"k": "x"}}),
)
VALUES: list[Any] = [*SMALL, *({"x": each} for each in SMALL)]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package."""
    folder: Path = tmp_path_factory.mktemp("returning")
    out = write_models(folder, yaml.safe_load(SCHEMAS), "made_returning")
    with imported(out, "made_returning") as package:
        yield package


@pytest.mark.parametrize("name", yaml.safe_load(SCHEMAS))
def test_another_validator_says_the_same(package: ModuleType, name: str) -> None:
    document = {"components": {"schemas": yaml.safe_load(SCHEMAS)}}
    registry = jsonschema_rs.Registry(
        [("urn:it", document)], draft=jsonschema_rs.Draft202012
    )
    reference = {"$ref": f"urn:it#/components/schemas/{name}"}
    validator = jsonschema_rs.Draft202012Validator(reference, registry=registry)
    verdicts = {True: 0, False: 0}
    for value in VALUES:
        is_valid = validator.is_valid(value)
        verdicts[is_valid] += 1
        try:
            made = package.decode(name, value)
        except package.DecodeError:
            assert not is_valid, value
        else:
            assert is_valid, value
            assert text(package.encode(made)) == text(value)
        assert package.encode(package.decode(name, value, strict=False)) == value
    assert min(verdicts.values()) > 1


def text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def test_each_has_a_name_and_nothing_is_left_out() -> None:
    found = lowered_schemas(SCHEMAS)
    assert set(found.names) - yaml.safe_load(SCHEMAS).keys() == NAMES
    assert found.rules == []


def test_what_stands_in_an_operation_may_return_too() -> None:
    found = lowered("""
        paths:
          /trees:
            post:
              operationId: plant
              requestBody:
                content:
                  application/json:
                    schema:
                      type: array
                      items: {$ref: "#/paths/~1trees/post/requestBody/content/application~1json/schema"}
              responses: {"204": {description: It.}}
              callbacks:
                grown:
                  "{$request.query.url}":
                    post:
                      operationId: grown
                      requestBody:
                        content:
                          application/json:
                            schema:
                              type: object
                              properties:
                                more: {$ref: "#/paths/~1trees/post/callbacks/grown/{$request.query.url}/post/requestBody/content/application~1json/schema"}
                      responses: {"204": {description: It.}}
        """)
    assert found.rules == []
    assert found.names == ["GrownRequest", "PlantRequest"]
