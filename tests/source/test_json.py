"""JSON documents: fast values, positions when asked for, and YAML where it is not JSON after all."""

from __future__ import annotations

import json

import pytest
from support.descriptions import refused

from ftgen.diagnostics import FtgenError
from ftgen.source import parse

TEXT = """{
  "openapi": "3.1.0",
  "a/b": {"list": [1, {"deep": [[], {"x": "\\"}{"}]}, true]},
  "é\\u00e9": -1.5e3
}"""


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("", (1, 1)),
        ("/openapi", (2, 3)),
        ("/a~1b", (3, 3)),
        ("/a~1b/list", (3, 11)),
        ("/a~1b/list/0", (3, 20)),
        ("/a~1b/list/1/deep/1/x", (3, 38)),
        ("/a~1b/list/2", (3, TEXT.splitlines()[2].index("true") + 1)),
        ("/a~1b/list/3", (3, 11)),
        ("/éé", (4, 3)),
    ],
)
def test_positions(pointer: str, place: tuple[int, int]) -> None:
    document = parse(TEXT, "a.json")
    assert document.value == json.loads(TEXT)
    assert document.locate(pointer) == place


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_several_ways(end: str) -> None:
    assert parse(TEXT.replace("\n", end), "a.json").locate("/a~1b") == (3, 3)


def test_duplicate_keys_are_reported() -> None:
    document = parse(
        '{"a": [{"b": 1,\n "c": {}, "b": 2}],\n "a": {"x": 1, "x": 1}}', "a.json"
    )
    assert document.value == {"a": {"x": 1}}
    found = [(d.rule, d.at.pointer, d.at.line, d.at.column) for d in document.findings]
    assert found == [
        ("duplicate-key", "/a/0/b", 2, 11),
        ("duplicate-key", "/a", 3, 2),
        ("duplicate-key", "/a/x", 3, 16),
    ]


def test_yaml_in_a_json_file() -> None:
    assert parse("openapi: 3.1.0\nx: [a]\n", "a.json").value == {
        "openapi": "3.1.0",
        "x": ["a"],
    }
    assert parse("{openapi: 3.1.0, # comment\n x: [a,]}", "a.json").value == {
        "openapi": "3.1.0",
        "x": ["a"],
    }


def test_json_in_a_yaml_file_with_tabs() -> None:
    assert parse('{\n\t"a": {\n\t\t"b": [1]}}', "a.yaml").value == {"a": {"b": [1]}}


def test_characters_and_numbers_that_json_forbids_are_kept_as_written() -> None:
    assert parse('{"a": "x\ty"}', "a.json").value == {"a": "x\ty"}
    assert parse('{"a": NaN}', "a.json").value == {"a": "NaN"}
    assert parse('{"a": ' + "9" * 5000 + "}", "a.json").value == {"a": "9" * 5000}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{\n  "a": 1\n  "b": 2\n}', (3, 3)),
        ('{"a": [1, 2}', (1, 12)),
        ('{"a": "', (1, 7)),
    ],
)
def test_broken_json(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(FtgenError) as raised:
        parse(text, "a.json")
    found = refused(raised.value)
    assert (found.rule, (found.at.line, found.at.column)) == ("syntax-error", place)
    assert found.message.startswith("not JSON") and found.hint
