"""Packages of models: imported bit by bit, and clean under type checkers however many properties there are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support.packages import imported, write_models

KINDS = [
    {"type": "string"},
    {"type": ["integer", "null"]},
    {"type": "string", "format": "date"},
    {"type": "array", "items": {"type": "number"}},
    {"$ref": "#/components/schemas/Small"},
]
NAMES = [f"p{number}" for number in range(130)]
SCHEMAS = {
    "Small": {"type": "object", "properties": {"a": {"type": "string"}}},
    "Huge": {
        "type": "object",
        "required": NAMES[::3],
        "properties": {
            name: KINDS[number % len(KINDS)] for number, name in enumerate(NAMES)
        },
    },
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the generated package."""
    return write_models(tmp_path_factory.mktemp("huge"), SCHEMAS, "huge_models")


def test_importing_the_package_imports_no_model(out: Path) -> None:
    with imported(out, "huge_models") as package:
        models = package.models
        assert {"Huge", "Small"} <= set(models.__all__)
        assert dir(models) == sorted(models.__all__)
        assert _loaded() == set()
        assert models.Small.from_dict({"a": "b"}).a == "b"
        assert _loaded() == {"small"}
        assert models.Huge.__module__ == "huge_models.models.huge"
        assert _loaded() == {"small", "huge"}
        with pytest.raises(AttributeError, match="has no attribute 'Gone'"):
            _ = models.Gone


def _loaded() -> set[str]:
    start = "huge_models.models."
    return {name.removeprefix(start) for name in sys.modules if name.startswith(start)}


def test_objects_of_many_properties_are_decoded(out: Path) -> None:
    values = ["text", None, "2024-01-02", [1, 2.5], {"a": "b"}]
    data = {name: values[number % 5] for number, name in enumerate(NAMES)}
    with imported(out, "huge_models") as package:
        huge = package.models.Huge
        assert huge.from_dict({**data, "more": 1}).to_dict() == {**data, "more": 1}
        for name, value, pointer in (
            ("p128", [0, "x"], "/p128/1"),
            ("p129", {"a": 1}, "/p129/a"),
            ("p3", {}, "/p3"),
        ):
            with pytest.raises(package.DecodeError) as caught:
                huge.from_dict({**data, name: value})
            assert caught.value.pointer == pointer
        del data["p129"]
        with pytest.raises(package.DecodeError, match="/p129: is required"):
            huge.from_dict(data)
