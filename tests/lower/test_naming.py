"""Names out of any text: words, the cases of Python, keywords, length, collisions."""

from __future__ import annotations

import keyword

import pytest

from ftgen.naming import (
    LONGEST,
    Scope,
    bounded,
    pascal_case,
    settle,
    snake_case,
    words,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("listHTTPJobs-v2", ["list", "http", "jobs", "v2"]),
        ("fine_tuning.job", ["fine", "tuning", "job"]),
        ("Größe", ["gro", "udf", "e"]),
        ("café", ["cafe"]),
        ("x-rate-limit", ["x", "rate", "limit"]),
        ("page_2", ["page2"]),
        ("", []),
        ("  ", []),
        ("__", []),
        ("+1", ["1"]),
        ("<=", ["less", "equal"]),
        ("$", ["dollar"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "snake", "pascal"),
    [
        ("createdAt", "created_at", "CreatedAt"),
        ("OAuthURL", "oauth_url", "OAuthURL"),
        ("class", "class_", "Class"),
        ("none", "none", "None_"),
        ("true", "true", "True_"),
        ("404", "value_404", "Model404"),
        ("", "value", "Model"),
        ("été", "ete", "Ete"),
        ("@type", "type", "Type"),
        ("@", "at", "At"),
        ("日", "u65_e5", "U65E5"),
    ],
)
def test_cases(text: str, snake: str, pascal: str) -> None:
    assert (snake_case(text), pascal_case(text)) == (snake, pascal)


@pytest.mark.parametrize("text", ["", "1", "-", "\N{SNOWMAN}", "a" * 500, "def", "ß1"])
def test_every_text_gives_an_identifier(text: str) -> None:
    for name in (snake_case(text), pascal_case(text)):
        assert name.isidentifier() and not keyword.iskeyword(name)
        assert name.isascii() and len(name) <= LONGEST + 1


def test_a_fallback_stands_for_no_words_and_before_digits() -> None:
    assert snake_case("", fallback="group") == "group"
    assert snake_case("3d", fallback="group") == "group_3_d"
    assert pascal_case("3d", fallback="Group") == "Group3d"


def test_long_names_are_cut_and_stay_different() -> None:
    one, other = bounded("a" * 300), bounded("a" * 301)
    assert one != other
    assert one[:60] == other[:60] == "a" * 60
    assert len(one) <= LONGEST + 1
    assert bounded("a" * LONGEST) == "a" * LONGEST


def test_a_scope_numbers_names_that_are_taken_whatever_their_case() -> None:
    scope = Scope(("Any",))
    asked = ("Any", "Pet", "PET", "Pet", "pet", "pet2")
    given = [scope.claim(name) for name in asked]
    assert given == ["Any_", "Pet", "PET2", "Pet3", "pet_2", "pet2_2"]
    assert len({name.casefold() for name in given}) == len(given)


@pytest.mark.parametrize("keys", [("a-b", "a_b", "aB"), ("aB", "a_b", "a-b")])
def test_settled_names_do_not_depend_on_the_order(keys: tuple[str, ...]) -> None:
    names = settle((key, snake_case(key)) for key in keys)
    assert names == {"a_b": "a_b", "a-b": "a_b_2", "aB": "a_b_3"}


def test_what_is_reserved_gets_an_underscore_and_is_numbered_then() -> None:
    scope = Scope(("str", "str_3"))
    assert [scope.claim("str") for _ in range(3)] == ["str_", "str_2", "str_4"]


def test_settled_names_avoid_reserved_ones() -> None:
    assert settle([("str", "str"), ("x", "x")], {"str"}) == {"str": "str_", "x": "x"}
