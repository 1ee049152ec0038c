"""Which versions are read, and what is no description at all."""

from __future__ import annotations

import pytest
from support.descriptions import finding, place, refused, rules_of, spec_of

from ftgen.diagnostics import Diagnostics, FtgenError
from ftgen.openapi import load
from ftgen.source import parse

REST = "\ninfo: {title: T, version: 1.10}\npaths: {}\n"


@pytest.mark.parametrize(
    "version",
    [
        "swagger: '2.0'",
        "openapi: 3.0.4",
        "openapi: 3.1.1",
        "openapi: 3.2.0",
        "openapi: 3.1.0-rc1",
    ],
)
def test_versions_that_are_read(version: str) -> None:
    spec, found = spec_of(version + REST)
    assert rules_of(found) == []
    assert spec.description.version == version.split()[1].strip("'")
    assert spec.description.info.version == "1.10"


@pytest.mark.parametrize(
    ("version", "text"),
    [("swagger: 2.0", "2.0"), ("openapi: 3.0", "3.0"), ("openapi: 3", "3")],
)
def test_a_number_for_a_version(version: str, text: str) -> None:
    spec, found = spec_of(version + REST)
    assert rules_of(found) == ["version-number"]
    assert place(finding(found, "version-number")) == (1, 1)
    assert spec.description.version == text


def test_later_versions_are_read_as_the_last_one() -> None:
    spec, found = spec_of("openapi: 3.7.0" + REST)
    assert finding(found, "newer-version").severity == "warning"
    assert spec.description.version == "3.7.0"


@pytest.mark.parametrize(
    ("text", "rule", "at"),
    [
        ("- a\n", "not-openapi", (1, 1)),
        ("just text\n", "not-openapi", (1, 1)),
        ("[]", "not-openapi", (1, 1)),
        ("title: x\n", "not-openapi", (1, 1)),
        ("asyncapi: 3.0.0\n", "not-openapi", (1, 1)),
        ("swaggerVersion: '1.2'\n", "not-openapi", (1, 1)),
        ("info: {}\nopenapi: 4.0.0\n", "unsupported-version", (2, 1)),
        ("info: {}\nswagger: '2.1'\n", "unsupported-version", (2, 1)),
        ("openapi: latest\n", "unsupported-version", (1, 1)),
        ("openapi: {}\n", "unsupported-version", (1, 1)),
        ("openapi:\n", "unsupported-version", (1, 1)),
        ("openapi: 3." + "9" * 500, "unsupported-version", (1, 1)),
    ],
)
def test_what_is_no_description(text: str, rule: str, at: tuple[int, int]) -> None:
    with pytest.raises(FtgenError) as raised:
        load(parse(text, "api.yaml"), diagnostics=Diagnostics())
    found = refused(raised.value)
    assert (found.rule, place(found)) == (rule, at)
    assert found.hint and len(found.message) < 120
