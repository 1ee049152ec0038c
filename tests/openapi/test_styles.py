"""The styles of parameters: the specification's own schema, the runtime and the reader agree on them."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema_rs
import pytest
from support.descriptions import rules_of, spec_of

from ftgen.ir.styles import DEFAULT_STYLES, ParameterLocation, Style
from ftgen.naming import snake_case
from runtime import parameter_parsing, parameters

PLACES: list[ParameterLocation] = ["path", "query", "header", "cookie"]
SCHEMAS = files("openapi_spec_validator") / "resources" / "schemas"
OFFICIAL = jsonschema_rs.validator_for(
    json.loads((SCHEMAS / "v3.2" / "schema.json").read_bytes())
)


def described(place: str, style: str) -> dict[str, Any]:
    parameter = {
        "name": "p",
        "in": place,
        "required": True,
        "style": style,
        "schema": {"type": "array", "items": {"type": "string"}},
    }
    operation = {
        "parameters": [parameter],
        "responses": {"204": {"description": "Done."}},
    }
    return {
        "openapi": "3.2.0",
        "info": {"title": "Styles", "version": "1"},
        "paths": {"/{p}" if place == "path" else "/": {"get": operation}},
    }


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "style", [each for each in Style if each is not Style.TAB_DELIMITED]
)
def test_a_style_stands_where_the_specification_lets_it(
    style: Style, place: ParameterLocation
) -> None:
    document = described(place, style)
    assert OFFICIAL.is_valid(document) == (place in style.locations)
    spec, found = spec_of(json.dumps(document))
    (read,) = spec.description.operations[0].parameters
    if place in style.locations:
        assert (read.style, read.explode) == (style, style.explodes)
        assert rules_of(found) == []
    else:
        assert read.style is DEFAULT_STYLES[place]
        assert "misplaced-style" in rules_of(found)


@pytest.mark.parametrize("place", PLACES)
def test_the_default_of_a_place_is_that_of_the_specification(
    place: ParameterLocation,
) -> None:
    official = json.loads((SCHEMAS / "v3.2" / "schema.json").read_bytes())
    parameter = official["$defs"]["parameter"]["dependentSchemas"]["schema"]
    stated = parameter["$defs"][f"styles-for-{place}"]["then"]["properties"]["style"]
    assert DEFAULT_STYLES[place] == stated["default"]


def test_the_defaults_of_explode_are_those_of_the_specification() -> None:
    assert {each for each in Style if each.explodes} == {"form", "cookie"}


def test_a_style_that_there_is_not() -> None:
    spec, found = spec_of(json.dumps(described("query", "commas")))
    assert spec.description.operations[0].parameters[0].style is Style.FORM
    assert "unknown-style" in rules_of(found)


@pytest.mark.parametrize(
    ("stated", "rule"), [("matrix", "misplaced-style"), ("commas", "unknown-style")]
)
def test_a_style_of_a_part_that_is_none(stated: str, rule: str) -> None:
    form = {
        "schema": {"type": "object", "properties": {"a": {"type": "array"}}},
        "encoding": {"a": {"style": stated}},
    }
    document = described("query", "form")
    operation = document["paths"]["/"].pop("get")
    body = {"content": {"application/x-www-form-urlencoded": form}}
    document["paths"]["/"]["post"] = {**operation, "requestBody": body}
    spec, found = spec_of(json.dumps(document))
    body_read = spec.description.operations[0].request_body
    assert body_read is not None and body_read.content[0].encoding[0].style is None
    assert rule in rules_of(found)


@pytest.mark.parametrize("place", ["path", "query", "header", "formData"])
@pytest.mark.parametrize("named", ["csv", "ssv", "tsv", "pipes", "multi", "nonsense"])
def test_a_collection_format_is_read_or_reported(named: str, place: str) -> None:
    parameter = {
        "name": "p",
        "in": place,
        "required": True,
        "type": "array",
        "items": {"type": "string"},
        "collectionFormat": named,
    }
    path = "/{p}" if place == "path" else "/"
    answer = {"200": {"description": "Done."}}
    document = {
        "swagger": "2.0",
        "info": {"title": "Styles", "version": "1"},
        "paths": {path: {"post": {"parameters": [parameter], "responses": answer}}},
    }
    spec, found = spec_of(json.dumps(document))
    can_be_read = named == "csv" or (
        place in ("query", "formData") and named != "nonsense"
    )
    assert ("unknown-style" not in rules_of(found)) == can_be_read
    (operation,) = spec.description.operations
    if place == "formData":
        assert operation.request_body is not None
        read: Any = operation.request_body.content[0].encoding[0]
    else:
        (read,) = operation.parameters
    expected = {"ssv": Style.SPACE_DELIMITED, "tsv": Style.TAB_DELIMITED}
    expected |= {"pipes": Style.PIPE_DELIMITED}
    default = Style.SIMPLE if place in ("path", "header") else Style.FORM
    assert read.style is (expected.get(named, default) if can_be_read else default)
    assert read.explode == (named == "multi" and can_be_read)


def test_the_format_of_a_header() -> None:
    header = {"type": "array", "items": {"type": "string"}, "collectionFormat": "ssv"}
    answer = {"200": {"description": "Done.", "headers": {"X-A": header}}}
    document = {
        "swagger": "2.0",
        "info": {"title": "Styles", "version": "1"},
        "paths": {"/": {"get": {"responses": answer}}},
    }
    assert "unknown-style" in rules_of(spec_of(json.dumps(document))[1])


def test_the_runtime_has_a_function_for_every_style() -> None:
    for style in Style:
        assert callable(getattr(parameters, snake_case(style)))
        assert callable(getattr(parameter_parsing, f"parse_{snake_case(style)}"))


def test_the_runtime_parts_values_by_the_same_delimiters() -> None:
    delimited = [each for each in Style if "query" in each.locations]
    delimited.remove(Style.DEEP_OBJECT)
    assert {each.value: each.delimiter for each in delimited} == parameters.DELIMITERS
    assert parameters.DELIMITED.keys() == parameters.DELIMITERS.keys()
    assert {"form", *parameter_parsing.DELIMITED} == parameters.DELIMITERS.keys()
