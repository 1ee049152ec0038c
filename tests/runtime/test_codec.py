"""JSON values to Python values and back: what each decoder takes, refuses, and says of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from runtime import codec
from runtime.codec import DecodeError
from runtime.unset import UNSET

Decoder = Callable[[Any], Any]


def refused(decode: Decoder, value: Any) -> DecodeError:
    """The error that a decoder raises for a value."""
    with pytest.raises(DecodeError) as caught:
        decode(value)
    return caught.value


TAKEN: list[tuple[Decoder, Any, Any]] = [
    (codec.string, "", ""),
    (codec.integer, 2**70, 2**70),
    (codec.integer, 1.0, 1),
    (codec.integer, -0.0, 0),
    (codec.number, 1, 1),
    (codec.number, 1.5, 1.5),
    (codec.boolean, False, False),
    (codec.null, None, None),
    (codec.anything, {"a": [None]}, {"a": [None]}),
    (codec.open_string, "unknown", "unknown"),
    (codec.open_integer, 99.0, 99),
    (codec.open_boolean, True, True),
    (codec.object_, {}, {}),
    (codec.strings, [], []),
    (codec.strings, ["a", "b"], ["a", "b"]),
    (partial(codec.array, item=codec.integer), [], []),
    (partial(codec.array, item=codec.integer), [1, 2.0], [1, 2]),
    (partial(codec.mapping, item=codec.integer), {"a": 2.0}, {"a": 2}),
    (partial(codec.nullable, item=codec.integer), None, None),
    (partial(codec.nullable, item=codec.integer), 2.0, 2),
    (partial(codec.optional, item=codec.integer), UNSET, UNSET),
    (partial(codec.optional, item=codec.integer), 2.0, 2),
    (partial(codec.optional_nullable, item=codec.integer), UNSET, UNSET),
    (partial(codec.optional_nullable, item=codec.integer), None, None),
    (partial(codec.optional_nullable, item=codec.integer), 2.0, 2),
    (lambda value: codec.scalar(value, int, bool), 3.0, 3),
    (lambda value: codec.scalar(value, int, float), 3.0, 3.0),
    (lambda value: codec.scalar(value, str, bool), True, True),
    (lambda value: codec.tag(value, "kind"), {"kind": "cat"}, "cat"),
]


@pytest.mark.parametrize(("decode", "value", "result"), TAKEN)
def test_what_is_right_is_decoded(decode: Decoder, value: Any, result: Any) -> None:
    decoded = decode(value)
    assert decoded == result
    assert type(decoded) is type(result)


INTEGERS = partial(codec.array, item=codec.integer)
REFUSED: list[tuple[Decoder, Any, str]] = [
    (codec.string, 1, "expected a string, found the number 1"),
    (codec.string, None, "expected a string, found null"),
    (codec.string, UNSET, "expected a string, found Unset"),
    (codec.integer, True, "expected an integer, found true"),
    (codec.integer, 1.5, "expected an integer, found the number 1.5"),
    (codec.integer, 2.0**63, "expected an integer, found the number 9.2"),
    (codec.integer, float("inf"), "expected an integer, found the number inf"),
    (codec.integer, "1", "expected an integer, found the string '1'"),
    (codec.number, False, "expected a number, found false"),
    (codec.number, "1.5", "expected a number, found the string '1.5'"),
    (codec.boolean, 1, "expected true or false, found the number 1"),
    (codec.null, 0, "expected null, found the number 0"),
    (codec.open_string, 1, "expected a string, found the number 1"),
    (codec.open_integer, "x" * 41, "expected an integer, found a long string"),
    (codec.open_integer, True, "expected an integer, found true"),
    (codec.open_boolean, "true", "expected true or false, found the string"),
    (codec.object_, [], "expected an object, found an array"),
    (codec.strings, {}, "expected an array, found an object"),
    (INTEGERS, "ab", "expected an array, found the string 'ab'"),
    (partial(codec.mapping, item=codec.integer), [1], "expected an object, found"),
    (partial(codec.nullable, item=codec.integer), "", "expected an integer, found"),
    (partial(codec.optional, item=codec.integer), None, "expected an integer, found"),
    (partial(codec.optional_nullable, item=codec.string), 1, "expected a string, f"),
    (lambda v: codec.scalar(v, int, str), True, "expected an integer or a string, "),
    (lambda v: codec.scalar(v, int, str), 1.5, "expected an integer or a string, "),
    (lambda v: codec.scalar(v, bool, float), 1, "expected true or false or a number"),
    (lambda v: codec.tuple_(v, (), codec.string), {}, "expected an array, found an"),
    (lambda v: codec.tag(v, "kind"), [], "expected an object, found an array"),
    (lambda v: codec.tag(v, "kind"), {}, "required property 'kind' is missing"),
]


@pytest.mark.parametrize(("decode", "value", "message"), REFUSED)
def test_what_is_wrong_is_refused(decode: Decoder, value: Any, message: str) -> None:
    error = refused(decode, value)
    assert error.message.startswith(message)
    assert error.pointer == ""
    assert str(error) == f"/: {error.message}"


TABLE = partial(codec.mapping, item=INTEGERS)
PAIR = partial(codec.tuple_, prefix=(codec.string, INTEGERS), item=codec.boolean)
PLACES: list[tuple[Decoder, Any, str]] = [
    (INTEGERS, [1, 2, "x", "y"], "/2"),
    (codec.strings, ["a", 1], "/1"),
    (TABLE, {"a": [], "b": [1, None]}, "/b/1"),
    (TABLE, {"a/b": [None]}, "/a~1b/0"),
    (TABLE, {"a~b": [None]}, "/a~0b/0"),
    (TABLE, {"~1": [None]}, "/~01/0"),
    (TABLE, {"": [None]}, "//0"),
    (PAIR, [1], "/0"),
    (PAIR, ["a", [1, "b"]], "/1/1"),
    (PAIR, ["a", [], True, 0], "/3"),
    (partial(codec.array, item=TABLE), [{}, {"x": [[]]}], "/1/x/0"),
]


@pytest.mark.parametrize(("decode", "value", "pointer"), PLACES)
def test_errors_point_at_the_first_wrong_value(
    decode: Decoder, value: Any, pointer: str
) -> None:
    error = refused(decode, value)
    assert error.pointer == pointer
    assert str(error) == f"{pointer}: {error.message}"


@pytest.mark.parametrize(
    ("value", "result"),
    [([], []), (["a"], ["a"]), (["a", [1.0], True], ["a", [1], True])],
)
def test_arrays_may_end_before_their_first_items_do(value: Any, result: Any) -> None:
    assert PAIR(value) == result


def test_lists_of_strings_are_not_copied_but_others_are() -> None:
    texts, numbers = ["a"], [1]
    assert codec.strings(texts) is texts
    assert INTEGERS(numbers) is not numbers


def test_a_decoder_of_two_minds_is_a_defect() -> None:
    answers = iter([DecodeError("once"), None])

    def fickle(value: Any) -> Any:
        if (answer := next(answers)) is not None:
            raise answer
        return value

    with pytest.raises(AssertionError, match="two answers"):
        codec.array([1], fickle)


def test_properties_that_are_not_known_are_picked() -> None:
    known = frozenset({"a", "b"})
    assert codec.others({"a": 1}, known) == {}
    assert codec.others({"c": 3, "a": 1, "d": None}, known) == {"c": 3, "d": None}


@pytest.mark.parametrize(
    ("name", "value", "message", "pointer"),
    [
        ("kind", {"kind": "dog"}, "no variant is called the string 'dog'", "/kind"),
        ("a/b", {"a/b": {}}, "no variant is called an object", "/a~1b"),
    ],
)
def test_unknown_tags_are_pointed_at(
    name: str, value: Any, message: str, pointer: str
) -> None:
    error = refused(partial(codec.unknown_tag, name=name), value)
    assert (error.message, error.pointer) == (message, pointer)


def variant(name: str, required: str, declared: str) -> codec.Variant:
    return frozenset(required), frozenset(declared), lambda value: (name, value)


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ("ab", "pair"),
        ("a", "single"),
        ("ac", "single"),
        ("abc", "pair"),
        ("", "free"),
        ("d", "free"),
        ("xyz", "free"),
    ],
)
def test_objects_are_decoded_as_the_closest_variant(keys: str, chosen: str) -> None:
    value = dict.fromkeys(keys, 0)
    variants = (
        variant("single", "a", "ac"),
        variant("pair", "ab", "ab"),
        variant("free", "", "d"),
        variant("same as free", "", "d"),
    )
    assert codec.closest(value, *variants) == (chosen, value)


def test_the_closest_variant_is_one_even_where_none_fits() -> None:
    variants = (variant("one", "abc", "abc"), variant("two", "def", "def"))
    assert codec.closest({"e": 1, "f": 2}, *variants)[0] == "two"
