"""out/ is what ftgen makes of specs/fine_tuning.yaml, and the hooks that hold such a promise work."""

from __future__ import annotations

import shlex

import pytest
import yaml
from support.project import ROOT, run

from ftgen import check, jobs


def test_the_committed_output_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (config,) = jobs({})
    result = check(config)
    assert (result.status, result.diff) == ("ok", "")


def test_it_is_so_from_the_command_line() -> None:
    done = run("ftgen", "--check")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_hooks_run() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    for hook in hooks:
        assert hook["pass_filenames"] is False
        done = run(*shlex.split(hook["entry"]))
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflow_runs_what_the_readme_says() -> None:
    workflow = yaml.safe_load(
        (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    )
    steps = [step.get("run") for step in workflow["jobs"]["test"]["steps"]]
    assert steps[-3:] == [
        ".ci/run",
        ".venv/bin/pytest -n auto --dist loadfile -m long",
        ".venv/bin/ftgen --check --format github",
    ]
