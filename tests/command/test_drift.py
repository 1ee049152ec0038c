"""Drift: what it is, what it is not, how it is told, and that the command told of mends it."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from support.command import call
from support.project import MINIMAL, tree

from ftgen.output.manifest import CACHE, NAME
from ftgen.reporting.report import FORMATS

pytestmark = pytest.mark.usefixtures("folder")

PAGE = Path("sdk", "docs", "models", "Pet.md")


def describe(text: str) -> None:
    Path("api.yaml").write_text(text)


def edit(path: Path = PAGE) -> None:
    path.write_text(path.read_text() + "edited\n")


def block(path: Path = PAGE) -> None:
    path.unlink()
    path.mkdir()


def replace(path: Path = PAGE) -> None:
    path.write_text("mine\n")
    manifest = Path("sdk", NAME)
    lines = manifest.read_text().splitlines(keepends=True)
    manifest.write_text("".join(line for line in lines if path.name not in line))


def rewrite(old: str, new: str) -> None:
    manifest = Path("sdk", NAME)
    manifest.write_text(manifest.read_text().replace(old, new))
    describe(MINIMAL.replace("name: {type: string}", "name: {type: integer}"))


CAUSES: dict[str, tuple[Callable[[], object], str, str, str]] = {
    "description": (
        lambda: describe(MINIMAL.replace("name: {type: string}", "name: {}")),
        "drift-description",
        "api.yaml says something else",
        "ftgen",
    ),
    "new in the description": (
        lambda: describe(MINIMAL.replace("Owner:", "Dog:").replace("/Owner", "/Dog")),
        "drift-description",
        "api.yaml says something else",
        "ftgen",
    ),
    "tools": (
        lambda: rewrite('"black": "', '"black": "1.'),
        "drift-tools",
        "black 1.",
        "ftgen",
    ),
    "options": (
        lambda: rewrite('"only": []', '"only": ["tag:pets"]'),
        "drift-options",
        "other settings: only",
        "ftgen",
    ),
    "edited": (edit, "drift-edited", "edited since", "ftgen --force"),
    "missing": (PAGE.unlink, "drift-missing", "gone", "ftgen"),
    "empty": (
        lambda: PAGE.write_text(""),
        "drift-edited",
        "edited since",
        "ftgen --force",
    ),
    "stale": (
        lambda: describe(MINIMAL.replace("Owner:", "Dog:").replace("/Owner", "/Dog")),
        "drift-stale",
        "no longer generated",
        "ftgen",
    ),
    "foreign": (replace, "drift-foreign", "not written by ftgen", "ftgen --force"),
    "a folder": (block, "drift-foreign", "not written by ftgen", "ftgen"),
    "no manifest": (
        lambda: Path("sdk", NAME).unlink(),
        "drift-missing",
        "not generated yet",
        "ftgen",
    ),
    "a broken manifest": (
        lambda: Path("sdk", NAME).write_text("{"),
        "drift-edited",
        "no manifest",
        "ftgen --force",
    ),
}

FRESHLY_CLONED = ("tools", "options", "stale", "edited")
"""Where nothing on this machine remembers the last run."""


@pytest.mark.parametrize("what", CAUSES)
def test_drift_has_a_cause_and_a_command_that_mends_it(
    job: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    change, rule, message, command = CAUSES[what]
    if what in FRESHLY_CLONED:
        (job / "sdk" / CACHE / "stamp.json").unlink()
    change()
    code, out, _ = call(capsys, "--check", "--format", "json")
    shown = json.loads(out)
    found = [item for item in shown["diagnostics"] if item["rule"] == rule]
    assert (code, shown["status"]) == (1, "drift")
    assert found and all(message in item["message"] for item in found)
    assert {item["hint"] for item in shown["diagnostics"]} == {f"run `{command}`"}
    assert shown["mending"] == [command]
    assert set(shown["files"]) == {item["file"] for item in shown["diagnostics"]}
    assert call(capsys, *shlex.split(command)[1:])[0] == 0
    assert call(capsys, "--check")[0] == 0


def test_the_command_has_the_arguments_that_no_file_has(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = "--spec api.yaml --target docs --target client --out 'a b' --package p"
    more = "--only tag:pets --allow duplicate-key --strict"
    arguments = shlex.split(f"{given} {more}")
    err = call(capsys, *arguments, "--check")[2]
    assert err.endswith(f"in a b would change; run: ftgen {given} {more}\n")
    assert call(capsys, *arguments)[0] == 0
    assert call(capsys, *arguments, "--check")[0] == 0


@pytest.mark.parametrize(
    ("toml", "arguments", "command"),
    [
        ("", [], "ftgen"),
        ("", ["--only", "tag:pets"], "ftgen --only tag:pets"),
        ("[[tool.ftgen.jobs]]\nname = 'sdk'\n", [], "ftgen --job sdk"),
    ],
)
def test_the_command_names_the_job(
    job: Path,
    capsys: pytest.CaptureFixture[str],
    toml: str,
    arguments: list[str],
    command: str,
) -> None:
    settings = job / "pyproject.toml"
    settings.write_text(settings.read_text() + toml)
    describe(MINIMAL.replace("The pet.", "A pet."))
    err = call(capsys, "--package", "small_pets", *arguments, "--check")[2]
    assert f"run: {command}" in err.replace(" --package small_pets", "")


def test_the_place_is_the_first_line_that_differs(
    job: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = PAGE.read_text().splitlines()
    lines[2] = "edited"
    PAGE.write_text("\n".join(lines))
    code, out, err = call(capsys, "--check")
    assert (code, err) == (
        1,
        f"{PAGE}:3:1: error: edited since ftgen wrote it [drift-edited]\n"
        "1 file in sdk would change; run: ftgen --force, which overwrites 1 file of yours\n",
    )
    assert out.startswith(f"--- {PAGE}\n+++ {PAGE}\n")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_tells_of_it(
    job: Path, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    (job / ".git").mkdir()
    edit()
    code, out, err = call(capsys, "--check", "--format", format)
    assert code == 1
    assert "drift-edited" in out + err and "ftgen --force" in out + err


@pytest.mark.parametrize(
    "text",
    [
        MINIMAL + "# a comment\n",
        "# a comment\n" + MINIMAL,
        MINIMAL.replace("\n", "\r\n"),
        MINIMAL.replace("title: Small Pets", 'title: "Small Pets"'),
    ],
)
def test_what_does_not_change_the_code_is_no_drift(
    job: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    before = tree(job / "sdk")
    Path("api.yaml").write_bytes(text.encode())
    assert call(capsys, "--check")[0] == 0
    assert call(capsys)[0] == 0
    assert tree(job / "sdk") == before


def test_a_folder_with_something_in_it_is_never_removed(
    job: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    block()
    (PAGE / "mine").touch()
    err = call(capsys, "--check")[2]
    assert "hint: move the folder away, then run `ftgen --force`" in err
    assert call(capsys, "--force")[0] == 1
    assert (PAGE / "mine").exists()


def test_long_diffs_are_cut(job: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (job / "sdk").rglob("*"):
        if path.is_file() and CACHE not in path.parts:
            path.unlink()
    _, out, err = call(capsys, "--check")
    assert len(out.splitlines()) == 201
    assert out.endswith("more lines; --diff shows them all\n")
    assert "more" not in err or "[drift-missing]" in err
    code, whole, _ = call(capsys, "--diff")
    assert code == 0 and len(whole.splitlines()) > 400
    assert whole.startswith("".join(out.splitlines(keepends=True)[:200]))


def test_many_files_are_counted(job: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schemas = "".join(f"    N{number}: {{type: object}}\n" for number in range(20))
    describe(MINIMAL + schemas)
    call(capsys, "--target", "models")
    for path in next((job / "sdk").rglob("models")).glob("n*.py"):
        path.unlink()
    err = call(capsys, "--target", "models", "--check")[2]
    lines = err.splitlines()
    assert len(lines) == 12
    assert lines[10] == "10 more files [drift-missing]; --format json lists them all"


def test_a_lost_manifest_orphans_no_file(
    job: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = job / "sdk" / "docs" / "models" / "Owner.md"
    assert old.exists()
    Path("sdk", NAME).unlink()
    describe(MINIMAL.replace("Owner:", "Dog:").replace("/Owner", "/Dog"))
    code, out, _ = call(capsys, "--check", "--format", "json")
    stale = [
        item["file"]
        for item in json.loads(out)["diagnostics"]
        if item["rule"] == "drift-stale"
    ]
    assert (code, stale) == (1, ["sdk/docs/models/Owner.md"])
    assert call(capsys)[0] == 1
    assert call(capsys, "--force")[0] == 0
    assert not old.exists()
    assert call(capsys, "--check")[0] == 0


def test_diffs_show_the_manifest_where_nothing_else_changes(
    job: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit()
    assert NAME not in call(capsys, "--diff")[1]
    assert call(capsys, "--force")[0] == 0
    Path("sdk", NAME).unlink()
    assert NAME in call(capsys, "--diff")[1]


def test_what_to_do_next_is_told_the_first_time(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flags = ("--spec", "api.yaml", "--out", "sdk", "--target", "docs")
    first = call(capsys, *flags)[1]
    describe(MINIMAL.replace("The pet.", "A pet."))
    second = call(capsys, *flags)[1]
    assert "sdk/docs/README.md" in first
    assert "changed" in second and "sdk/docs/README.md" not in second


def test_a_description_that_is_not_there_is_told_at_the_setting(
    job: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("api.yaml").unlink()
    code, _, err = call(capsys)
    assert (code, err.splitlines()[0]) == (
        2,
        "pyproject.toml:2:1: error: no such file: api.yaml (at /tool/ftgen/spec) [unreadable-file]",
    )
    assert call(capsys, "--spec", "b.yaml")[2].startswith("b.yaml:1:1: error: no such")
