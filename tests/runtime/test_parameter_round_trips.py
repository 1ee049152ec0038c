"""Parameters on their way out and back, over every style that OpenAPI defines for a kind of value."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from runtime import parameters as write
from runtime.parameter_parsing import (
    TEXT,
    Shape,
    boolean,
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
    parse_tab_delimited,
    split_cookies,
    split_query,
    text,
)

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
        parse_tab_delimited(split_query(write.tab_delimited("c", value)), "c", shape)
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
