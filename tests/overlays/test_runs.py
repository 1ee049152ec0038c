"""Runs with overlays: what is generated, what is reported where, and what is fresh."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command import call
from support.project import MINIMAL

FIX = """\
overlay: 1.1.0
info: {title: Ours, version: "1"}
actions:
  - target: $.paths['/owners'].get
    update:
      operationId: allOwners
  - target: $.components.schemas.Pet.properties
    update:
      collar:
        type: string
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "api.yaml").write_text(MINIMAL, "utf-8")
    (tmp_path / "fix.yaml").write_text(FIX, "utf-8")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.ftgen]\nspec = "api/api.yaml"\ntargets = ["client"]\noverlays = ["fix.yaml"]\n'
    )
    return tmp_path


def test_the_output_is_that_of_the_changed_description(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys)[0] == 0
    manifest = json.loads((folder / "out" / ".ftgen.json").read_text())
    assert [each["attribute"] for each in manifest["operations"]] == [
        "owners.all_owners",
        "pets.get_pet",
    ]
    pet = (folder / "out" / "small_pets" / "models" / "pet.py").read_text()
    assert "collar: str" in pet


def test_a_change_of_the_overlay_is_drift(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys)
    assert call(capsys)[1].endswith("up to date.\n")
    assert call(capsys, "--check")[0] == 0
    (folder / "fix.yaml").write_text(FIX.replace("collar", "leash"))
    assert call(capsys, "--check")[0] == 1
    assert "2 changed" in call(capsys)[1]
    assert call(capsys, "--check")[0] == 0


def test_what_an_overlay_gets_wrong_has_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "fix.yaml").write_text(FIX.replace("type: string", "type: strong"))
    code, out, _ = call(capsys, "--format", "json")
    (found,) = json.loads(out)["diagnostics"]
    assert code == 1
    assert (found["rule"], found["file"], found["line"]) == (
        "unknown-type",
        "fix.yaml",
        10,
    )
    assert found["pointer"] == "/actions/1/update/collar/type"


def test_an_action_that_matches_nothing_is_an_error_unless_allowed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "fix.yaml").write_text(FIX.replace("$.paths['/owners'].get", "$.x"))
    code, _, err = call(capsys)
    assert (code, (folder / "out").exists()) == (1, False)
    assert err.startswith("fix.yaml:4:5: error: $['x'] selects nothing")
    assert call(capsys, "--allow", "unmatched-action")[0] == 0


def test_overlays_of_the_command_line_are_in_their_order(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in "ab":
        text = f"overlay: 1.1.0\nactions:\n- target: $.info.title\n  update: {name}\n"
        (folder / f"{name}.yaml").write_text(text)
    arguments = ["--target", "models", "--out", "sdk", "--overlay"]
    call(capsys, "api/api.yaml", *arguments, "a.yaml", "--overlay", "b.yaml")
    assert (folder / "sdk" / "b").is_dir()
    call(capsys, *arguments, "b.yaml", "--overlay", "a.yaml", "--force")
    assert (folder / "sdk" / "a").is_dir()


def test_an_overlay_that_is_not_there_is_reported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, err = call(capsys, "--overlay", "none.yaml")
    assert code == 2
    assert err.startswith("none.yaml:1:1: error: no such file")
