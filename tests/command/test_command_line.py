"""The command line as its users call it: what it writes, prints, refuses, and exits with."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from support.project import MINIMAL, run, tree

from ftgen import pipeline
from ftgen.cli import main
from ftgen.output.manifest import NAME
from ftgen.version import __version__


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FTGEN_DEBUG", raising=False)
    (tmp_path / "api.yaml").write_text(MINIMAL, "utf-8")
    return tmp_path


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one run."""
    code = main(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def rules(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """Exit code, and the rules of the errors."""
    code, out, _ = call(capsys, *arguments, "--format", "json")
    found = json.loads(out)["diagnostics"]
    assert all(item["file"] and item["line"] > 0 and item["message"] for item in found)
    return code, [item["rule"] for item in found if item["severity"] == "error"]


def test_it_says_what_it_wrote_and_how_to_go_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = call(capsys, "--spec", "api.yaml", "--target", "server")
    assert (code, err) == (0, "")
    count = len(tree(folder / "out")) - 1
    assert out.startswith(
        f"{count} files in out ({count} created): package small_pets, 2 operations.\n"
    )
    assert "python -m small_pets.server" in out


def test_without_targets_there_is_everything(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "--spec", "api.yaml", "--out", "sdk")[0] == 0
    assert {"small_pets", "docs", NAME} <= {
        path.name for path in (folder / "sdk").iterdir()
    }
    parts = {path.name for path in (folder / "sdk" / "small_pets").iterdir()}
    assert {
        "models",
        "client",
        "server",
        "_runtime",
        "py.typed",
        "__init__.py",
    } <= parts


def test_the_manifest_says_what_there_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "--spec", "api.yaml", "--target", "client")
    text = (folder / "out" / NAME).read_text("utf-8")
    manifest = json.loads(text)
    assert manifest["package"] == "small_pets"
    assert manifest["ftgen"] == __version__
    assert re.fullmatch(r"26\.\d+\.\d+", manifest["black"])
    assert re.fullmatch("[0-9a-f]{64}", manifest["spec"])
    assert list(manifest["sources"]) == ["api.yaml"]
    assert set(manifest["files"]) == set(tree(folder / "out")) - {NAME}
    assert manifest["operations"] == [
        {
            "method": "GET",
            "path": "/owners",
            "operation_id": "listOwners",
            "attribute": "owners.list_owners",
        },
        {
            "method": "GET",
            "path": "/pets/{id}",
            "operation_id": "getPet",
            "attribute": "pets.get_pet",
        },
    ]
    assert str(folder) not in text


def test_json_says_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = call(capsys, "--spec", "api.yaml", "--format", "json")
    shown = json.loads(out)
    assert (code, err) == (0, "")
    assert (shown["status"], shown["operations"], shown["diagnostics"]) == ("ok", 2, [])
    assert all(Path(path).is_file() for path in shown["files"])


def test_a_second_run_has_nothing_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    call(capsys, "--spec", "api.yaml")
    before = {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*")}
    monkeypatch.setattr(pipeline, "_produce", None)
    code, out, _ = call(capsys, "--spec", "api.yaml")
    assert (code, "up to date" in out) == (0, True)
    assert before == {
        path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*")
    }


def test_a_second_run_imports_nothing_that_it_does_not_need(folder: Path) -> None:
    assert run("ftgen", "--spec", "api.yaml", cwd=folder).returncode == 0
    script = (
        "import sys; from ftgen.cli import main; main(['--spec', 'api.yaml']);"
        "print(sorted({'black', 'jinja2', 'yaml', 'openapi_spec_validator', 'jsonschema_rs', 'ftgen.lower'}"
        " & set(sys.modules)))"
    )
    (folder / "probe.py").write_text(script)
    done = run("probe", cwd=folder)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "up to date" in done.stdout


@pytest.mark.parametrize(
    "change", ["spec", "file", "gone", "option", "tool", "killed", "generator"]
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
            monkeypatch.setattr(pipeline, "black_version", lambda: "26.99.0")
        case "killed":
            (folder / "out" / ".ftgen.json.new").write_bytes(
                (folder / "out" / NAME).read_bytes()
            )
        case "generator":
            os.utime(folder / "out" / NAME, ns=(0, 0))
    ran = []
    produce = pipeline._produce
    monkeypatch.setattr(
        pipeline, "_produce", lambda *given: ran.append(1) or produce(*given)
    )
    assert call(capsys, *arguments)[0] == 0
    assert ran == [1]
    assert call(capsys, *arguments)[1].endswith("up to date.\n")


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


def test_strict_makes_errors_of_warnings(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = MINIMAL.replace(
        "operationId: getPet",
        "operationId: getPet\n      x-odd: &a 1\n      x-odder: &a 2",
    )
    (folder / "api.yaml").write_text(
        text.replace("type: integer", "type: integer, exclusiveMinimum: true")
    )
    code, out, _ = call(capsys, "--spec", "api.yaml", "--format", "json")
    assert (code, {item["severity"] for item in json.loads(out)["diagnostics"]}) == (
        0,
        {"warning"},
    )
    assert call(capsys, "--spec", "api.yaml", "--strict")[0] == 1


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


def test_drift_is_reported_with_a_diff(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "--spec", "api.yaml", "--target", "docs")
    page = folder / "out" / "docs" / "README.md"
    page.write_text(page.read_text().replace("Small Pets", "Edited"))
    code, out, err = call(capsys, "--spec", "api.yaml", "--target", "docs", "--check")
    assert (code, err) == (1, "1 file in out would change.\n")
    assert out.startswith("--- out/docs/README.md\n+++ out/docs/README.md\n")
    code, out, _ = call(
        capsys, "--spec", "api.yaml", "--target", "docs", "--check", "--format", "json"
    )
    assert (code, json.loads(out)["status"], json.loads(out)["files"]) == (
        1,
        "drift",
        ["out/docs/README.md"],
    )


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


def test_an_edited_file_that_is_no_longer_generated_stays(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "--spec", "api.yaml")
    page = folder / "out" / "docs" / "README.md"
    page.write_text("edited")
    code, out, _ = call(
        capsys, "--spec", "api.yaml", "--target", "client", "--format", "json"
    )
    assert (code, [item["rule"] for item in json.loads(out)["diagnostics"]]) == (
        0,
        ["kept-file"],
    )
    assert [path.name for path in page.parent.rglob("*")] == ["README.md"]


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


def test_standard_input(folder: Path) -> None:
    done = run("ftgen", "--spec", "-", "--target", "docs", cwd=folder, stdin=MINIMAL)
    assert done.returncode == 0, done.stderr
    piped = tree(folder / "out")
    assert (
        run("ftgen", "--spec", "api.yaml", "--target", "docs", cwd=folder).returncode
        == 0
    )
    written = tree(folder / "out")
    assert {**piped, NAME: b""} == {**written, NAME: b""}
    broken = run("ftgen", "--spec", "-", cwd=folder, stdin="openapi: [")
    assert broken.returncode == 2
    assert broken.stderr.startswith("<stdin>:")


def test_filters_select_operations_and_their_models(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    models = folder / "out" / "small_pets" / "models"
    for arguments, expected in (
        (["--only", "tag:pets"], {"pets.get_pet"}),
        (["--only", "operation:list*"], {"owners.list_owners"}),
        (["--exclude", "path:/owners"], {"pets.get_pet"}),
        (["--only", "path:*", "--exclude", "tag:pets"], {"owners.list_owners"}),
    ):
        assert (
            call(capsys, "--spec", "api.yaml", "--target", "client", *arguments)[0] == 0
        )
        manifest = json.loads((folder / "out" / NAME).read_text())
        assert {
            operation["attribute"] for operation in manifest["operations"]
        } == expected
        assert (models / "owner.py").exists() == ("owners.list_owners" in expected)
        assert (models / "pet.py").exists()


def test_jobs_of_the_project_are_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pyproject.toml").write_text(
        '[tool.ftgen]\nspec = "api.yaml"\n[[tool.ftgen.jobs]]\ntargets = ["docs"]\nout = "a"\n'
        '[[tool.ftgen.jobs]]\ntargets = ["client"]\nout = "b"\n'
    )
    assert call(capsys)[0] == 0
    assert (folder / "a" / "docs").is_dir() and (
        folder / "b" / "small_pets" / "client"
    ).is_dir()
    assert call(capsys, "--check")[0] == 0
    (folder / "b" / NAME).unlink()
    assert call(capsys, "--check")[0] == 1


BAD: dict[str, tuple[bytes | None, int, str]] = {
    "missing": (None, 2, r"bad\.yaml:1:1: error: .+\n    hint: .+\n"),
    "not UTF-8": (
        b"openapi: \xff\xfe\xfa",
        2,
        r"bad\.yaml:1:\d+: error: .+\n    hint: .+\n",
    ),
    "broken": (
        b"openapi: 3.1.0\ninfo: [\n",
        2,
        r"bad\.yaml:[23]:\d+: error: .+\n    hint: .+\n",
    ),
    "empty": (b"", 2, r"bad\.yaml:1:1: error: .+\n    hint: .+\n"),
    "a list": (b"[1, 2]", 2, r"bad\.yaml:1:1: error: .+\n    hint: .+\n"),
    "not OpenAPI": (b"swaggle: 1", 2, r"bad\.yaml:1:1: error: .+\n    hint: .+\n"),
    "of another version": (
        b"openapi: 4.0.0\n",
        2,
        r"bad\.yaml:1:1: error: .+\n    hint: .+\n",
    ),
    "dangling": (
        MINIMAL.replace('schemas/Pet"}}}', 'schemas/Pte"}}}').encode(),
        1,
        r"bad\.yaml:14:\d+: error: .+\n    hint: .+Pet.+\n",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_gets_one_or_two_lines_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    content, expected, pattern = BAD[what]
    if content is not None:
        (folder / "bad.yaml").write_bytes(content)
    code, out, err = call(capsys, "--spec", "bad.yaml")
    assert (code, out) == (expected, "")
    assert re.fullmatch(pattern, err), err
    assert not (folder / "out").exists()
    assert rules(capsys, "--spec", "bad.yaml")[0] == expected


def test_a_folder_is_no_description(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = call(capsys, "--spec", ".")
    assert code == 2
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        (["--spec", "api.yaml", "--target", "sever"], "unknown-target"),
        (["--spec", "api.yaml", "--out", "api.yaml"], "unwritable-output"),
        (["--spec", "api.yaml", "--out", "api.yaml/deep"], "unwritable-output"),
        (["--spec", "api.yaml", "--out", "/proc/nowhere"], "unwritable-output"),
        (["--spec", "api.yaml", "--only", "tag:nobody"], "unmatched-filter"),
        (["--spec", "api.yaml", "--only", "nobody"], "invalid-setting"),
        (["--spec", "api.yaml", "--allow", "everything"], "unknown-rule"),
        (["--spec", "api.yaml", "--package", "1st"], "invalid-setting"),
        (["--spec", "api.yaml", "--fromat", "json"], "usage"),
        (["--spec"], "usage"),
        ([], "no-jobs"),
    ],
)
def test_wrong_usage_exits_with_2(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], rule: str
) -> None:
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 2
    assert err.startswith("ftgen") and f"[{rule}]" in err and "\n    hint: " in err
    assert not (folder / "out").exists()


def test_what_cannot_be_written_is_reported(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ftgen.output.guards.os.access", lambda *given: False)
    assert rules(capsys, "--spec", "api.yaml") == (2, ["unwritable-output"])
    assert not (folder / "out").exists()


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_failure_of_ftgen_is_told_apart(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, debug: str
) -> None:
    def fail(*given: object) -> None:
        raise KeyError("odd\nindeed")

    monkeypatch.setattr(pipeline, "_produce", fail)
    monkeypatch.setenv("FTGEN_DEBUG", debug)
    code, out, err = call(capsys, "--spec", "api.yaml")
    assert (code, out) == (3, "")
    assert "[internal-error]" in err and "FTGEN_DEBUG" in err
    assert ("Traceback" in err) == bool(debug)
    assert rules(capsys, "--spec", "api.yaml") == (3, ["internal-error"])


@pytest.mark.parametrize("format", ["json", "sarif", "github"])
def test_errors_of_usage_come_in_the_format_too(
    capsys: pytest.CaptureFixture[str], format: str
) -> None:
    for arguments in (["--format", format, "--bad"], [f"--format={format}", "--bad"]):
        code, out, err = call(capsys, *arguments)
        assert (code, err) == (2, "")
        assert "usage" in out


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "--help")
    assert code == 0
    for option in (
        "--spec",
        "--target",
        "--out",
        "--package",
        "--check",
        "--diff",
        "--only",
        "--exclude",
        "--allow",
    ):
        assert option in out
    assert call(capsys, "--version")[1] == f"ftgen, version {__version__}\n"


def test_a_reader_that_goes_away_is_no_failure(folder: Path) -> None:
    assert run("ftgen", "explain", cwd=folder).returncode == 0
    done = run("ftgen", "--spec", "api.yaml", cwd=folder, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stderr == ""
