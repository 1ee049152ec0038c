"""Output in repositories of git: merges, checkouts with other line ends, attributes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.command import call
from support.project import MINIMAL

from ftgen.output.manifest import CACHE, NAME

pytestmark = pytest.mark.usefixtures("folder")

PAGE = Path("sdk", "docs", "models", "Pet.md")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as nobody in particular."""
    options = ("-c", "user.name=x", "-c", "user.email=x@example.com")
    more = ("-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *options, *more, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def repository(job: Path) -> Iterator[Path]:
    """The project as a repository of git, committed."""
    git(job, "init", "-q")
    git(job, "add", "-A")
    git(job, "commit", "-qm", "start")
    yield job


def test_what_is_kept_for_the_next_run_is_ignored_by_git(repository: Path) -> None:
    assert (repository / "sdk" / CACHE / "stamp.json").exists()
    assert CACHE not in git(repository, "ls-files")
    assert git(repository, "status", "--short") == ""


def test_branches_that_change_the_description_merge(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bird = ("    Pet: {", "    Bird: {type: object}\n    Pet: {")
    fish = ("    Owner: {", "    Fish: {type: object}\n    Owner: {")
    for branch, change in {"one": bird, "two": fish}.items():
        git(repository, "checkout", "-q", "-b", branch, "main")
        Path("api.yaml").write_text(MINIMAL.replace(*change))
        assert call(capsys, "--target", "models")[0] == 0
        git(repository, "add", "-A")
        git(repository, "commit", "-qm", branch)
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@x", "merge", "-q", "one"],
        cwd=repository,
        capture_output=True,
        timeout=60,
    )
    conflicts = git(repository, "diff", "--name-only", "--diff-filter=U").split()
    assert f"sdk/{NAME}" not in conflicts
    Path("api.yaml").write_text(MINIMAL.replace(*bird).replace(*fish))
    assert call(capsys, "--target", "models")[0] == 0
    assert call(capsys, "--target", "models", "--check")[0] == 0
    for name in ("bird", "fish"):
        assert (repository / "sdk" / "small_pets" / "models" / f"{name}.py").exists()


def test_a_checkout_with_other_line_ends_is_clean(
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (repository / "sdk" / ".gitattributes").unlink()
    git(repository, "commit", "-qam", "no attributes")
    clone = tmp_path_factory.mktemp("clone")
    config = ("-c", "core.autocrlf=true")
    git(clone, *config, "clone", "-q", *config, str(repository), ".")
    assert b"\r\n" in (clone / PAGE).read_bytes()
    monkeypatch.chdir(clone)
    found: list[Any] = json.loads(call(capsys, "--check", "--format", "json")[1])[
        "files"
    ]
    assert found == ["sdk/.gitattributes"]
    assert call(capsys)[0] == 0
    assert call(capsys, "--check")[0] == 0
    git(clone, "add", "-A")
    assert git(clone, "diff", "--cached", "--stat").count("|") == 1


def test_a_new_title_renames_the_package_there_too(
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clone = tmp_path_factory.mktemp("clone")
    (repository / "sdk" / ".gitattributes").unlink()
    git(repository, "commit", "-qam", "no attributes")
    config = ("-c", "core.autocrlf=true")
    git(clone, *config, "clone", "-q", *config, str(repository), ".")
    monkeypatch.chdir(clone)
    Path("api.yaml").write_bytes(
        Path("api.yaml").read_bytes().replace(b"Small Pets", b"Large Pets")
    )
    code, _, said = call(capsys)
    assert code == 1 and "other-package" in said and "edited-file" not in said
    assert "run: ftgen --force" in call(capsys, "--check")[2]
    assert call(capsys, "--force")[0] == 0
    assert call(capsys, "--check")[0] == 0
    assert "Large Pets" in Path("sdk", "docs", "README.md").read_text()


def test_attributes_of_git_that_are_not_ours_are_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "out").mkdir()
    (folder / "out" / ".gitattributes").write_text("* text\n")
    arguments = ("--spec", "api.yaml", "--target", "docs")
    assert call(capsys, *arguments)[0] == 0
    assert (folder / "out" / ".gitattributes").read_text() == "* text\n"
    assert call(capsys, *arguments, "--check")[0] == 0
