"""The GitHub Action, its steps run as its host would, and the hooks under pre-commit itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.project import MINIMAL, ROOT

ACTION = ROOT / ".github" / "actions" / "check" / "action.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a job that was run."""
    (tmp_path / "svc").mkdir()
    (tmp_path / "svc" / "api.yaml").write_text(MINIMAL)
    (tmp_path / "svc" / "pyproject.toml").write_text(
        '[tool.ftgen]\nspec = "api.yaml"\ntargets = ["models"]\n'
    )
    assert called(tmp_path / "svc", "ftgen").returncode == 0
    return tmp_path


def called(
    cwd: Path, *command: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command with the tools of this environment."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PATH": path, **environment},
    )


def test_the_action_is_one(tmp_path: Path) -> None:
    for schema, file in (
        ("vendor.github-actions", ACTION),
        ("vendor.github-workflows", ROOT / ".github" / "workflows" / "ci.yml"),
    ):
        done = called(
            tmp_path, "check-jsonschema", "--builtin-schema", schema, str(file)
        )
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("arguments", ["", "--config pyproject.toml"])
def test_the_last_step_fails_with_a_summary(folder: Path, arguments: str) -> None:
    *_, step = yaml.safe_load(ACTION.read_text("utf-8"))["runs"]["steps"]
    assert step["env"] == {"ARGUMENTS": "${{ inputs.arguments }}"}
    summary = folder / "summary.md"

    def run() -> subprocess.CompletedProcess[str]:
        command = (
            "bash",
            "--noprofile",
            "--norc",
            "-eo",
            "pipefail",
            "-c",
            step["run"],
        )
        return called(
            folder / "svc",
            *command,
            ARGUMENTS=arguments,
            RUNNER_TEMP=str(folder),
            GITHUB_STEP_SUMMARY=str(summary),
        )

    assert run().returncode == 0
    assert not summary.exists()
    (folder / "svc" / "api.yaml").write_text(
        MINIMAL.replace("name: {type", "nick: {type")
    )
    done = run()
    assert done.returncode == 1
    assert "::error file=" in done.stdout
    assert "::stop-commands::" in done.stdout
    assert "(run `ftgen" in summary.read_text("utf-8")
    assert "::stop-commands::" not in summary.read_text("utf-8")


def committed(folder: Path, hooks: list[dict[str, Any]]) -> None:
    """Make a repository of the folder, with hooks."""
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    for command in (["init", "-q"], ["add", "-A"]):
        assert called(folder, "git", *command).returncode == 0
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    assert called(folder, "git", *identity, "commit", "-qm", "a").returncode == 0


def edited(text: str) -> str:
    """A description, or a module, that says something else."""
    return text.replace("Small Pets", "Small pets") + "# edited\n"


@pytest.mark.parametrize(
    "file",
    [
        pytest.param("svc/api.yaml", marks=pytest.mark.long),
        "svc/out/small_pets/models/pet.py",
    ],
)
def test_the_hooks_fire_on_any_edit_in_a_monorepo(folder: Path, file: str) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for hook in hooks:
        hook |= {"language": "system", "args": ["--config", "svc/pyproject.toml"]}
    generating, checking = hooks
    committed(folder, [checking])
    environment = {"PRE_COMMIT_HOME": str(folder / ".cache")}
    assert called(folder, "pre-commit", "run", **environment).returncode == 0
    text = (folder / file).read_text("utf-8")
    (folder / file).write_text(edited(text))
    called(folder, "git", "add", file)
    done = called(folder, "pre-commit", "run", **environment)
    assert done.returncode == 1
    (advice,) = [line for line in done.stdout.splitlines() if "run: " in line]
    command = advice.partition("run: ")[2].partition(",")[0]
    assert called(folder, *command.split()).returncode == 0
    called(folder, "git", "add", "-A")
    assert called(folder, "pre-commit", "run", **environment).returncode == 0
    committed(folder, [generating])
    now = (folder / file).read_text("utf-8")
    (folder / file).write_text(text if now == edited(text) else edited(text))
    called(folder, "git", "add", file)
    assert called(folder, "pre-commit", "run", **environment).returncode == 1
