"""The command line as its users call it: what it writes, prints and exits with."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support.command import call, rules
from support.project import MINIMAL, run, tree

from ftgen.cli import COMMANDS
from ftgen.commands.generate import command
from ftgen.output.manifest import NAME
from ftgen.version import __version__

pytestmark = pytest.mark.usefixtures("folder")


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


def test_help_shows_every_option_and_command_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = call(capsys, "--help")
    assert code == 0
    for parameter in command.params:
        for option in parameter.opts:
            if option.startswith("--"):
                shown = re.findall(rf"^  (?:-h, )?{option}(?= )", out, re.MULTILINE)
                assert len(shown) == 1, option
    for name in COMMANDS:
        assert re.search(rf"^  {name} +\S", out, re.MULTILINE)
    assert max(map(len, out.splitlines())) <= 100


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "--version")[1] == f"ftgen, version {__version__}\n"


def test_the_description_needs_no_option(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "api.yaml", "--target", "models")[0] == 0
    assert call(capsys, "--target", "models", "--check", "api.yaml")[0] == 0
    assert rules(capsys, "api.yaml", "--spec", "api.yaml") == (2, ["usage"])
    assert rules(capsys, "api.yaml", "other.yaml") == (2, ["usage"])
    assert "did you mean 'explain'" in call(capsys, "explian")[2]


@pytest.mark.parametrize(
    "option", ["--spec", "--out", "--package", "--target", "--only", "--allow", "--job"]
)
def test_a_blank_argument_is_an_error(
    folder: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    (folder / "pyproject.toml").write_text('[tool.ftgen]\nspec = "api.yaml"\n')
    code, found = rules(capsys, option, "")
    assert (code, found) == (
        2,
        ["unknown-job" if option == "--job" else "invalid-setting"],
    )
    assert not (folder / "out").exists()


def test_a_reader_that_goes_away_is_no_failure(folder: Path) -> None:
    assert run("ftgen", "explain", cwd=folder).returncode == 0
    done = run("ftgen", "--spec", "api.yaml", cwd=folder, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stderr == ""
