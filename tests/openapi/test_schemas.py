"""Schema Objects of every version, levelled to one shape."""

from __future__ import annotations

from typing import Any

import pytest
from support.descriptions import at, rules_of, schema_of, spec_of

from ftgen.openapi.nodes import Schema, Value

HERE = "/components/schemas/S"


def test_every_keyword_is_read() -> None:
    schema, found = schema_of("""
        type: [object, array, string, number]
        title: A
        description: B
        format: f
        const: 1
        default: {a: 1}
        examples: [1, 2]
        example: 0
        minLength: 1
        maxLength: 2
        minItems: 3
        maxItems: 4
        minProperties: 5
        maxProperties: 6
        minContains: 7
        maxContains: 8
        minimum: 1
        maximum: 2.5
        exclusiveMinimum: 0
        exclusiveMaximum: 3
        multipleOf: 0.5
        pattern: x
        uniqueItems: true
        readOnly: true
        writeOnly: true
        deprecated: true
        contentEncoding: base64
        contentMediaType: image/png
        required: [p, q, p]
        dependentRequired: {p: [q]}
        x-more: {a: [1]}
        """)
    assert rules_of(found) == []
    assert schema == Schema(
        at=at(HERE),
        types=("object", "array", "string", "number"),
        title="A",
        description="B",
        format="f",
        const=Value(1),
        default=Value({"a": 1}),
        examples=(0, 1, 2),
        min_length=1,
        max_length=2,
        min_items=3,
        max_items=4,
        min_properties=5,
        max_properties=6,
        min_contains=7,
        max_contains=8,
        minimum=1,
        maximum=2.5,
        exclusive_minimum=0,
        exclusive_maximum=3,
        multiple_of=0.5,
        pattern="x",
        unique_items=True,
        read_only=True,
        write_only=True,
        deprecated=True,
        content_encoding="base64",
        content_media_type="image/png",
        required=("p", "q"),
        dependent_required={"p": ("q",)},
        extensions={"x-more": {"a": [1]}},
    )


@pytest.mark.parametrize(
    ("keyword", "field"),
    [
        ("not", "not_"),
        ("if", "if_"),
        ("then", "then"),
        ("else", "else_"),
        ("contains", "contains"),
        ("items", "items"),
        ("propertyNames", "property_names"),
        ("additionalProperties", "additional_properties"),
        ("unevaluatedProperties", "unevaluated_properties"),
        ("unevaluatedItems", "unevaluated_items"),
    ],
)
def test_schemas_in_schemas(keyword: str, field: str) -> None:
    schema, found = schema_of(f"{keyword}: {{type: string}}")
    assert getattr(schema, field) == Schema(
        at=at(f"{HERE}/{keyword}"), types=("string",)
    )
    schema, more = schema_of(f"{keyword}: false")
    assert getattr(schema, field) == Schema(at=at(f"{HERE}/{keyword}"), boolean=False)
    assert rules_of(found + more) == []


@pytest.mark.parametrize(
    ("keyword", "field"),
    [
        ("allOf", "all_of"),
        ("oneOf", "one_of"),
        ("anyOf", "any_of"),
        ("prefixItems", "prefix_items"),
    ],
)
def test_lists_of_schemas(keyword: str, field: str) -> None:
    schema, _ = schema_of(f"{keyword}: [{{type: string}}, true]")
    assert getattr(schema, field) == (
        Schema(at=at(f"{HERE}/{keyword}/0"), types=("string",)),
        Schema(at=at(f"{HERE}/{keyword}/1"), boolean=True),
    )


@pytest.mark.parametrize(
    ("keyword", "field"),
    [
        ("properties", "properties"),
        ("patternProperties", "pattern_properties"),
        ("dependentSchemas", "dependent_schemas"),
    ],
)
def test_maps_of_schemas(keyword: str, field: str) -> None:
    schema, _ = schema_of(f"{keyword}: {{b/c: {{type: string}}, a: true, x-y: {{}}}}")
    assert list(getattr(schema, field).items()) == [
        ("b/c", Schema(at=at(f"{HERE}/{keyword}/b~1c"), types=("string",))),
        ("a", Schema(at=at(f"{HERE}/{keyword}/a"), boolean=True)),
        ("x-y", Schema(at=at(f"{HERE}/{keyword}/x-y"))),
    ]


@pytest.mark.parametrize(
    ("version", "text", "types"),
    [
        ("3.0.0", "{type: string, nullable: true}", ("string", "null")),
        ("3.0.0", "{type: string, x-nullable: true}", ("string", "null")),
        ("3.0.0", "{nullable: true}", ()),
        ("3.1.0", "{type: [string, 'null']}", ("string", "null")),
    ],
)
def test_nullable(version: str, text: str, types: tuple[str, ...]) -> None:
    schema, found = schema_of(text, version)
    assert (schema.types, schema.nullable) == (types, "ullable" in text)
    assert rules_of(found) == []


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        (
            "{minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false}",
            (None, 1, 5, None),
        ),
        (
            "{exclusiveMinimum: true, minimum: 0, exclusiveMaximum: true, maximum: 9.5}",
            (None, 0, None, 9.5),
        ),
        ("{exclusiveMinimum: true}", (None, None, None, None)),
    ],
)
def test_exclusive_limits_of_3_0_become_numbers(
    text: str, limits: tuple[Any, ...]
) -> None:
    schema, found = schema_of(text, "3.0.0")
    assert (
        schema.minimum,
        schema.exclusive_minimum,
        schema.maximum,
        schema.exclusive_maximum,
    ) == limits
    assert rules_of(found) == []


def test_a_list_of_items_becomes_prefix_items() -> None:
    schema, _ = schema_of(
        "{type: array, items: [{type: string}, {type: integer}], additionalItems: false}"
    )
    assert [item.types for item in schema.prefix_items] == [("string",), ("integer",)]
    assert schema.items == Schema(at=at(f"{HERE}/additionalItems"), boolean=False)


def test_draft_4_dependencies() -> None:
    schema, _ = schema_of("dependencies: {a: [b, c], d: {required: [e]}}")
    assert schema.dependent_required == {"a": ("b", "c")}
    assert schema.dependent_schemas["d"].required == ("e",)


def test_names_of_enumerated_values() -> None:
    schema, _ = schema_of("{enum: [1, 2], x-enum-varnames: [ONE, TWO]}")
    assert (schema.enum, schema.enum_names) == ((1, 2), ("ONE", "TWO"))
    schema, _ = schema_of(
        "{enum: [a, b], x-enumNames: [A, B], x-enum-descriptions: [first, second]}"
    )
    assert schema.enum_names == ("A", "B")


def test_null_values_are_not_absent_ones() -> None:
    schema, _ = schema_of("{const: null, default: null, enum: [null]}")
    assert (schema.const, schema.default, schema.enum) == (
        Value(None),
        Value(None),
        (None,),
    )
    schema, _ = schema_of("{type: object}")
    assert (schema.const, schema.default, schema.enum) == (None, None, None)


def test_siblings_of_ref_count_in_json_schema() -> None:
    schema, found = schema_of(
        "{$ref: '#/components/schemas/S2', minLength: 3}", "3.1.0", "S2: {type: string}"
    )
    assert (schema.ref, schema.min_length) == (at("/components/schemas/S2"), 3)
    assert rules_of(found) == []


def test_siblings_of_ref_are_ignored_before() -> None:
    schema, found = schema_of(
        "{$ref: '#/components/schemas/S2', minLength: 3, description: D, nullable: true, default: x, deprecated: true}",
        "3.0.0",
        "S2: {type: string}",
    )
    assert (schema.ref, schema.min_length, schema.description) == (
        at("/components/schemas/S2"),
        None,
        "D",
    )
    assert schema.nullable and schema.deprecated and schema.default == Value("x")
    assert [each.message for each in found] == ["`minLength` next to $ref is ignored"]


def test_discriminator() -> None:
    schema, found = schema_of(
        """
        oneOf: [{$ref: '#/components/schemas/Cat'}]
        discriminator:
          propertyName: kind
          defaultMapping: Cat
          mapping: {c: Cat, d: '#/components/schemas/Dog', s: '#/components/schemas/S', x: Nobody}
        """,
        "3.2.0",
        "Cat: {}\nDog: {}",
    )
    found_discriminator = schema.discriminator
    assert found_discriminator is not None
    assert found_discriminator.property_name == "kind"
    assert found_discriminator.default_mapping == at("/components/schemas/Cat")
    assert dict(found_discriminator.mapping) == {
        "c": at("/components/schemas/Cat"),
        "d": at("/components/schemas/Dog"),
        "s": at(HERE),
    }
    assert rules_of(found) == ["unknown-mapping"]


def test_schemas_are_read_once_each() -> None:
    spec, _ = spec_of(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
        "components: {schemas: {A: {properties: {b: {type: string}}}}}\n"
    )
    place = at("/components/schemas/A")
    assert spec.schema(place) is spec.schema(place) is spec.description.schemas["A"]
    assert spec.schema(at("/components/schemas/A/properties/b")).types == ("string",)
