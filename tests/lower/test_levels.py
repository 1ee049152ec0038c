"""Schemas that lead to each other: how deep they may do is a matter of the description, and never of the stack."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ftgen import Config, Diagnostic, check
from ftgen.lower.questions import DEEPEST

Made = Callable[[int], dict[str, Any]]

DEEP = 2 * DEEPEST


def _ref(number: int, inside: str = "") -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/S{number}{inside}"}


def _kind(number: int) -> dict[str, Any]:
    kind = {"kind": {"const": f"k{number}"}}
    return {"type": "object", "required": ["kind"], "properties": kind}


IN_PLACE: dict[str, Made] = {
    "references": lambda n: _ref(n + 1),
    "references with words": lambda n: {**_ref(n + 1), "description": f"Level {n}."},
    "allOf": lambda n: {"allOf": [_ref(n + 1)]},
    "extensions": lambda n: {
        "allOf": [_ref(n + 1)],
        "properties": {f"p{n}": {"type": "string"}},
    },
    "oneOf": lambda n: {"oneOf": [_ref(n + 1), {"type": "string"}]},
    "variants": lambda n: {"type": "object", "oneOf": [_ref(n + 1), _kind(n)]},
    "null": lambda n: {"anyOf": [_ref(n + 1), {"type": "null"}]},
    "nameless": lambda n: {
        "properties": {"x": {"type": "array", "items": _ref(n + 1, "/properties/x")}}
    },
}
"""Schemas that are looked at because of each other."""

BY_NAME: dict[str, Made] = {
    "items": lambda n: {"type": "array", "items": _ref(n + 1)},
    "values": lambda n: {"type": "object", "additionalProperties": _ref(n + 1)},
    "properties": lambda n: {"required": ["x"], "properties": {"x": _ref(n + 1)}},
    "properties of unions": lambda n: {
        "properties": {"x": {"oneOf": [_ref(n + 1), {"type": "string"}]}}
    },
    "not": lambda n: {"type": "string", "not": _ref(n + 1)},
    "if": lambda n: {"type": "string", "if": _ref(n + 1), "then": {"minLength": 1}},
}
"""Schemas each of which is a model of its own."""

END = {"type": "object", "properties": {"x": {"type": "string"}}}


def found(folder: Path, schemas: dict[str, Any]) -> list[Diagnostic]:
    """What is said of schemas of which one is what an operation takes."""
    content = {"application/json": {"schema": _ref(0)}}
    operation = {
        "requestBody": {"content": content},
        "responses": {"200": {"description": "OK"}},
    }
    described = {
        "openapi": "3.1.0",
        "info": {"title": "Levels", "version": "1"},
        "paths": {"/a": {"post": operation}},
        "components": {"schemas": schemas},
    }
    spec = folder / "openapi.json"
    spec.write_text(json.dumps(described))
    config = Config(
        spec=str(spec), out=str(folder / "out"), targets=("models",), format="none"
    )
    return [each for each in check(config).diagnostics if each.at.file == str(spec)]


def chain(make: Made, length: int) -> dict[str, Any]:
    return {**{f"S{n}": make(n) for n in range(length)}, f"S{length}": END}


@pytest.fixture(params=[sys.getrecursionlimit(), 20_000])
def stack(request: pytest.FixtureRequest) -> Iterator[None]:
    """The stack as it is, and one that would hold what is refused."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(request.param)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.parametrize("name", IN_PLACE)
def test_chains_end_at_a_place(tmp_path: Path, stack: None, name: str) -> None:
    [said] = found(tmp_path, chain(IN_PLACE[name], DEEP))
    assert said.rule == "nesting-limit"
    assert said.at.pointer.startswith("/components/schemas/S") and said.at.column > 1


@pytest.mark.parametrize("name", IN_PLACE)
def test_chains_may_be_long(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, chain(IN_PLACE[name], DEEPEST // 4)) == []


@pytest.mark.parametrize("name", BY_NAME)
def test_models_may_follow_each_other_for_ever(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, chain(BY_NAME[name], DEEP)) == []


@pytest.mark.parametrize("name", [*IN_PLACE, *BY_NAME])
def test_circles_have_no_depth(tmp_path: Path, name: str) -> None:
    make = {**IN_PLACE, **BY_NAME}[name]
    size = DEEPEST // 4
    ring = {f"S{n}": make(n) for n in range(size - 1)}
    text = json.dumps(make(size - 1)).replace(f"/S{size}", "/S0")
    rules = {
        each.rule
        for each in found(tmp_path, {**ring, f"S{size - 1}": json.loads(text)})
    }
    assert rules <= {"circular-ref", "circular-allof", "cyclic-ref"}


def test_parts_of_one_conjunction_have_no_depth(tmp_path: Path) -> None:
    parts = [
        {"type": "object", "properties": {"x": {"type": "string", "minLength": n}}}
        for n in range(DEEP)
    ]
    assert found(tmp_path, {"S0": {"allOf": parts}}) == []


@pytest.mark.parametrize("count", [8, 9])
def test_products_of_unions_have_a_limit(tmp_path: Path, count: int) -> None:
    union = {"anyOf": [{"properties": {f"p{n}": {}}} for n in range(count)]}
    said = found(tmp_path, {"S0": {"allOf": [union, union]}})
    assert [each.rule for each in said if each.rule != "undecidable-union"] == (
        ["product-limit"] if count * count > 64 else []
    )
