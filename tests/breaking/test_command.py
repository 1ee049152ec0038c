"""`ftgen breaking` as its user calls it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from support.command import call
from support.project import MINIMAL

from ftgen.breaking import compare

OLD = MINIMAL.replace('version: "1"', 'version: "1.0.0"')
NEW = OLD.replace("operationId: getPet", "operationId: readPet").replace(
    "1.0.0", "2.0.0"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two revisions of a description."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.yaml").write_text(OLD, "utf-8")
    (tmp_path / "new.yaml").write_text(NEW, "utf-8")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    """Call git with an identity of its own and nothing of the user's settings."""
    settings = (
        "-c",
        "user.name=T",
        "-c",
        "user.email=t@example.com",
        "-c",
        "core.hooksPath=/dev/null",
    )
    subprocess.run(
        ["git", *settings, *arguments], cwd=folder, check=True, capture_output=True
    )


def test_a_break_exits_with_1_and_tells_both_places(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "breaking", "old.yaml", "new.yaml") == (
        1,
        "new.yaml:7:5: error: the method client.pets.get_pet is client.pets.read_pet now"
        " (at /paths/~1pets~1{id}/get) [renamed-method]\n"
        "    before: old.yaml:7:5\n"
        "1 change (1 breaking, 0 risky, 0 harmless): a major version.\n",
        "",
    )


def test_an_accepted_break_exits_with_0(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = call(
        capsys, "breaking", "old.yaml", "new.yaml", "--allow", "renamed-method"
    )
    assert code == 0
    assert "warning: the method client.pets.get_pet" in out
    assert "1 change (0 breaking, 1 risky, 0 harmless): a minor version." in out


def test_an_unknown_rule_cannot_be_accepted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = call(
        capsys, "breaking", "old.yaml", "new.yaml", "--allow", "renamed-methods"
    )
    assert code == 2 and "did you mean 'renamed-method'?" in err


def test_json_is_one_object(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = call(
        capsys, "breaking", "old.yaml", "new.yaml", "--format", "json"
    )
    found = json.loads(out)
    (change,) = found.pop("diagnostics")
    assert (code, err) == (1, "")
    assert found == {
        "status": "breaking",
        "old": "old.yaml",
        "new": "new.yaml",
        "bump": "major",
    }
    place = {"line": 7, "column": 5, "pointer": "/paths/~1pets~1{id}/get"}
    assert (change["rule"], change["severity"]) == ("renamed-method", "error")
    assert change["before"] == {"file": "old.yaml", **place}
    assert {key: change[key] for key in place} == place and change["file"] == "new.yaml"


def test_github_annotates_the_new_lines(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "new.yaml").write_text(OLD + "    Extra: {type: object}\n", "utf-8")
    text = OLD.replace(
        "      tags: [owners]", "      deprecated: true\n      tags: [owners]"
    )
    (folder / "new.yaml").write_text(text.replace("1.0.0", "1.1.0"), "utf-8")
    code, out, _ = call(
        capsys, "breaking", "old.yaml", "new.yaml", "--format", "github"
    )
    assert code == 0
    assert out.splitlines()[0] == (
        "::notice file=new.yaml,line=16,col=5,title=deprecated::"
        "GET /owners is deprecated now; it was at old.yaml:16"
    )


def test_sarif_relates_the_old_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = call(capsys, "breaking", "old.yaml", "new.yaml", "--format", "sarif")
    (run,) = json.loads(out)["runs"]
    (result,) = run["results"]
    (related,) = result["relatedLocations"]
    assert (result["ruleId"], result["level"]) == ("renamed-method", "error")
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "old.yaml"
    assert related["physicalLocation"]["region"]["startLine"] == 7
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["renamed-method"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.yaml", "no such file"),
        ("nowhere:old.yaml", "git says: "),
        ("-x:old.yaml", "no such file"),
        ("broken.yaml", "not YAML: "),
        ("lost.yaml", "leads nowhere"),
    ],
)
def test_what_cannot_be_read_exits_with_2(
    folder: Path, name: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.yaml").write_text("a: [", "utf-8")
    (folder / "lost.yaml").write_text(
        OLD.replace("schemas/Pet", "schemas/Lost"), "utf-8"
    )
    code, out, err = call(capsys, "breaking", "--", name, "new.yaml")
    assert (code, out) == (2, "") and message in err


def test_texts_ask_for_a_patch_and_nothing_for_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "new.yaml").write_text(
        OLD.replace("The pet.", "A pet.").replace("1.0.0", "1.0.1"), "utf-8"
    )
    code, out, _ = call(capsys, "breaking", "old.yaml", "new.yaml")
    assert (code, out) == (
        0,
        "0 changes (0 breaking, 0 risky, 0 harmless): a patch version.\n",
    )
    assert call(capsys, "breaking", "old.yaml", "old.yaml") == (
        0,
        "Nothing changed.\n",
        "",
    )


def test_a_revision_of_git_is_read_with_the_files_that_it_refers_to(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The working copy of a file that is referred to is not what the old revision refers to."""
    api = folder / "api"
    api.mkdir()
    split = OLD.partition("components:")[0].replace("#/components", "types.yaml#")
    (api / "openapi.yaml").write_text(split, "utf-8")
    types = "schemas:\n  Pet: {type: object, properties: {name: {type: string}}}\n  Owner: {type: object}\n"
    (api / "types.yaml").write_text(types, "utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "First")
    (api / "types.yaml").write_text(types.replace("string", "integer"), "utf-8")
    code, out, err = call(
        capsys, "breaking", "main:api/openapi.yaml", "api/openapi.yaml"
    )
    assert (code, err) == (1, "")
    assert "api/types.yaml:2:43: error: name: the type is integer, was string" in out
    assert "before: main:/api/types.yaml:2:43" in out
    monkeypatch.chdir(api)
    assert compare("main:./openapi.yaml", "openapi.yaml").exit_code == 1
    assert compare("main:./openapi.yaml", "HEAD:api/openapi.yaml").bump == "none"
