"""JSON text: the same with orjson and without it, as far as numbers go."""

from __future__ import annotations

import importlib.util
import json
import sys
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime import jsontext

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def load(monkeypatch: pytest.MonkeyPatch, *, fast: bool) -> ModuleType:
    """The module as it is with orjson, or as it is where there is none."""
    with monkeypatch.context() as patch:
        if not fast:
            patch.setitem(sys.modules, "orjson", None)
        spec = importlib.util.spec_from_file_location("_json", str(jsontext.__file__))
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    assert (module.loads is module._loads) is not fast
    return module


@pytest.fixture(params=[True, False], ids=["orjson", "json"])
def text(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module, twice."""
    return load(monkeypatch, fast=request.param)


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
    assert text.dumps(value) == written


@pytest.mark.parametrize("form", [str, str.encode], ids=["str", "bytes"])
def test_text_and_octets_are_read(text: ModuleType, form: Any) -> None:
    assert text.loads(form(' {"é": [9223372036854775807, 1.0, null]} ')) == {
        "é": [2**63 - 1, 1.0, None]
    }


def test_big_integers_are_read_whole_or_as_floats_that_are_known_to_be_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert load(monkeypatch, fast=False).loads(str(2**70 + 1)) == 2**70 + 1
    cut = load(monkeypatch, fast=True).loads(str(2**70 + 1))
    assert type(cut) is float and cut >= 2.0**63


@pytest.mark.parametrize(
    "wrong",
    ["NaN", "[Infinity]", '{"a": -Infinity}', "{", "[1,]", "'a'", "", b'"\xff"'],
)
def test_what_is_no_json_is_not_read(text: ModuleType, wrong: str | bytes) -> None:
    with pytest.raises(ValueError):
        text.loads(wrong)


@pytest.mark.parametrize(
    "value", [object(), [object()], {"a": {1, 2}}], ids=["top", "array", "set"]
)
def test_what_has_no_place_in_json_is_not_written(text: ModuleType, value: Any) -> None:
    with pytest.raises(TypeError, match="has no place in JSON"):
        text.dumps(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_json_cannot_hold_are_refused_or_null(
    monkeypatch: pytest.MonkeyPatch, value: float
) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        load(monkeypatch, fast=False).dumps({"a": [1, value]})
    assert load(monkeypatch, fast=True).dumps({"a": [1, value]}) == b'{"a":[1,null]}'


def test_lone_surrogates_are_not_written(text: ModuleType) -> None:
    with pytest.raises(ValueError):
        text.dumps(["\ud800"])


@given(JSON)
def test_both_write_what_both_read(value: Any) -> None:
    for dumps in (jsontext.dumps, jsontext._dumps):
        written = dumps(value)
        assert jsontext.loads(written) == jsontext._loads(written) == value
        assert json.loads(written) == value
