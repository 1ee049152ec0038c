"""Findings of openapi-spec-validator's schemas: placed, short, few."""

from __future__ import annotations

import pytest
from support.descriptions import place, spec_of
from support.work import assert_linear

from ftgen.diagnostics import Diagnostic


def findings(text: str) -> list[Diagnostic]:
    _, found = spec_of(text)
    kept = [d for d in found if d.rule == "invalid-description"]
    assert all(
        d.severity == "warning"
        and d.hint
        and len(d.message) < 160
        and "\n" not in d.message
        for d in kept
    )
    return kept


@pytest.mark.parametrize("version", ["3.0.0", "3.1.0", "3.2.0"])
def test_each_version_has_its_schema(version: str) -> None:
    [found] = findings(f"openapi: {version}\ninfo:\n  title: T\npaths: {{}}\n")
    assert (found.message, place(found)) == ("`info` needs `version`", (2, 1))
    assert (
        findings(f"openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n")
        == []
    )


def test_swagger_has_one_too() -> None:
    [found] = findings(
        "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\nextra: 1\n"
    )
    assert (
        found.message
        == "the description has `extra`, which the specification does not know there"
    )
    assert place(found) == (1, 1)


HEAD = "openapi: 3.0.0\ninfo: {title: T, version: '1'}\n"


@pytest.mark.parametrize(
    ("operation", "message", "column"),
    [
        (
            "{responses: {200: {description: d, content: {a/b: {schema: {type: 5}}}}}}",
            "`type` has",
            70,
        ),
        (
            "{parameters: [{name: a, in: query}], responses: {200: {description: d}}}",
            "`parameters/0` needs `schema`",
            24,
        ),
        ("{responses: {200: {}}}", "`responses/200` needs `description`", 23),
        (
            "{responses: {200: {description: []}}}",
            "`description` has to be a string, not an array",
            29,
        ),
        ("{responses: {}}", "`responses` has too few members", 11),
    ],
)
def test_what_is_wrong_is_named_in_its_place(
    operation: str, message: str, column: int
) -> None:
    found = findings(f"{HEAD}paths:\n  /a:\n    get: {operation}\n")
    assert {place(d) for d in found} == {(5, column)}
    assert found[0].message.startswith(message)


def test_the_same_finding_is_reported_once() -> None:
    responses = ", ".join(
        f"{status}: {{description: d, extra: 1}}" for status in (200, 201, 202)
    )
    paths = f"paths: {{/a: {{get: {{responses: {{{responses}}}}}}}, /b: {{get: {{responses: {{200: {{}}}}}}}}}}\n"
    messages = [d.message for d in findings(HEAD + paths)]
    assert "`responses/200` needs `description`" in messages
    assert len(messages) == 4


def test_the_number_of_findings_is_bounded() -> None:
    schemas = ", ".join(f"S{n}: {{extra{n}: 1}}" for n in range(200))
    found = findings(HEAD + f"paths: {{}}\ncomponents: {{schemas: {{{schemas}}}}}\n")
    assert len(found) == 21
    assert found[-1].message == "and 180 more kinds of violation of the specification"


def test_values_that_the_validator_cannot_take_are_no_obstacle() -> None:
    spec, _ = spec_of(
        HEAD + f"paths: {{}}\nx-huge: {'9' * 1000}\nx-odd: [.nan, .inf]\n"
    )
    assert spec.description.extensions["x-huge"] == int("9" * 1000)


def test_names_that_are_not_allowed_are_told_of_once() -> None:
    def named(count: int) -> str:
        names = "".join(f"    a b{n}: {{}}\n" for n in range(count))
        info = "info: {title: T, version: '1'}\npaths: {}\n"
        return f"openapi: 3.1.0\n{info}components:\n  schemas:\n{names}"

    [found] = findings(named(3))
    assert (
        found.message,
        place(found),
    ) == ("`schemas` has members of names that are not allowed", (5, 3))
    assert_linear(lambda count: findings(named(count)), 300)
