"""Media types, ranges and the choice between them (RFC 9110)."""

from __future__ import annotations

import pytest
from support.work import assert_linear

from runtime import media


@pytest.mark.parametrize(
    ("text", "essence", "parameters"),
    [
        ("application/json", "application/json", {}),
        ("Text/HTML; Charset=UTF-8", "text/html", {"charset": "UTF-8"}),
        (
            'multipart/form-data; boundary="a;b\\"c"',
            "multipart/form-data",
            {"boundary": 'a;b"c'},
        ),
        ("text/plain;", "text/plain", {}),
        ("*/*", "*/*", {}),
    ],
)
def test_media_types_are_parsed(
    text: str, essence: str, parameters: dict[str, str]
) -> None:
    parsed = media.parse(text)
    assert (parsed.essence, dict(parsed.parameters)) == (essence, parameters)


@pytest.mark.parametrize("text", ["", "json", "a/b; =x", "text/", "a b/c"])
def test_what_is_no_media_type_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a media type"):
        media.parse(text)


@pytest.mark.parametrize(
    ("content_type", "known", "expected"),
    [
        (
            "application/json; charset=utf-8",
            ["*/*", "application/*", "application/json"],
            "application/json",
        ),
        (
            "application/xml",
            ["*/*", "application/*", "application/json"],
            "application/*",
        ),
        ("text/plain", ["application/json"], None),
        ("text/plain", ["text/plain; version=2"], "text/plain; version=2"),
        ("nonsense", ["*/*"], None),
    ],
)
def test_the_most_specific_of_the_known_is_chosen(
    content_type: str, known: list[str], expected: str | None
) -> None:
    assert media.choose(content_type, tuple(known)) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("application/json;q=0.5, text/csv", "text/csv"),
        ("text/*;q=0.9, application/json;q=0.8", "text/csv"),
        ("*/*, application/json;q=0", "text/csv"),
        ("application/json;q=0, text/csv;q=0", None),
        ("image/png", None),
    ],
)
def test_what_a_server_answers_with(accept: str, expected: str | None) -> None:
    assert media.negotiate(accept, ("application/json", "text/csv")) == expected


@pytest.mark.parametrize("accept", [",", ',"', '"\\', "a/b,", 'a/b;c="', "*/*;q=0.1,"])
def test_reading_an_accept_header_is_linear_work(accept: str) -> None:
    offered = ("application/json", "text/html")
    assert_linear(lambda size: media.negotiate(accept * size + '"', offered), 20_000)
    assert_linear(lambda size: list(media._RANGE.finditer(accept * size + '"')), 20_000)


def test_a_very_long_header_accepts_everything() -> None:
    offered = ("application/json", "text/html")
    assert media.negotiate("image/png," * 400, offered) is None
    assert media.negotiate("image/png," * 500, offered) == "application/json"


def test_what_is_remembered_of_callers_is_small() -> None:
    with pytest.raises(ValueError, match="not a media type"):
        media.parse("a/b;c=" + "d" * 2000)


def test_what_a_description_takes_for_a_media_type_is_like_itself_alone() -> None:
    known = ("undefined", "application/json")
    assert media.choose("undefined", known) == "undefined"
    assert media.choose("text/plain", known) is None
    assert media.choose("application/json; charset=utf-8", known) == "application/json"
    assert media.negotiate("*/*", known) == "undefined"
    assert media.negotiate("application/*", known) == "application/json"
    assert media.negotiate("text/html", known) is None
