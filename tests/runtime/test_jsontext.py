"""JSON text: the same values, texts and errors with orjson and without it."""

from __future__ import annotations

import importlib.util
import json
import pickle
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from runtime import jsontext
from runtime.digits import holds_long_integer
from runtime.jsontext import MAX_DEPTH

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(2**80), 2**80)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def load(*, fast: bool) -> ModuleType:
    """The module as it is with orjson, or as it is where there is none."""
    with pytest.MonkeyPatch.context() as patch:
        if not fast:
            patch.setitem(sys.modules, "orjson", None)
        spec = importlib.util.spec_from_file_location(
            f"runtime._json_{'with' if fast else 'without'}_orjson",
            str(jsontext.__file__),
        )
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
    assert (module.loads is module._loads) is not fast
    return module


DIGITS = "-0123456789"
FAST, PLAIN = load(fast=True), load(fast=False)
"""Two copies of the module: with orjson and without."""


@pytest.fixture(params=[FAST, PLAIN], ids=["orjson", "json"])
def text(request: pytest.FixtureRequest) -> ModuleType:
    """The module, twice."""
    module: ModuleType = request.param
    return module


def outcome(call: Callable[..., Any], value: Any) -> tuple[Any, ...]:
    """What comes of a call: its result, to the type of each part, or what its error says."""
    try:
        found = call(value)
    except ValueError as error:
        assert type(error).__name__ == "JsonError"
        return str(error), *error.args
    return (repr(found),)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, b"null"),
        ({"a": [1, 2.5, True], "b": None}, b'{"a":[1,2.5,true],"b":null}'),
        ("é\n\N{GRINNING FACE}", '"é\\n\N{GRINNING FACE}"'.encode()),
        (b"\xff", '"ÿ"'.encode()),
        ([2**64, -(2**70)], b"[18446744073709551616,-1180591620717411303424]"),
        ({"octets": b"a", "big": 2**64}, b'{"octets":"a","big":18446744073709551616}'),
    ],
)
def test_what_is_written(text: ModuleType, value: Any, written: bytes) -> None:
    assert text.dumps(value) == text.dumps(value, finite=True) == written


@pytest.mark.parametrize("form", [str, str.encode], ids=["str", "bytes"])
def test_text_and_octets_are_read(text: ModuleType, form: Any) -> None:
    assert text.loads(form(' {"é": [9223372036854775807, 1.0, null]} ')) == {
        "é": [2**63 - 1, 1.0, None]
    }
    assert text.loads(b"\xef\xbb\xbf[]") == []
    assert text.loads('{"a": 1, "a": 2}') == {"a": 2}


@pytest.mark.parametrize(
    "number",
    [2**63, 2**64 - 1, 2**64, 10**18, 10**19, -(2**63) - 1, 10**400, -(10**4000)],
)
@pytest.mark.parametrize(
    "around",
    ["{}", "[{}]", '{{"a": {}}}', '["1234567890123456789", 0.12345678901234567890, {}]', '["\\"",{}\n]'],
)  # fmt: skip
def test_integers_are_exact(text: ModuleType, number: int, around: str) -> None:
    found = text.loads(around.format(number))
    while isinstance(found, (list, dict)):
        found = [*(found.values() if isinstance(found, dict) else found)][-1]
    assert type(found) is int and found == number


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("NaN", "NaN is not JSON at line 1, column 1"),
        ('["NaN", Infinity]', "Infinity is not JSON at line 1, column 9"),
        ('{"a":\n -Infinity}', "-Infinity is not JSON at line 2, column 2"),
        ("[1, 1e400]", "a number that overflows at line 1, column 5"),
        ("[-1E+400]", "a number that overflows at line 1, column 2"),
        ("9" * 400 + ".5", "a number that overflows at line 1, column 1"),
        ("9" * 5000, "an integer of too many digits at line 1, column 1"),
        ('"\\ud800"', "half of a surrogate pair at line 1, column 2"),
        ('["\\\\ud800", "\\uD83D\\uDE00", "a\\udc00\\ud800"]', "half of a surrogate pair at line 1, column 31"),
        ('["\ud800"]', "half of a surrogate pair at line 1, column 3"),
        ("{", "Expecting property name enclosed in double quotes at line 1, column 2"),
        ("'a'", "Expecting value at line 1, column 1"),
        ("", "Expecting value at line 1, column 1"),
        ("[] []", "Extra data at line 1, column 4"),
        ('"a\tb"', "Invalid control character at line 1, column 3"),
        (b'"\xff"', "expected UTF-8"),
        (b'"\xed\xa0\x80"', "expected UTF-8"),
        ("[" * 255 + "]" * 255, "nested too deeply at line 1, column 255"),
        ('{"[[[":' * 300 + "1" + "}" * 300, "nested too deeply at line 1, column 1779"),
        ("[" * 100_000, "nested too deeply at line 1, column 255"),
        ('{"a":' * 100_000, "nested too deeply at line 1, column 1271"),
    ],
    ids=lambda value: str(value)[:20].encode("ascii", "replace").decode(),
)  # fmt: skip
def test_what_is_not_read(text: ModuleType, wrong: str | bytes, says: str) -> None:
    with pytest.raises(text.JsonError) as caught:
        text.loads(wrong)
    assert str(caught.value) == says


def nested(depth: int, *, key: str = "") -> Any:
    """Arrays in arrays, or objects in objects."""
    value: Any = 1
    for _ in range(depth):
        value = {key: value} if key else [value]
    return value


@pytest.mark.parametrize("key", ["", "a"], ids=["arrays", "objects"])
def test_what_is_as_deep_as_may_be_is_read_and_written(
    text: ModuleType, key: str
) -> None:
    value = nested(MAX_DEPTH, key=key)
    assert text.loads(text.dumps(value)) == value
    assert (
        text.loads(json.dumps([nested(9, key=key)] * 50)) == [nested(9, key=key)] * 50
    )
    with pytest.raises(text.JsonError, match="nested too deeply"):
        text.dumps([value])
    with pytest.raises(text.JsonError, match="nested too deeply"):
        text.dumps(nested(5000, key=key))


@pytest.mark.parametrize(
    "value", [object(), [object()], {"a": {1, 2}}], ids=["top", "array", "set"]
)
def test_what_has_no_place_in_json_is_not_written(text: ModuleType, value: Any) -> None:
    with pytest.raises(TypeError, match="has no place in JSON"):
        text.dumps(value)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("around", [lambda x: x, lambda x: {"a": [1, (x,)]}])
def test_numbers_that_json_cannot_hold_are_not_written(
    text: ModuleType, number: float, around: Callable[[float], Any]
) -> None:
    with pytest.raises(text.JsonError, match="not JSON compliant"):
        text.dumps(around(number))


def test_half_of_a_surrogate_pair_is_not_written(text: ModuleType) -> None:
    with pytest.raises(text.JsonError, match="half of a surrogate pair"):
        text.dumps(["\ud800"])


def test_errors_can_be_pickled() -> None:
    with pytest.raises(jsontext.JsonError) as caught:
        jsontext.loads("[\n1,]")
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)
    assert (again.reason, again.position, again.line, again.column) == (
        "Expecting value", 4, 2, 3,
    )  # fmt: skip


@given(JSON)
def test_both_write_what_both_read(value: Any) -> None:
    for dumps in (FAST.dumps, PLAIN.dumps):
        written = dumps(value)
        for loads in (FAST.loads, PLAIN.loads):
            assert repr(loads(written)) == repr(value)
        assert json.loads(written) == value


TOKENS = st.sampled_from(
    [*'[]{}:,"', *" \n", "null", "true", "NaN", "-Infinity", "0", "1", "-", ".", "e", "1e999", "12345678901234567890",
     "1234567890", '"a"', '"b":', "\\", "\\ud83d", "\\ude00", "\\u0041", "é", "\ud800", "\t", "[" * 300]
)  # fmt: skip


@given(st.lists(TOKENS, max_size=12).map("".join))
@example('["\\ud83d\\ud83d\\ude00"]')
@example("-12345678901234567890")
def test_both_read_and_refuse_the_same(text: str) -> None:
    assert outcome(FAST.loads, text) == outcome(PLAIN.loads, text)
    octets = text.encode("utf-8", "surrogatepass")
    assert outcome(FAST.loads, octets) == outcome(PLAIN.loads, octets)


@given(
    st.lists(st.sampled_from([*'0:",.-', "1234567", "12345678901", "123456789012345678"]))
    .map("".join)
    .map(str.encode)
)  # fmt: skip
def test_no_long_integer_is_overlooked(octets: bytes) -> None:
    kinds = "".join(chr(each) if chr(each) in DIGITS else " " for each in octets)
    runs = [run for run in kinds.split() if len(run) >= 20]
    for number in (b"12345678901234567890", b"-1234567890123456789"):
        assert holds_long_integer(octets + b" " + number)
        assert holds_long_integer(number + b"," + octets)
    assert not (holds_long_integer(octets) and not runs)
    assert not holds_long_integer(b'"12345678901234567890", 0.12345678901234567890')


def test_fractions_and_identifiers_do_not_look_like_long_integers() -> None:
    fractions = json.dumps([1 / (3 + number) for number in range(500)]).encode()
    ids = json.dumps([str(10**20 + number) for number in range(500)]).encode()
    names = json.dumps([f"job-{10**20 + number}" for number in range(500)]).encode()
    times = b'["2024-01-02T03:04:05.123Z"]' * 50
    assert not any(map(holds_long_integer, (fractions, ids, names, times)))
