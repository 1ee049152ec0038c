"""Each rule of lowering, on the smallest description that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ftgen import Config, Severity, generate

SCHEMAS = """\
openapi: 3.1.0
info: {title: Small, version: "1"}
paths: {}
components:
  schemas:
"""
OPERATIONS = """\
openapi: 3.1.0
info: {title: Small, version: "1"}
paths:
"""


@pytest.mark.parametrize(
    ("rule", "line", "text"),
    [
        (
            "circular-ref",
            6,
            SCHEMAS + "    A: {oneOf: [{$ref: '#/components/schemas/A'}]}\n",
        ),
        (
            "circular-allof",
            6,
            SCHEMAS
            + "    A: {allOf: [{$ref: '#/components/schemas/B'}], properties: {x: {}}}\n"
            + "    B: {allOf: [{$ref: '#/components/schemas/A'}], properties: {y: {}}}\n",
        ),
        (
            "conflicting-allof",
            6,
            SCHEMAS + "    A: {allOf: [{type: string}, {type: integer}]}\n",
        ),
        (
            "enum-type",
            6,
            SCHEMAS + "    A: {type: [string, integer], enum: [true, 2]}\n",
        ),
        (
            "undecidable-union",
            6,
            SCHEMAS
            + "    A: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]}\n"
            + "    B: {type: object, properties: {x: {type: string}}}\n"
            + "    C: {type: object, properties: {x: {type: string}}}\n",
        ),
        (
            "duplicate-operation-id",
            5,
            OPERATIONS
            + "  /a: {get: {tags: [x], operationId: same, responses: {'204': {description: None.}}}}\n"
            + "  /b: {get: {tags: [x], operationId: same, responses: {'204': {description: None.}}}}\n",
        ),
        (
            "discriminator-mismatch",
            6,
            SCHEMAS
            + "    A: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}], "
            + "discriminator: {propertyName: k, mapping: {no: B}}}\n"
            + "    C: {type: object, required: [k], properties: {k: {const: other}}}\n"
            + "    B: {type: object, required: [k], properties: {k: {const: yes}}}\n",
        ),
        (
            "unchecked-keyword",
            6,
            SCHEMAS
            + "    A: {type: string, contentMediaType: application/json, contentSchema: {}}\n",
        ),
        (
            "unusable-pattern",
            6,
            SCHEMAS + "    A: {type: string, pattern: '(a'}\n",
        ),
        (
            "unusable-pattern",
            6,
            SCHEMAS + "    A: {type: object, patternProperties: {'(?<=a+)b': {}}}\n",
        ),
        (
            "unusable-pattern",
            6,
            SCHEMAS + f"    A: {{type: string, pattern: {'ab' * 5001}}}\n",
        ),
        (
            "same-route",
            5,
            OPERATIONS
            + "  /a/{x}: {get: {parameters: &p [{name: x, in: path, required: true, schema: {}}]}}\n"
            + "  /a/{x}#b: {get: {parameters: *p}}\n",
        ),
        (
            "xml-as-text",
            9,
            OPERATIONS
            + "  /a:\n    get:\n      responses:\n        '200':\n          description: XML.\n"
            + "          content: {application/xml: {schema: {type: object}}}\n",
        ),
    ],
)
def test_a_warning_says_what_was_made_of_it(
    tmp_path: Path, rule: str, line: int, text: str
) -> None:
    spec = tmp_path / "openapi.yaml"
    spec.write_text(text, "utf-8")
    result = generate(Config(spec=str(spec), out=str(tmp_path / "out")))
    assert result.status == "ok"
    found = [item for item in result.diagnostics if item.rule == rule]
    assert found, result.diagnostics
    assert found[0].severity is Severity.WARNING
    assert (found[0].at.file, found[0].hint != "") == (str(spec), True)
    assert found[0].at.line == line
