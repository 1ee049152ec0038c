"""Plain scalars: what YAML 1.2's core schema makes of them, and what authors mean."""

from __future__ import annotations

import math

import pytest

from ftgen.source import parse


def scalar(text: str) -> object:
    value = parse(f"key: {text}\n", "a.yaml").value["key"]
    return (type(value).__name__, value)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "no",
            "No",
            "yes",
            "on",
            "OFF",
            "y",
            "n",
            "18:00",
            "1:30:15",
            "2024-10-01",
            "2024-10-01T12:00:00Z",
        ),
        *(
            "007",
            "0123",
            "-007",
            "1_000",
            "1.2.3",
            "0b11",
            "0o8",
            "0xZZ",
            ".",
            "+",
            "1e",
            "e5",
            "1e999",
        ),
        *(
            "truE",
            "nULL",
            ".iNF",
            "~x",
            "0x",
            "12abc",
            "1,000",
            "=",
            "<",
            "-.",
            "NaN",
            "Infinity",
        ),
    ],
)
def test_stays_text(text: str) -> None:
    assert scalar(text) == ("str", text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-12", -12),
        ("+7", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("99999999999999999999999999", 99999999999999999999999999),
        ("1.0", 1.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1.5e-3", -0.0015),
        ("1e3", 1000.0),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("null", None),
        ("~", None),
        ("Null", None),
        ("", None),
    ],
)
def test_is_no_text(text: str, value: object) -> None:
    assert scalar(text) == (type(value).__name__, value)


def test_not_a_number() -> None:
    kind, value = scalar(".nan")
    assert kind == "float" and value != value


@pytest.mark.parametrize(
    "text", ['"1"', "'true'", '"null"', "!!str 5", '! "x"', "|-\n  12"]
)
def test_quoted_and_tagged_texts(text: str) -> None:
    assert scalar(text)[0] == "str"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('!!int "5"', 5),
        ('!!float "2.5"', 2.5),
        ('!!bool "true"', True),
        ('!!null ""', None),
        ("!!binary aGk=", "aGk="),
        ("!!timestamp 2024-10-01", "2024-10-01"),
    ],
)
def test_yaml_tags(text: str, value: object) -> None:
    assert scalar(text) == (type(value).__name__, value)


def test_numbers_beyond_what_python_converts_stay_text() -> None:
    assert scalar("9" * 5000) == ("str", "9" * 5000)


def test_how_a_number_was_written() -> None:
    document = parse(
        "a: {version: 1.10, list: [1.0, 1.50], hex: 0x1F}\nb: 2\n", "a.yaml"
    )
    assert document.written("/a/version") == "1.10"
    assert document.written("/a/list/1") == "1.50"
    assert document.written("/a/hex") == "0x1F"
    assert document.written("/b") is None
    assert document.written("/missing/too") is None
    assert parse('{"version": 1.10}', "a.json").written("/version") == "1.10"
