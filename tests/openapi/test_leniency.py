"""What is formally wrong is read as it was meant, with a warning; what is not clear is an error with its place."""

from __future__ import annotations

from typing import Any

import pytest
from support.descriptions import (
    finding,
    operation_of,
    place,
    rules_of,
    schema_of,
    spec_of,
)

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"


@pytest.mark.parametrize(
    ("text", "rule", "read"),
    [
        ("{type: date}", "lenient-type", {"types": ("string",), "format": "date"}),
        ("{type: float}", "lenient-type", {"types": ("number",), "format": "float"}),
        ("{type: any}", "lenient-type", {"types": ()}),
        ("{type: String}", "lenient-type", {"types": ("string",), "format": ""}),
        ("{type: file}", "lenient-type", {"types": ("string",), "format": "binary"}),
        (
            "{type: long, format: custom}",
            "lenient-type",
            {"types": ("integer",), "format": "custom"},
        ),
        ("{type: [string, null]}", "lenient-kind", {"types": ("string", "null")}),
        ("{type: null}", "lenient-kind", {"types": ("null",)}),
        (
            "{$schema: 'https://example.com/own', minimum: 1}",
            "unknown-dialect",
            {"minimum": 1},
        ),
        ("{type: null, anyOf: [{type: string}]}", "lenient-kind", {"types": ()}),
        (
            "{type: integer, nullable: true}",
            "lenient-nullable",
            {"types": ("integer", "null")},
        ),
        (
            "{minimum: 0, exclusiveMinimum: true}",
            "lenient-kind",
            {"minimum": None, "exclusive_minimum": 0},
        ),
        ("{minLength: '3'}", "lenient-kind", {"min_length": 3}),
        ("{deprecated: 'true'}", "lenient-kind", {"deprecated": True}),
        ("{required: name}", "lenient-kind", {"required": ("name",)}),
        ("{allOf: {type: string}}", "lenient-kind", {}),
        (
            "{type: string, enum: [1.10, true, x]}",
            "lenient-value",
            {"enum": ("1.10", "true", "x")},
        ),
        ("{type: integer, enum: ['1', 2]}", "lenient-value", {"enum": (1, 2)}),
        ("{type: boolean, enum: ['true']}", "lenient-value", {"enum": (True,)}),
        ("{type: string, default: null}", "lenient-default", {"default": None}),
        ("{type: array, default: x}", "lenient-default", {"default": None}),
        (
            "{enum: [a, b, a], x-enum-varnames: [A, B, C]}",
            "lenient-enum",
            {"enum": ("a", "b"), "enum_names": ("A", "B")},
        ),
        ("{colour: red}", "unknown-keyword", {}),
        ("null", "lenient-kind", {"types": ()}),
    ],
)
def test_schemas_read_with_a_warning(
    text: str, rule: str, read: dict[str, Any]
) -> None:
    schema, found = schema_of(text)
    assert set(rules_of(found)) == {rule}
    assert all(d.severity == "warning" for d in found)
    assert {field: getattr(schema, field) for field in read} == read


@pytest.mark.parametrize(
    ("text", "rule", "at"),
    [
        ("{type: thing}", "unknown-type", (7, 8)),
        ("{type: {}}", "wrong-kind", (7, 8)),
        ("{properties: [a]}", "wrong-kind", (7, 8)),
        ("{properties: {a: text}}", "wrong-kind", (7, 21)),
        ("{minLength: many}", "wrong-kind", (7, 8)),
        ("{minLength: -1}", "wrong-kind", (7, 8)),
        ("{oneOf: 3}", "wrong-kind", (7, 8)),
        ("{minimum: -.inf}", "wrong-kind", (7, 8)),
        ("{enum: a}", "wrong-kind", (7, 8)),
        ("{description: [a]}", "wrong-kind", (7, 8)),
        ("{discriminator: {mapping: {}}}", "missing-member", (7, 8)),
        ("text", "wrong-kind", (6, 5)),
    ],
)
def test_schemas_that_say_nothing_clear(
    text: str, rule: str, at: tuple[int, int]
) -> None:
    _, found = schema_of(text)
    assert (finding(found, rule).severity, place(finding(found, rule))) == ("error", at)


def test_a_type_that_is_the_name_of_a_schema() -> None:
    schema, found = schema_of("{type: Other}", more="Other: {type: string}")
    assert schema.ref is not None and schema.ref.pointer == "/components/schemas/Other"
    assert rules_of(found) == ["lenient-type"]


def test_required_in_a_property() -> None:
    schema, found = schema_of(
        "{required: [a], properties: {b: {required: true}, c: {required: false}, a: {}}}"
    )
    assert schema.required == ("a", "b")
    assert rules_of(found) == ["lenient-required", "lenient-required"]


def test_exclusive_numbers_in_3_0() -> None:
    schema, found = schema_of("{exclusiveMinimum: 4}", "3.0.0")
    assert (schema.exclusive_minimum, rules_of(found)) == (4, ["lenient-kind"])


def test_type_file_is_proper_in_2_0() -> None:
    spec, found = spec_of(
        "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths:\n  /f:\n    get:\n      responses:\n"
        "        200: {description: d, schema: {type: file}}\n"
    )
    [media] = spec.description.operations[0].responses[0].content
    assert media.name == "application/octet-stream" and media.schema is not None
    assert (media.schema.types, media.schema.format) == (("string",), "binary")
    assert rules_of(found) == []


def test_unknown_keywords_are_reported_once() -> None:
    _, found = schema_of("{colour: red, properties: {a: {colour: blue, shape: round}}}")
    assert [d.message.split()[0] for d in found] == ["`colour`", "`shape`"]


@pytest.mark.parametrize(
    ("text", "rule", "severity"),
    [
        ("responses: {200: {}, 4xx: {description: d}}", "", ""),
        ("description: no responses", "lenient-missing", "warning"),
        ("responses: {200: null}", "lenient-kind", "warning"),
        ("tags: one\nresponses: {}", "lenient-kind", "warning"),
        ("responses: {20: {description: d}}", "unknown-status", "error"),
        ("responses: []", "wrong-kind", "error"),
        ("responses: {}\nparameters: [{in: query}]", "missing-member", "error"),
        (
            "responses: {}\nparameters: [{name: a, schema: {}}]",
            "unknown-location",
            "error",
        ),
        (
            "responses: {}\nparameters: [{name: a, in: body, schema: {}}]",
            "unknown-location",
            "error",
        ),
        (
            "responses: {}\nparameters: [{name: a, in: query, style: odd, schema: {}}]",
            "unknown-style",
            "error",
        ),
        (
            "responses: {}\nparameters: [{name: a, in: query, type: string}]",
            "lenient-missing",
            "warning",
        ),
        (
            "responses: {}\nparameters: [{name: a, in: Query, schema: {}}]",
            "lenient-kind",
            "warning",
        ),
        ("responses: {}\nparameters: [text]", "wrong-kind", "error"),
        (
            "responses: {}\nparameters: {a: {name: a, in: query, schema: {}}}",
            "lenient-kind",
            "warning",
        ),
        (
            "responses: {}\nsecurity: [{nobody: []}]",
            "unknown-security-scheme",
            "warning",
        ),
        (
            "responses: {}\nparameters: [{name: Accept, in: header, schema: {}}]",
            "reserved-header",
            "warning",
        ),
        (
            "responses: {}\nparameters: [{name: id, in: path, schema: {}, required: true}]",
            "unused-path-parameter",
            "warning",
        ),
        (
            "responses: {}\nparameters: [{name: a, in: query, schema: {}}, {name: a, in: query, schema: {}}]",
            "duplicate-parameter",
            "warning",
        ),
    ],
)
def test_operations(text: str, rule: str, severity: str) -> None:
    _, found = operation_of(text)
    kept = [d for d in found if d.rule != "invalid-description"]
    assert [(d.rule, d.severity) for d in kept] == ([(rule, severity)] if rule else [])


def test_path_parameters_that_nobody_declares_or_requires() -> None:
    text = "parameters: [{name: b, in: path, schema: {type: integer}}]\nresponses: {}"
    operation, found = operation_of(text, path="/x/{a}/{b}/{a}")
    assert [
        (p.name, p.required, p.schema and p.schema.types) for p in operation.parameters
    ] == [
        ("a", True, ("string",)),
        ("b", True, ("integer",)),
    ]
    assert sorted(rules_of(found)) == [
        "path-parameter-required",
        "undeclared-path-parameter",
    ]


def test_expressions_in_paths_name_parameters() -> None:
    text = "parameters: [{name: a, in: path, style: label, required: true, schema: {type: string}}]\nresponses: {}"
    operation, found = operation_of(text, path="/x/{.a*}")
    assert (operation.path, rules_of(found)) == ("/x/{a}", [])


@pytest.mark.parametrize(
    ("item", "rule", "severity", "methods"),
    [
        ("GET: {responses: {}}", "lenient-method", "warning", ["GET"]),
        ("purge: {responses: {}}", "foreign-method", "warning", ["PURGE"]),
        ("responses: {200: {description: d}}", "unknown-method", "error", []),
        ("tags: [a]", "unknown-keyword", "warning", []),
        ("get: text", "wrong-kind", "error", []),
    ],
)
def test_path_items(item: str, rule: str, severity: str, methods: list[str]) -> None:
    spec, found = spec_of(HEAD + f"paths:\n  /a:\n    {item}\n")
    kept = [(d.rule, d.severity) for d in found if d.rule != "invalid-description"]
    assert kept == [(rule, severity)]
    assert [operation.method for operation in spec.description.operations] == methods


def test_operations_that_are_lost() -> None:
    item = "{get: {responses: {}}}"
    _, found = spec_of(
        HEAD
        + f"paths:\n  /a: {item}\n  /b: {{get: {{}}, put: {{}}, get: {{}}}}\n  /a: {item}\n"
    )
    lost = [(d.severity, place(d)) for d in found if d.rule == "lost-operation"]
    assert lost == [("error", (5, 26)), ("error", (6, 3))]
    assert rules_of(found).count("duplicate-key") == 2


def test_paths_without_a_slash() -> None:
    spec, found = spec_of(
        HEAD + "paths: {pets: {get: {responses: {}}}, x-pets: {get: {}}}\n"
    )
    assert [operation.path for operation in spec.description.operations] == ["/pets"]
    assert rules_of(found) == ["lenient-path"]


def test_a_description_without_info() -> None:
    spec, found = spec_of("openapi: 3.0.0\npaths: {}\n")
    assert (spec.description.info.title, rules_of(found)) == ("", ["lenient-missing"])


@pytest.mark.parametrize(
    ("scheme", "rule"),
    [
        ("{type: magic}", "unknown-scheme-type"),
        ("{type: apikey, in: header, name: k}", "lenient-kind"),
        ("{type: oauth2, flows: {teleport: {scopes: {}}}}", "unknown-flow"),
    ],
)
def test_security_schemes(scheme: str, rule: str) -> None:
    _, found = spec_of(
        HEAD + f"paths: {{}}\ncomponents: {{securitySchemes: {{s: {scheme}}}}}\n"
    )
    assert rules_of(found) == [rule]


@pytest.mark.parametrize("key", ["prefixEncoding", "itemEncoding"])
def test_encodings_that_are_not_supported(key: str) -> None:
    value = "[{}]" if key == "prefixEncoding" else "{}"
    body = f"requestBody: {{content: {{multipart/mixed: {{{key}: {value}}}}}}}\nresponses: {{}}"
    _, found = operation_of(body, "3.2.0")
    assert [(d.rule, d.severity) for d in found if d.rule != "invalid-description"] == [
        ("unsupported-keyword", "error")
    ]


def test_numbers_of_very_many_digits_are_told_from_texts() -> None:
    _, (found,) = schema_of(f"{{maximum: {'9' * 5000}}}")
    assert found.rule == "wrong-kind"
    assert "not a number of 5000 digits, more than are read" in found.message
