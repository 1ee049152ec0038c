"""Parameters on the wire: the tables of OpenAPI 3.2 and RFC 6570, and back again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime import parameters as write
from runtime.codec import DecodeError
from runtime.parameter_parsing import (
    TEXT,
    Shape,
    boolean,
    first_of,
    integer,
    number,
    parse_cookie,
    parse_deep_object,
    parse_form,
    parse_form_cookie,
    parse_header,
    parse_json,
    parse_label,
    parse_matrix,
    parse_pipe_delimited,
    parse_simple,
    parse_space_delimited,
    split_cookies,
    split_query,
    text,
)
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


def test_deep_objects_may_nest() -> None:
    value = {"tags": ["a", "b"], "created": {"gte": 5}, "rows": [{"x": "1"}]}
    shape = Shape(
        properties={
            "tags": Shape(items=TEXT),
            "created": Shape(properties={"gte": Shape(scalar=integer)}),
            "rows": Shape(items=Shape(properties={"x": TEXT})),
        }
    )
    query = write.deep_object("f", value)
    assert query.startswith("f%5Btags%5D%5B0%5D=a&")
    assert parse_deep_object(split_query(query), "f", shape) == value
    assert parse_deep_object(split_query("f[tags][]=a&f[tags][]=b"), "f", shape) == {
        "tags": ["a", "b"]
    }
    assert parse_deep_object(split_query("f[tags]=a&f[tags]=b"), "f", shape) == {
        "tags": ["a", "b"]
    }
    assert parse_deep_object(split_query("g[tags]=a"), "f", shape) is UNSET


def test_a_parameter_may_be_one_of_several_kinds() -> None:
    shape = Shape(
        scalar=first_of(integer, boolean),
        items=TEXT,
        properties={"gte": Shape(scalar=integer)},
    )
    assert parse_form(split_query("a=5"), "a", shape) == 5
    assert parse_form(split_query("a=x"), "a", shape) == "x"
    assert parse_form(split_query("a=5&a=x"), "a", shape) == ["5", "x"]
    assert parse_deep_object(split_query("a[gte]=5"), "a", shape) == {"gte": 5}
    assert parse_deep_object(split_query("a=true"), "a", shape) is True


def test_text_that_does_not_fit_stays_for_the_validator() -> None:
    assert parse_form(split_query("n=abc"), "n", Shape(scalar=integer)) == "abc"
    assert parse_form(split_query("n=1.5"), "n", Shape(scalar=integer)) == 1.5
    assert parse_form(split_query("n=01x"), "n", Shape(scalar=number)) == "01x"
    assert parse_form(split_query("n=True"), "n", Shape(scalar=boolean)) == "True"
    assert parse_form(split_query("n=1e999"), "n", Shape(scalar=number)) == "1e999"
    for call in (
        lambda: parse_label("x", TEXT),
        lambda: parse_matrix("x", "n", TEXT),
        lambda: parse_json("{"),
    ):
        with pytest.raises(DecodeError):
            call()


def test_an_exploded_object_takes_its_own_names_only() -> None:
    fields = split_query("R=1&G=2&limit=5")
    closed = Shape(properties={"R": Shape(scalar=integer), "G": Shape(scalar=integer)})
    assert parse_form(fields, "color", closed) == {"R": 1, "G": 2}
    assert parse_form(fields, "color", Shape(other=TEXT), others=("limit",)) == {
        "R": "1",
        "G": "2",
    }
    assert parse_form(split_query("limit=5"), "color", closed) is UNSET


# The way out and back, over every style that OpenAPI defines for a kind of value.

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
ascii_words = st.text("abcXYZ059-_.~!*", min_size=1, max_size=8)
numbers = st.integers(-(10**20), 10**20)
floats = st.floats(allow_nan=False, allow_infinity=False)
NUMBERS = Shape(items=Shape(scalar=number))
WORDS = Shape(items=TEXT)
MAP = Shape(other=TEXT)


def scalars(texts: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Any, Shape]]:
    return st.one_of(
        texts.map(lambda value: (value, TEXT)),
        numbers.map(lambda value: (value, Shape(scalar=integer))),
        floats.map(lambda value: (value, Shape(scalar=number))),
        st.booleans().map(lambda value: (value, Shape(scalar=boolean))),
    )


def values(texts: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Any, Shape]]:
    return st.one_of(
        scalars(texts),
        st.lists(texts, min_size=1, max_size=4).map(lambda value: (value, WORDS)),
        st.lists(floats | numbers, min_size=1, max_size=4).map(
            lambda value: (value, NUMBERS)
        ),
        st.dictionaries(texts, texts, min_size=1, max_size=4).map(
            lambda value: (value, MAP)
        ),
    )


@given(values(words), st.booleans())
def test_path_styles_come_back(case: tuple[Any, Shape], explode: bool) -> None:
    value, shape = case
    assert (
        parse_simple(write.simple(value, explode=explode), shape, explode=explode)
        == value
    )
    assert (
        parse_label(write.label(value, explode=explode), shape, explode=explode)
        == value
    )
    assert (
        parse_matrix(
            write.matrix("ñ", value, explode=explode), "ñ", shape, explode=explode
        )
        == value
    )


@given(values(words), st.booleans())
def test_query_and_cookie_forms_come_back(
    case: tuple[Any, Shape], explode: bool
) -> None:
    value, shape = case
    query = split_query(write.form("a&b", value, explode=explode))
    assert parse_form(query, "a&b", shape, explode=explode) == value
    cookies = split_cookies(write.form_cookie("c", value, explode=explode))
    assert parse_form_cookie(cookies, "c", shape, explode=explode) == value


@given(values(ascii_words), st.booleans())
def test_headers_and_cookies_come_back(case: tuple[Any, Shape], explode: bool) -> None:
    value, shape = case
    header = write.header(value, explode=explode)
    assert header is not None
    assert parse_header(header, shape, explode=explode) == value
    cookies = split_cookies(write.cookie("c", value, explode=explode))
    assert parse_cookie(cookies, "c", shape, explode=explode) == value


@given(
    st.lists(ascii_words, min_size=1, max_size=4)
    | st.dictionaries(ascii_words, ascii_words, min_size=1, max_size=4)
)
def test_delimited_styles_come_back(value: Any) -> None:
    shape = WORDS if isinstance(value, list) else MAP
    assert (
        parse_space_delimited(
            split_query(write.space_delimited("c", value)), "c", shape
        )
        == value
    )
    assert (
        parse_pipe_delimited(split_query(write.pipe_delimited("c", value)), "c", shape)
        == value
    )


keys = st.text("abcñ &=%", min_size=1, max_size=5)


@given(
    st.dictionaries(
        keys,
        words | st.dictionaries(keys, words, min_size=1, max_size=3),
        min_size=1,
        max_size=4,
    )
)
def test_deep_objects_come_back(value: Any) -> None:
    shape = Shape(other=Shape(scalar=text, other=TEXT))
    assert (
        parse_deep_object(split_query(write.deep_object("c", value)), "c", shape)
        == value
    )


@given(
    st.recursive(
        st.none() | st.booleans() | floats | words,
        lambda inner: st.lists(inner) | st.dictionaries(words, inner),
    )
)
def test_json_parameters_come_back(value: Any) -> None:
    from urllib.parse import unquote, unquote_plus

    assert (
        parse_json(unquote_plus(split_query(write.json_query("c", value))["c"][0]))
        == value
    )
    assert parse_json(unquote(write.json_segment(value))) == value
    header = write.json_text(value)
    assert header is not None
    assert header.isascii()
    assert parse_json(header) == value
