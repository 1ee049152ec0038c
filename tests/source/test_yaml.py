"""YAML documents: keys, anchors, merges, tags, tabs, and where everything stands."""

from __future__ import annotations

import pytest
from support.descriptions import refused

from ftgen.diagnostics import FtgenError
from ftgen.source import parse

TEXT = """\
# comment
openapi: "3.1.0"
paths:
  /pets/{id}:
    get:
      tags: [a,
             b]
      responses:
        200: {description: ok}
"""


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("", (2, 1)),
        ("/openapi", (2, 1)),
        ("/paths/~1pets~1{id}", (4, 3)),
        ("/paths/~1pets~1{id}/get/tags/0", (6, 14)),
        ("/paths/~1pets~1{id}/get/tags/1", (7, 14)),
        ("/paths/~1pets~1{id}/get/responses/200/description", (9, 15)),
        ("/paths/~1pets~1{id}/put/responses", (4, 3)),
        ("/paths/~1pets~1{id}/get/tags/7", (6, 7)),
        ("/nothing/at/all", (2, 1)),
    ],
)
def test_positions(pointer: str, place: tuple[int, int]) -> None:
    assert parse(TEXT, "a.yaml").locate(pointer) == place


def test_keys_stay_as_written() -> None:
    text = "200: a\nno: b\n1.10: c\nnull: d\n~: e\n2024-10-01: f\n0x1F: g\ntrue: h\n"
    keys = ["200", "no", "1.10", "null", "~", "2024-10-01", "0x1F", "true"]
    assert list(parse(text, "a.yaml").value) == keys


def test_duplicate_keys_are_reported_and_the_last_counts() -> None:
    document = parse("a:\n  - {b: 1, c: 2, b: 3}\n", "a.yaml")
    assert document.value == {"a": [{"b": 3, "c": 2}]}
    [found] = document.findings
    assert (found.rule, found.severity) == ("duplicate-key", "warning")
    assert (found.at.pointer, found.at.line, found.at.column) == ("/a/0/b", 2, 18)
    assert '"b"' in found.message and "line 2" in found.message


def test_anchors_may_be_declared_again() -> None:
    document = parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", "a.yaml")
    assert document.value == {"a": 1, "b": 1, "c": 2, "d": 2}
    assert document.findings == ()


def test_aliases_share_what_they_repeat() -> None:
    document = parse("a: &x {b: [1]}\nc: *x\n", "a.yaml")
    assert document.value["a"] is document.value["c"]
    assert document.locate("/c/b/0") == (1, 12)
    assert document.locate("/c") == (2, 1)


def test_an_alias_may_be_a_key() -> None:
    assert parse("a: &x key\n*x : 1\n", "a.yaml").value == {"a": "key", "key": 1}


def test_merge_keys() -> None:
    text = """\
base: &base {a: 1, b: 2}
other: &other {b: 3, c: 4}
one: {<<: *base, b: 5}
two: {z: 0, <<: [*base, *other]}
"<<": kept
quoted: {"<<": *base}
"""
    document = parse(text, "a.yaml")
    assert document.value["one"] == {"a": 1, "b": 5}
    assert document.value["two"] == {"z": 0, "a": 1, "b": 2, "c": 4}
    assert document.value["<<"] == "kept"
    assert document.value["quoted"] == {"<<": {"a": 1, "b": 2}}
    assert document.locate("/two/c") == (2, 22)
    assert document.locate("/one/b") == (3, 18)
    assert document.findings == ()


def test_unknown_tags_are_ignored_with_a_warning() -> None:
    document = parse(
        "a: !include other.yaml\nb: !thing {c: 1}\nd: !!set {e, f}\n", "a.yaml"
    )
    assert document.value == {
        "a": "other.yaml",
        "b": {"c": 1},
        "d": {"e": None, "f": None},
    }
    assert [(d.rule, d.at.line) for d in document.findings] == [
        ("unknown-tag", 1),
        ("unknown-tag", 2),
    ]


def test_tabs_between_tokens_and_in_blank_lines() -> None:
    document = parse("a:\tx\t# comment\n\t\nb: [\t1,\n\t2]\n", "a.yaml")
    assert document.value == {"a": "x", "b": [1, 2]}


def test_tab_indentation_is_read_with_a_warning() -> None:
    document = parse("a:\n\tb:\n\t\t- c\n\t\t-\td: 1\n", "a.yaml")
    assert document.value == {"a": {"b": ["c", {"d": 1}]}}
    [found] = document.findings
    assert (found.rule, found.at.line, found.at.column) == ("tab-indentation", 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\r\nb:\r\n  - c\r\n",
        "\ufeffa: 1\nb:\n- c\n",
        "---\na: 1\nb: [c]\n...\n---\n",
    ],
)
def test_line_ends_marks_and_empty_documents(text: str) -> None:
    assert parse(text, "a.yaml").value == {"a": 1, "b": ["c"]}


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("a: b: c\n", "syntax-error", (1, 5)),
        ("a:\n  - b\n c: d\n", "syntax-error", (3, 2)),
        ("a: [1, 2\nb: 3\n", "syntax-error", (2, 2)),
        ('a: "open\n', "syntax-error", (2, 1)),
        ("a: 1\nb: \x07\n", "syntax-error", (2, 4)),
        ("a: *missing\n", "syntax-error", (1, 4)),
        ("a: 1\nb: &x [*x]\n", "recursive-alias", (2, 8)),
        ("a: 1\n{b: c}: d\n", "complex-key", (2, 1)),
        ("{{a: b}: d}\n", "complex-key", (1, 2)),
        ("? [a]\n: b\n", "complex-key", (1, 3)),
        ("a: &x {}\n*x : 1\n", "complex-key", (2, 1)),
        ("a:\n  <<: text\n", "merge-key", (2, 3)),
        ("a: 1\n---\nb: 1\n", "multiple-documents", (3, 1)),
        ("", "empty-document", (1, 1)),
        ("# nothing\n", "empty-document", (1, 1)),
        ("<html></html>", "syntax-error", (1, 1)),
    ],
)
def test_refusals(text: str, rule: str, place: tuple[int, int]) -> None:
    with pytest.raises(FtgenError) as raised:
        parse(text, "a.yaml")
    found = refused(raised.value)
    assert (found.rule, (found.at.line, found.at.column)) == (rule, place)
    assert "\n" not in found.message and len(found.message) < 120
