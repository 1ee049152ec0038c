"""`ftgen init`: what it finds, writes and leaves as it is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml
from support.command import call
from support.project import MINIMAL, run, tree

from ftgen.version import __version__


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "api").mkdir()
    (tmp_path / "api" / "pets.yaml").write_text(MINIMAL, "utf-8")
    return tmp_path


def hooks(text: str) -> list[str]:
    """The entries of all hooks of a pre-commit configuration."""
    return [
        hook.get("entry", hook["id"])
        for repo in yaml.safe_load(text)["repos"]
        for hook in repo["hooks"]
    ]


def test_an_empty_project_gets_all_that_it_needs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = call(capsys, "init")
    assert (code, err) == (0, "")
    assert [line.split(":")[0] for line in out.splitlines()[:3]] == [
        "pyproject.toml",
        ".pre-commit-config.yaml",
        ".github/workflows/ftgen.yml",
    ]
    table = tomllib.loads((folder / "pyproject.toml").read_text())["tool"]["ftgen"]
    assert table == {
        "spec": "api/pets.yaml",
        "targets": ["client", "server", "docs"],
        "out": "out",
    }
    assert hooks((folder / ".pre-commit-config.yaml").read_text()) == ["ftgen --check"]
    workflow = yaml.safe_load((folder / ".github/workflows/ftgen.yml").read_text())
    steps = [step.get("run") for step in workflow["jobs"]["check"]["steps"]]
    assert steps[-2:] == [
        f"pip install ftgen=={__version__}",
        "ftgen --check --format github",
    ]
    assert call(capsys)[0] == 0
    assert call(capsys, "--check")[0] == 0


def test_a_second_time_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "init")
    before = tree(folder)
    code, out, _ = call(capsys, "init")
    assert (code, tree(folder)) == (0, before)
    assert out.count("already") == 3


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_nothing_that_is_there_is_lost_or_reformatted(
    folder: Path, capsys: pytest.CaptureFixture[str], end: str, last: str
) -> None:
    texts = {
        "pyproject.toml": "# ours\n[project]\nname='x'   # so\n[tool.black]\nline-length = 99",
        ".pre-commit-config.yaml": (
            "# ours\nrepos:\n- repo: https://example.com/a\n  rev: v1\n  hooks:\n  - {id: a,\n     args: [b]}\n"
            "  # more to come\n\nci: {skip: [a]}   # kept"
        ),
        ".gitlab-ci.yml": "test:\n  script: [!reference [.a, script]]   # ours",
    }
    for name, text in texts.items():
        (folder / name).write_bytes((text + last).replace("\n", end).encode())
    assert call(capsys, "init")[0] == 0
    for name, text in texts.items():
        after = (folder / name).read_bytes().decode()
        lines = iter(after.splitlines())
        assert all(line in lines for line in text.splitlines()), after
        assert after.count(end) == after.count("\n")
        assert len(after) > len(text)
    shown = (folder / ".pre-commit-config.yaml").read_text("utf-8")
    assert hooks(shown) == ["a", "ftgen --check"]
    assert yaml.safe_load(shown)["ci"] == {"skip": ["a"]}
    assert f"ftgen=={__version__}" in (folder / ".gitlab-ci.yml").read_text()
    assert not (folder / ".github").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".pre-commit-config.yaml", "repos: [{repo: local, hooks: []}]\n"),
        (".pre-commit-config.yaml", "repos: {}\n"),
        (".pre-commit-config.yaml", "- 3\n"),
        (".pre-commit-config.yaml", "a: [\n"),
        (".gitlab-ci.yml", "- 3\n"),
        ("pyproject.toml", "tool = {black = {}}\n"),
        ("pyproject.toml", "[tool\n"),
    ],
)
def test_what_cannot_be_added_to_stays(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    (folder / name).write_text(text)
    code, out, _ = call(capsys, "init")
    assert code == 0
    assert (folder / name).read_text() == text
    (line,) = [line for line in out.splitlines() if line.startswith(name)]
    assert "left as it is" in line


def test_a_service_of_a_monorepo_is_checked_from_the_root(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "api")
    assert call(capsys, "init")[0] == 0
    assert (folder / "api" / "pyproject.toml").exists()
    command = "ftgen --check --config api/pyproject.toml"
    assert hooks((folder / ".pre-commit-config.yaml").read_text()) == [command]
    assert command in (folder / ".github/workflows/ftgen-api.yml").read_text()
    assert call(capsys)[0] == 0
    done = run(*command.split(), cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_description_is_the_one_that_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for hidden in (".venv/openapi.yaml", "node_modules/x/openapi.json"):
        (folder / hidden).parent.mkdir(parents=True)
        (folder / hidden).write_text(MINIMAL)
    (folder / "other.json").write_text('{\n  "openapi": "3.1.0"}')
    (folder / "values.yaml").write_text("openapi-like: 3.1.0\n")
    code, _, err = call(capsys, "init")
    assert code == 2
    assert "other.json, api/pets.yaml" in err
    assert not (folder / "pyproject.toml").exists()
    (folder / "api" / "openapi.yml").write_text(MINIMAL)
    call(capsys, "init")
    assert 'spec = "api/openapi.yml"' in (folder / "pyproject.toml").read_text()


def test_an_address_is_allowed_to_be_fetched(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "init", "https://pets.example/openapi.json")[0] == 0
    table = tomllib.loads((folder / "pyproject.toml").read_text())["tool"]["ftgen"]
    assert table["spec"] == "https://pets.example/openapi.json"
    assert table["allow-remote"] is True


def test_without_a_description_there_is_nothing_to_begin_with(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "api" / "pets.yaml").unlink()
    assert rules_of_init(capsys) == (2, "no-jobs")
    assert sorted(path.name for path in folder.iterdir()) == [".git", "api"]


@pytest.mark.parametrize(
    ("spec", "rule", "hint"),
    [
        ("api/pest.yaml", "unreadable-file", "there is pets.yaml"),
        ("api", "unreadable-file", "there is pets.yaml"),
        ("", "usage", "`ftgen init --help`"),
    ],
)
def test_what_is_no_file_is_not_written_down(
    folder: Path, capsys: pytest.CaptureFixture[str], spec: str, rule: str, hint: str
) -> None:
    assert rules_of_init(capsys, spec) == (2, rule)
    assert hint in call(capsys, "init", spec)[2]
    assert sorted(path.name for path in folder.iterdir()) == [".git", "api"]


def rules_of_init(
    capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, str]:
    """The exit code, and the rule that stands in brackets."""
    code, _, err = call(capsys, "init", *arguments)
    return code, err.partition("[")[2].partition("]")[0]
