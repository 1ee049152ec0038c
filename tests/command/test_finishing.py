"""Formatters and other commands of the project go over the output before it is compared or written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support.command import call, rules
from support.project import run, tree

JOB = '[tool.ftgen]\nspec = "api.yaml"\ntargets = ["client"]\nout = "sdk"\n'


def job(folder: Path, more: str) -> None:
    """Write a configuration with these settings more."""
    (folder / "pyproject.toml").write_text(JOB + more)


def command(folder: Path, code: str) -> str:
    """A command that runs some Python over the output."""
    (folder / "finish.py").write_text(code)
    return f"{sys.executable} finish.py {{out}}"


def test_ruff_lays_out_by_the_settings_of_the_project(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    job(folder, 'format = "ruff"\n[tool.ruff]\nline-length = 110\n')
    assert call(capsys)[0] == 0
    texts = [path.read_text() for path in (folder / "sdk").rglob("*.py")]
    assert max(len(line) for text in texts for line in text.splitlines()) > 95
    assert run("ruff", "format", "--check", "sdk", cwd=folder).returncode == 0
    assert call(capsys, "--check")[0] == 0
    (folder / "pyproject.toml").write_text(JOB + 'format = "ruff"\n')
    assert call(capsys, "--check")[0] == 1
    assert {path.name for path in folder.iterdir()} <= {
        *("api.yaml", "pyproject.toml", "sdk", ".ruff_cache")
    }


def test_unformatted_output_is_the_same_program(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    job(folder, "")
    assert call(capsys)[0] == 0
    expected = tree(folder / "sdk")
    job(folder, 'format = "none"\n')
    assert call(capsys)[0] == 0
    assert (
        run("black", "-q", "--target-version", "py311", "sdk", cwd=folder).returncode
        == 0
    )
    found = tree(folder / "sdk")
    assert {path: found[path] for path in found if path.endswith(".py")} == {
        path: expected[path] for path in expected if path.endswith(".py")
    }


def test_commands_go_over_a_copy_before_it_is_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = (
        "import pathlib, sys\n"
        "for path in pathlib.Path(sys.argv[1]).rglob('*.py'):\n"
        "    path.write_text(path.read_text() + '# the end\\n')\n"
    )
    job(folder, f"after = [{command(folder, code)!r}]\n")
    assert call(capsys)[0] == 0
    before = tree(folder / "sdk")
    ends = {
        content.endswith(b"# the end\n")
        for path, content in before.items()
        if path.endswith(".py")
    }
    assert ends == {True}
    assert call(capsys, "--check")[0] == 0
    assert call(capsys)[0] == 0
    assert tree(folder / "sdk") == before


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("raise SystemExit('odd')", "exit code 1: odd"),
        (
            "import shutil, sys; shutil.rmtree(sys.argv[1] + '/small_pets')",
            "it deleted small_pets/",
        ),
    ],
)
def test_a_command_that_fails_is_reported_and_nothing_written(
    folder: Path, capsys: pytest.CaptureFixture[str], code: str, message: str
) -> None:
    job(folder, f"after = [{command(folder, code)!r}]\n")
    err = call(capsys)[2]
    assert message in err and "pyproject.toml:5:1: error: " in err
    assert rules(capsys) == (2, ["failing-command"])
    assert not (folder / "sdk").exists()


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ('after = ["no-such-program {out}"]\n', "failing-command"),
        ('after = ["ruff format"]\n', "invalid-setting"),
        ('format = "yapf"\n', "invalid-setting"),
    ],
)
def test_settings_that_cannot_be_followed(
    folder: Path, capsys: pytest.CaptureFixture[str], more: str, rule: str
) -> None:
    job(folder, more)
    assert rules(capsys) == (2, [rule])
