"""`ftgen schema`: the schemas, and that what they describe is what ftgen reads and writes."""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from support.command import call
from support.project import MINIMAL, ROOT

from ftgen.config import Config
from ftgen.options import SETTINGS


def schema(capsys: pytest.CaptureFixture[str], name: str) -> Any:
    """The schema as it is printed."""
    code, out, _ = call(capsys, "schema", name)
    assert code == 0
    return json.loads(out)


def is_valid(schema: Any, value: Any) -> bool:
    """Whether another implementation finds the value valid."""
    jsonschema_rs.meta.validate(schema)
    return bool(jsonschema_rs.validator_for(schema).is_valid(value))


@pytest.mark.parametrize(
    ("table", "valid"),
    [
        ('spec = "a.yaml"', True),
        ('spec = "a"\ntargets = ["client"]\nstrict = true\nonly = ["tag:x"]', True),
        ('[[jobs]]\nspec = "a"\nname = "x"\nallow = ["edited-file"]', True),
        ('sepc = "a.yaml"', False),
        ("spec = 3", False),
        ('spec = ""', False),
        ('targets = "client"', False),
        ('only = ["x"]', False),
        ('allow = ["everything"]', False),
        ('strict = "yes"', False),
        ("jobs = {}", False),
        ("[[jobs]]\nx = 1", False),
    ],
)
def test_settings(capsys: pytest.CaptureFixture[str], table: str, valid: bool) -> None:
    assert is_valid(schema(capsys, "config"), tomllib.loads(table)) is valid


def test_the_settings_of_this_project(capsys: pytest.CaptureFixture[str]) -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    assert is_valid(schema(capsys, "config"), tool["ftgen"])


def test_every_field_of_a_configuration_is_a_setting() -> None:
    names = {field.name for field in fields(Config)} - {"force", "origin"}
    assert names == {setting.name for setting in SETTINGS}


def test_reports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api.yaml").write_text(MINIMAL)
    shape = schema(capsys, "report")
    seen = set()
    for arguments in (["--check"], [], ["--nonsense"], ["--out", "/"]):
        report = json.loads(
            call(
                capsys, "api.yaml", "--target", "models", "--format", "json", *arguments
            )[1]
        )
        assert is_valid(shape, report), report
        seen.add(report["status"])
    assert seen == {"ok", "drift", "error"}
    assert not is_valid(shape, {**report, "more": 1})


def test_there_are_no_others(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = call(capsys, "schema", "all")
    assert code == 2
    assert "config" in err and "report" in err
