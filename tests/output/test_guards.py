"""Output folders that hold much else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.command import rules
from support.project import MINIMAL, tree


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api.yaml").write_text(MINIMAL, "utf-8")
    return tmp_path


@pytest.mark.parametrize("place", ["home", "checkout"])
def test_a_folder_of_much_else_needs_force(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    place: str,
) -> None:
    (folder / place).mkdir()
    monkeypatch.setenv("HOME", str(folder / "home"))
    if place == "checkout":
        (folder / place / ".git").mkdir()
    arguments = ("api.yaml", "--target", "models", "--out", place)
    before = tree(folder)
    assert rules(capsys, *arguments) == (2, ["foreign-folder"])
    assert tree(folder) == before
    assert rules(capsys, *arguments, "--force") == (0, [])
    (folder / "api.yaml").write_text(MINIMAL.replace("Small Pets", "Small pets"))
    assert rules(capsys, *arguments) == (0, [])


def test_the_root_needs_force(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rules(capsys, "api.yaml", "--out", os.path.abspath(os.sep)) == (
        2,
        ["foreign-folder"],
    )


def test_the_own_checkout_does_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / ".git").mkdir()
    assert rules(capsys, "api.yaml", "--target", "models", "--out", ".") == (0, [])


@pytest.mark.parametrize("held", [True, False])
def test_nothing_is_written_through_a_link(
    folder: Path, capsys: pytest.CaptureFixture[str], held: bool
) -> None:
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    if held:
        (elsewhere / "notes.txt").write_text("Not ftgen's.\n")
    (folder / "out").mkdir()
    (folder / "out" / "docs").symlink_to(elsewhere)
    before = tree(elsewhere)
    arguments = ("api.yaml", "--target", "docs")
    code, found = rules(capsys, *arguments)
    assert code == 1 and set(found) == {"foreign-file"}
    assert rules(capsys, *arguments, "--force") == (0, [])
    assert tree(elsewhere) == before
    assert not (folder / "out" / "docs").is_symlink()
    assert rules(capsys, *arguments, "--check") == (0, [])


def test_the_output_itself_may_be_a_link(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "out").symlink_to(folder / "elsewhere")
    assert rules(capsys, "api.yaml", "--target", "docs") == (0, [])
    assert (folder / "elsewhere" / "docs" / "README.md").is_file()
