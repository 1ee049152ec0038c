"""Patterns of ECMA-262 as Python's: what they match, and which have no counterpart."""

from __future__ import annotations

import re
import unicodedata

import pytest

from ftgen.ecma import python_pattern


@pytest.mark.parametrize(
    ("pattern", "matching", "other"),
    [
        (r"^\d+$", "12", "\N{ARABIC-INDIC DIGIT ONE}"),
        ("^a$", "a", "a\n"),
        (r"^\w$", "_", "é"),
        (r"^\W$", "é", "a"),
        (r"^[\W_]$", "é", "a"),
        (r"^[^\d]$", "a", "1"),
        (r"^[\w-.]+$", "a-.b", "a+b"),
        (r"^\p{L}+$", "äß", "a1"),
        (r"^[\p{Lu}\d]+$", "Ä1", "ä"),
        (r"^\P{L}$", "1", "a"),
        (r"^(?<y>\d)\k<y>$", "11", "12"),
        (r"^\u{1F600}$", "\N{GRINNING FACE}", "x"),
        (r"^\ud83d\ude00$", "\N{GRINNING FACE}", "x"),
        (r"^\u00e9\x41\cJ\0$", "éA\n\0", "éA\n0"),
        ("^[^]$", "\n", "ab"),
        ("^(a|[])$", "a", "b"),
        (r"^\/a\-b\_$", "/a-b_", "ab"),
        ("[[a]", "[", "b"),
        ("^[a&&b]+$", "a&", "c"),
        ("/^abc$/i", "ABC", "abcd"),
        (r"^(?=a)(?!ab)(?<!x)(?<=)a", "ac", "ab"),
        (r"^a\z", "a", "a\n"),
    ],
)
def test_what_a_pattern_matches(pattern: str, matching: str, other: str) -> None:
    translated = python_pattern(pattern)
    assert translated is not None
    assert re.search(translated, matching)
    assert not re.search(translated, other)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a",
        "a{2,1}",
        "(?<=a+)b",
        r"\p{Script=Greek}",
        "a(?i)b",
        r"\u{110000}",
        "*",
        "[b-a]",
    ],
)
def test_patterns_that_python_does_not_have(pattern: str) -> None:
    assert python_pattern(pattern) is None


@pytest.mark.parametrize("category", ["Lu", "Mn", "Cn"])
def test_a_category_has_the_characters_that_unicode_says(category: str) -> None:
    inside, outside = (python_pattern(f"[\\{letter}{{{category}}}]") for letter in "pP")
    assert inside is not None and outside is not None
    every = "".join(map(chr, range(0x110000)))
    expected = "".join(
        each for each in every if unicodedata.category(each).startswith(category)
    )
    assert "".join(re.findall(inside, every)) == expected
    assert len(re.findall(outside, every)) == len(every) - len(expected)
