"""Parameters as they are written: the tables of OpenAPI 3.2 and RFC 6570, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from runtime import parameters as write
from runtime.unset import UNSET

ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}


@pytest.mark.parametrize(
    ("explode", "empty", "string", "array", "object_"),
    [
        (
            False,
            ";color",
            ";color=blue",
            ";color=blue,black,brown",
            ";color=R,100,G,200,B,150",
        ),
        (
            True,
            ";color",
            ";color=blue",
            ";color=blue;color=black;color=brown",
            ";R=100;G=200;B=150",
        ),
    ],
)
def test_matrix_is_written_as_the_specification_shows(
    explode: bool, empty: str, string: str, array: str, object_: str
) -> None:
    written = [
        write.matrix("color", value, explode=explode)
        for value in ("", "blue", ARRAY, OBJECT)
    ]
    assert written == [empty, string, array, object_]


@pytest.mark.parametrize(
    ("explode", "string", "array", "object_"),
    [
        (False, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
        (True, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    ],
)
def test_label_is_written_as_the_specification_shows(
    explode: bool, string: str, array: str, object_: str
) -> None:
    assert [
        write.label(value, explode=explode) for value in ("blue", ARRAY, OBJECT)
    ] == [string, array, object_]


@pytest.mark.parametrize(
    ("explode", "array", "object_"),
    [
        (False, "blue,black,brown", "R,100,G,200,B,150"),
        (True, "blue,black,brown", "R=100,G=200,B=150"),
    ],
)
def test_simple_is_written_as_the_specification_shows(
    explode: bool, array: str, object_: str
) -> None:
    for simple in (write.simple, write.header):
        assert [
            simple(value, explode=explode) for value in ("blue", ARRAY, OBJECT)
        ] == ["blue", array, object_]


@pytest.mark.parametrize(
    ("explode", "array", "object_"),
    [
        (False, "color=blue,black,brown", "color=R,100,G,200,B,150"),
        (True, "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
    ],
)
def test_form_is_written_as_the_specification_shows(
    explode: bool, array: str, object_: str
) -> None:
    values = ("", "blue", ARRAY, OBJECT)
    assert [write.form("color", value, explode=explode) for value in values] == [
        "color=",
        "color=blue",
        array,
        object_,
    ]


def test_the_other_styles_are_written_as_the_specification_shows() -> None:
    assert write.space_delimited("color", ARRAY) == "color=blue%20black%20brown"
    assert write.space_delimited("color", OBJECT) == "color=R%20100%20G%20200%20B%20150"
    assert write.pipe_delimited("color", ARRAY) == "color=blue%7Cblack%7Cbrown"
    assert write.pipe_delimited("color", OBJECT) == "color=R%7C100%7CG%7C200%7CB%7C150"
    assert (
        write.deep_object("color", OBJECT)
        == "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"
    )
    assert write.cookie("color", "blue") == "color=blue"
    assert write.cookie("color", ARRAY) == "color=blue; color=black; color=brown"
    assert write.cookie("color", OBJECT) == "R=100; G=200; B=150"


RFC = {
    "hello": "Hello World!",
    "half": "50%",
    "path": "/foo/bar",
    "who": "fred",
    "v": 6,
    "empty": "",
}
LIST = ["red", "green", "blue"]
KEYS = {"semi": ";", "dot": ".", "comma": ","}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (write.simple("Hello World!"), "Hello%20World%21"),
        (write.simple("50%"), "50%25"),
        (write.simple("/foo/bar"), "%2Ffoo%2Fbar"),
        (write.simple(KEYS), "semi,%3B,dot,.,comma,%2C"),
        (write.simple(KEYS, explode=True), "semi=%3B,dot=.,comma=%2C"),
        (write.label("fred"), ".fred"),
        (write.label("50%"), ".50%25"),
        (write.label(LIST), ".red,green,blue"),
        (write.label(LIST, explode=True), ".red.green.blue"),
        (write.label(KEYS), ".semi,%3B,dot,.,comma,%2C"),
        (write.matrix("who", "fred"), ";who=fred"),
        (write.matrix("half", "50%"), ";half=50%25"),
        (write.matrix("empty", ""), ";empty"),
        (write.matrix("list", LIST), ";list=red,green,blue"),
        (write.matrix("list", LIST, explode=True), ";list=red;list=green;list=blue"),
        (write.matrix("keys", KEYS), ";keys=semi,%3B,dot,.,comma,%2C"),
        (write.matrix("keys", KEYS, explode=True), ";semi=%3B;dot=.;comma=%2C"),
        (write.form("who", "fred"), "who=fred"),
        (write.form("half", "50%"), "half=50%25"),
        (write.form("list", LIST, explode=False), "list=red,green,blue"),
        (write.form("list", LIST), "list=red&list=green&list=blue"),
        (write.form("keys", KEYS, explode=False), "keys=semi,%3B,dot,.,comma,%2C"),
        (write.form("keys", KEYS), "semi=%3B&dot=.&comma=%2C"),
    ],
)
def test_expansions_of_rfc_6570(written: str, expected: str) -> None:
    assert written == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (write.form("q", "a/b?c:d@e", allow_reserved=True), "q=a/b?c:d@e"),
        (write.form("q", "50%25 off 5%", allow_reserved=True), "q=50%25%20off%205%25"),
        (write.form("q", "a&b#c+d", allow_reserved=True), "q=a%26b%23c%2Bd"),
        (write.simple("a:b@c;d", allow_reserved=True), "a:b@c;d"),
        (write.simple("a/b?c#d", allow_reserved=True), "a%2Fb%3Fc%23d"),
        (write.simple(["a,b", "c"], allow_reserved=True), "a%2Cb,c"),
    ],
)
def test_reserved_characters_stay_where_they_are_allowed(
    written: str, expected: str
) -> None:
    assert written == expected


def test_what_is_absent_or_null_writes_nothing() -> None:
    for value in (UNSET, None, [], {}):
        assert (
            write.join(
                write.form("a", value),
                write.pipe_delimited("a", value),
                write.deep_object("a", value),
            )
            == ""
        )
        assert (
            write.matrix("a", value)
            == write.label(value)
            == write.cookie("a", value)
            == ""
        )
    assert write.header(UNSET) is None
    assert write.form("a", ["x", None, "y"]) == "a=x&a=y"


@pytest.mark.parametrize("value", ["", [], {}])
def test_an_empty_path_parameter_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="must not be empty"):
        write.segment(value)


@pytest.mark.parametrize(
    ("value", "expected"), [(".", "%2E"), ("..", "%2E%2E"), ("a.b", "a.b")]
)
def test_a_path_parameter_cannot_climb(value: str, expected: str) -> None:
    assert write.segment(value) == expected


@pytest.mark.parametrize("value", ["a\r\nx: y", "a\0"])
def test_a_header_cannot_start_another(value: str) -> None:
    with pytest.raises(ValueError, match="line breaks"):
        write.header(value)
    with pytest.raises(ValueError, match="line breaks"):
        write.cookie("c", value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, "true"), (1.5, "1.5"), (10, "10"), ("true", "true"), ({"a": 1}, '{"a":1}')],
)
def test_primitives_are_written_as_json_does(value: Any, expected: str) -> None:
    assert write.primitive(value) == expected


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (lambda value: write.cookie("p", value), "a;b"),
        (lambda value: write.cookie("p", value), ["a", "b; admin=1"]),
        (lambda value: write.cookie("p", value, explode=False), ["a,b"]),
        (lambda value: write.space_delimited("p", value), ["a b"]),
        (lambda value: write.pipe_delimited("p", value), {"a": "b|c"}),
        (write.header, ["a,b"]),
        (write.header, {"a,b": 1}),
        (write.label, ""),
        (write.label, "."),
        (lambda value: write.label(value, explode=True), ["", ""]),
    ],
)
def test_what_would_arrive_as_another_value_is_refused(
    written: Any, value: Any
) -> None:
    with pytest.raises(ValueError, match="must not"):
        written(value)


def test_what_says_nothing_is_no_header() -> None:
    assert write.header([]) is None
    assert write.header({}, explode=True) is None
    assert write.header("") == ""


def test_a_matrix_is_parted_by_semicolons_alone() -> None:
    assert write.matrix("p", "a;b", allow_reserved=True) == ";p=a%3Bb"
