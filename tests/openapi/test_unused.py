"""What a description says and nothing is generated of."""

from __future__ import annotations

from support.descriptions import rules_of, spec_of

HEAD = "openapi: 3.2.0\ninfo: {title: T, version: '1'}\n"


def messages(text: str, rule: str) -> list[str]:
    return [each.message for each in spec_of(HEAD + text)[1] if each.rule == rule]


def test_components_that_nothing_refers_to() -> None:
    text = """
paths:
  /a:
    get:
      parameters: [{$ref: '#/components/parameters/Used'}]
      responses: {'204': {description: Done.}}
components:
  parameters:
    Used: {name: a, in: query, schema: {type: string}}
    Spare: {name: b, in: query, schema: {type: string}}
    Other: {name: c, in: query, schema: {type: string}}
  schemas: {Alone: {type: string}}
  securitySchemes: {alone: {type: http, scheme: bearer}}
"""
    (message,) = messages(text, "unused")
    assert "parameters 'Spare', 'Other'" in message


def test_what_only_a_part_is_used_of_is_used() -> None:
    text = """
paths:
  /a:
    get:
      responses:
        '204': {description: Done., headers: {A: {$ref: '#/components/responses/Whole/headers/A'}}}
components:
  responses:
    Whole: {description: All., headers: {A: {schema: {type: string}}}}
"""
    assert messages(text, "unused") == []


def test_parents_of_tags_are_used() -> None:
    text = """
tags: [{name: leaf, parent: branch}, {name: branch, parent: root}, {name: root}, {name: stone}]
paths: {/a: {get: {tags: [leaf], responses: {'204': {description: Done.}}}}}
"""
    (message,) = messages(text, "unused")
    assert "tag 'stone';" in message


def test_many_are_counted() -> None:
    tags = ", ".join(f"{{name: t{number}}}" for number in range(7))
    (message,) = messages(f"tags: [{tags}]\npaths: {{}}\n", "unused")
    assert "'t3' and 3 more" in message


def test_what_is_of_xml_is_left_out() -> None:
    text = (
        "paths: {}\ncomponents: {schemas: {A: {xml: {name: a}}, B: {xml: {name: b}}}}\n"
    )
    found = spec_of(HEAD + text)[1]
    assert rules_of(found) == ["left-out"]


def test_a_dialect_of_all_schemas_that_is_not_known() -> None:
    text = "jsonSchemaDialect: https://dialects.example/own\npaths: {}\n"
    (message,) = messages(text, "unknown-dialect")
    assert "https://dialects.example/own" in message
