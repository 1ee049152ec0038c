"""Runs over an output that is there already: nothing to do, drift, edited and foreign files."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest
from support.command import call, rules
from support.project import MINIMAL, run, tree

from ftgen import pipeline, production
from ftgen.output.manifest import CACHE, NAME, PENDING

NEEDLESS = {
    *("black", "jinja2", "jsonpath_rfc9535", "jsonschema_rs", "openapi_spec_validator"),
    *("email", "shutil", "subprocess", "tempfile", "yaml"),
    *("ftgen.assembly", "ftgen.breaking", "ftgen.formatting", "ftgen.lower"),
    *("ftgen.openapi", "ftgen.output.writing", "ftgen.production", "ftgen.source"),
}
"""What takes time to import, and does nothing for a run that has nothing to do."""

pytestmark = pytest.mark.usefixtures("folder")


def test_a_second_run_has_nothing_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    call(capsys, "--spec", "api.yaml")
    before = {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*")}
    monkeypatch.setattr(production, "_produce", None)
    code, out, _ = call(capsys, "--spec", "api.yaml")
    assert (code, "up to date" in out) == (0, True)
    assert before == {
        path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*")
    }


@pytest.mark.parametrize("mode", [[], ["--check"]])
def test_a_second_run_imports_nothing_that_it_does_not_need(
    folder: Path, mode: list[str]
) -> None:
    assert run("ftgen", "--spec", "api.yaml", cwd=folder).returncode == 0
    arguments = ["--spec", "api.yaml", *mode]
    script = (
        f"import sys; from ftgen.cli import main; main({arguments});"
        f"print(sorted({NEEDLESS} & set(sys.modules)))"
    )
    (folder / "probe.py").write_text(script)
    done = run("probe", cwd=folder)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "up to date" in done.stdout


@pytest.mark.parametrize(
    "change",
    ["spec", "file", "gone", "option", "tool", "killed", "manifest", "stray"],
)
def test_whatever_changed_is_done_again(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    change: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arguments = ["--spec", "api.yaml", "--target", "docs"]
    call(capsys, *arguments)
    page = folder / "out" / "docs" / "README.md"
    match change:
        case "spec":
            (folder / "api.yaml").write_text(
                MINIMAL.replace("Small Pets", "Small pets")
            )
        case "file":
            page.write_bytes(page.read_bytes() + b"\n")
            arguments.append("--force")
        case "gone":
            page.unlink()
        case "option":
            arguments += ["--target", "client"]
        case "tool":
            for module in (pipeline, production):
                monkeypatch.setattr(module, "generator_of", lambda config: "another")
        case "killed":
            (folder / "out" / PENDING).write_bytes((folder / "out" / NAME).read_bytes())
        case "manifest":
            (folder / "out" / NAME).unlink()
        case "stray":
            page.with_name("Old.md").write_bytes(page.read_bytes())
            arguments.append("--force")
    ran = []
    produce = production._produce
    monkeypatch.setattr(
        production, "_produce", lambda *given: ran.append(1) or produce(*given)
    )
    assert call(capsys, *arguments)[0] == 0
    assert ran == [1]
    assert call(capsys, *arguments)[1].endswith("up to date.\n")
    assert len(ran) == 1 + ("--force" in arguments)


def test_check_and_diff_know_it_as_fast(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    call(capsys, "--spec", "api.yaml", "--target", "docs")
    monkeypatch.setattr(production, "_produce", None)
    for mode in ("--check", "--diff"):
        code, out, _ = call(capsys, "--spec", "api.yaml", "--target", "docs", mode)
        assert (code, "up to date" in out) == (0, True)


@pytest.mark.parametrize("remembered", [True, False])
def test_what_is_up_to_date_need_not_be_writable(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    remembered: bool,
) -> None:
    def refuse(*given: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), "out")

    arguments = ("--spec", "api.yaml", "--target", "docs")
    call(capsys, *arguments)
    if not remembered:
        shutil.rmtree(folder / "out" / CACHE)
    monkeypatch.setattr("ftgen.output.guards.os.access", lambda *given: False)
    monkeypatch.setattr("ftgen.output.writing.prepare", refuse)
    monkeypatch.setattr(production, "save_stamp", refuse)
    code, out, _ = call(capsys, *arguments)
    assert (code, "up to date" in out) == (0, True)


def test_a_fresh_clone_is_slow_once(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("--spec", "api.yaml", "--target", "docs")
    call(capsys, *arguments)
    shutil.rmtree(folder / "out" / CACHE)
    assert call(capsys, *arguments)[0] == 0
    monkeypatch.setattr(production, "_produce", None)
    assert call(capsys, *arguments)[0] == 0


def test_warnings_are_repeated(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "api.yaml").write_text(MINIMAL + "    Pet: {type: object}\n")
    first = call(
        capsys, "--spec", "api.yaml", "--allow", "duplicate-key", "--format", "json"
    )
    again = call(
        capsys, "--spec", "api.yaml", "--allow", "duplicate-key", "--format", "json"
    )
    assert json.loads(first[1])["diagnostics"]
    assert first == again


def test_check_is_clean_after_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "--spec", "api.yaml")
    code, out, err = call(capsys, "--spec", "api.yaml", "--check")
    assert (code, err) == (0, "")
    assert "up to date" in out


@pytest.mark.parametrize("state", ["nothing", "written", "edited", "foreign", "broken"])
@pytest.mark.parametrize("mode", ["--check", "--diff"])
def test_check_never_writes(
    folder: Path, capsys: pytest.CaptureFixture[str], state: str, mode: str
) -> None:
    out = folder / "out"
    if state != "nothing":
        call(capsys, "--spec", "api.yaml", "--target", "docs")
    if state == "edited":
        (out / "docs" / "README.md").write_text("edited")
    if state == "foreign":
        (out / NAME).unlink()
    if state == "broken":
        (out / NAME).write_text("{")
    before = {
        path: (path.stat().st_mtime_ns, path.is_file() and path.read_bytes())
        for path in folder.rglob("*")
    }
    code, shown, _ = call(capsys, "--spec", "api.yaml", mode, "--force")
    after = {
        path: (path.stat().st_mtime_ns, path.is_file() and path.read_bytes())
        for path in folder.rglob("*")
    }
    assert before == after
    assert code == (1 if mode == "--check" else 0)
    assert "+++ out/" in shown


def test_an_edited_file_is_not_overwritten(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "--spec", "api.yaml", "--target", "docs")
    page = folder / "out" / "docs" / "README.md"
    page.write_text("edited")
    (folder / "api.yaml").write_text(MINIMAL.replace("The pet.", "A pet."))
    before = tree(folder / "out")
    assert rules(capsys, "--spec", "api.yaml", "--target", "docs") == (
        1,
        ["edited-file"],
    )
    assert tree(folder / "out") == before
    assert rules(capsys, "--spec", "api.yaml", "--target", "docs", "--force") == (0, [])
    assert "edited" not in page.read_text()


def test_a_foreign_file_is_not_overwritten(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = folder / "out" / "docs" / "README.md"
    page.parent.mkdir(parents=True)
    page.write_text("mine")
    assert rules(capsys, "--spec", "api.yaml", "--target", "docs") == (
        1,
        ["foreign-file"],
    )
    assert set(tree(folder / "out")) == {"docs/README.md"}


def test_another_package_is_not_replaced(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "--spec", "api.yaml", "--target", "docs")
    other = ("--spec", "api.yaml", "--target", "docs", "--package", "other")
    assert rules(capsys, *other) == (1, ["other-package"])
    assert rules(capsys, *other, "--force") == (0, [])


def test_an_edited_file_that_is_no_longer_generated_stays_unless_forced(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "--spec", "api.yaml")
    pages = folder / "out" / "docs"
    first = (pages / "README.md").read_text().partition("\n")[0]
    (pages / "README.md").write_text(f"{first}\nedited")
    (pages / "reference.html").write_text("mine")
    arguments = ("--spec", "api.yaml", "--target", "client", "--format", "json")
    code, out, _ = call(capsys, *arguments)
    (found,) = json.loads(out)["diagnostics"]
    assert (code, found["rule"], found["severity"]) == (0, "kept-file", "warning")
    assert found["file"] == "out/docs/README.md"
    assert {path.name for path in pages.rglob("*")} == {"README.md", "reference.html"}
    assert call(capsys, *arguments, "--force")[0] == 0
    assert {path.name for path in pages.rglob("*")} == {"reference.html"}


def test_a_broken_manifest_is_not_guessed_at(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "--spec", "api.yaml", "--target", "docs")
    (folder / "out" / NAME).write_text("{}")
    assert rules(capsys, "--spec", "api.yaml", "--target", "docs") == (
        1,
        ["broken-manifest"],
    )
    assert rules(capsys, "--spec", "api.yaml", "--target", "docs", "--force") == (0, [])
