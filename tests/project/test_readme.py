"""Every command and every piece of code in the README."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import socket
import subprocess
import sys
import textwrap
import time
import tomllib
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
import yaml
from project.test_lint import LINTERS
from support.project import ROOT, SPEC, run
from support.serving import serving

from ftgen import RULES, generate, settings

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
DESCRIBED, *YAML = (text for kind, text in BLOCKS if kind == "yaml")
GENERATED, FIRST_CALL, *TOUR = (text for kind, text in BLOCKS if kind == "python")
COMMANDS = [
    line for kind, text in BLOCKS if kind == "console" for line in text.splitlines()
]
SETUP = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && "
SERVE, TEST, *OTHERS = COMMANDS
BENCHMARKS = (
    ".venv/bin/pip install -q -e '.[bench]' && .venv/bin/python -m tests.benchmarks"
)
CORPUS = (
    'python3 ../shared/tools/corpus.py --python "$PWD/.venv/bin/python"'
    " --set mission,real,tricky,invalid --check import,mypy,pyright,again"
)
QUICK = {
    ".venv/bin/ftgen --check": "up to date",
    ".venv/bin/ftgen explain edited-file": "edited-file (error)",
    ".venv/bin/ftgen --help": "--target",
    ".venv/bin/ftgen scaffold app": "6 methods answering 501",
    ".venv/bin/ftgen": "up to date",
    ".venv/bin/pytest tests/cases/test_cases.py --update": "tests collected",
    ".venv/bin/python -m tests.fuzz --seconds 5": ", 0 not answered",
    ".venv/bin/python -m tests.siege --requests 2000": "grown: nothing",
}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout whose .venv is the environment of this run."""
    folder = tmp_path_factory.mktemp("readme") / "checkout"
    kept = shutil.ignore_patterns(
        ".venv", ".git", ".*_cache", "__pycache__", ".hypothesis"
    )
    shutil.copytree(ROOT, folder, ignore=kept)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


def shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the README as its reader does."""
    return subprocess.run(
        ["bash", "-c", command], cwd=cwd, capture_output=True, text=True, timeout=300
    )


def test_ci_runs_the_second_command() -> None:
    assert TEST.startswith(SETUP)
    assert TEST in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_the_first_command_serves_what_it_generates(checkout: Path) -> None:
    assert SERVE.startswith(SETUP)
    generate, _, serve = SERVE.removeprefix(SETUP).partition(" && cd out && ")
    done = shell(generate, checkout)
    assert done.returncode == 0, done.stderr
    assert "files in out" in done.stdout
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["bash", "-c", f"exec {serve} --port {port}"]
    with subprocess.Popen(
        command, cwd=checkout / "out", stdout=subprocess.PIPE
    ) as server:
        try:
            shown = page(f"http://127.0.0.1:{port}")
            assert "/fine_tuning/jobs/{fine_tuning_job_id}" in shown
            assert shown.count("from the description") == 6
        finally:
            server.terminate()


@pytest.mark.parametrize("command", QUICK)
def test_a_quick_command(checkout: Path, command: str) -> None:
    assert command in OTHERS
    options = {
        "pytest": " --collect-only",
        "fuzz": " --seconds 1",
        "siege": " --requests 300",
    }
    more = next((text for word, text in options.items() if word in command), "")
    done = shell(command + more, checkout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert QUICK[command] in done.stdout


def test_the_benchmarks_can_be_asked_for(checkout: Path) -> None:
    assert BENCHMARKS in OTHERS
    install, _, measure = BENCHMARKS.partition(" && ")
    assert (
        "bench"
        in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
            "optional-dependencies"
        ]
    )
    assert install.endswith("'.[bench]'")
    done = shell(f"{measure} nonsense", checkout)
    assert "codecs" in done.stdout + done.stderr


def test_the_corpus_command_is_right(checkout: Path) -> None:
    assert CORPUS in OTHERS
    script = ROOT.parent / "shared" / "tools" / "corpus.py"
    if not script.exists():
        pytest.skip("the corpus does not lie beside this checkout")
    command = CORPUS.replace("../shared", str(script.parents[1]))
    done = shell(f"{command} --match fine-tuning --check import", checkout)
    assert "mission: 1 documents, whole and clean 1" in done.stdout, done.stdout


def test_every_command_is_run_by_a_test() -> None:
    assert sorted(OTHERS) == sorted([*QUICK, *LINTERS, BENCHMARKS, CORPUS])


def test_the_first_screen_shows_what_there_is() -> None:
    """The description, the code that comes of it, and a call that its example server answers."""
    described = textwrap.indent(DESCRIBED, "  ")
    assert described in SPEC.read_text("utf-8")
    module = ROOT / "out/fine_tuning_api/client/fine_tuning.py"
    assert textwrap.indent(GENERATED, "    ") in module.read_text("utf-8")


def test_the_first_call_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    from fine_tuning_api._runtime.examples import example_app
    from fine_tuning_api.server import API

    with serving(example_app(API)) as url:
        exec(FIRST_CALL.replace("http://127.0.0.1:8000", url), {})
    printed = capsys.readouterr().out
    assert printed == "succeeded ft:davinci-002:demo:support-desk:7q8mpxmy\n"


def test_the_tour_runs(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The methods of the README before those that the scaffold has written."""
    from fine_tuning_api.server import create_app

    done = run("ftgen", "scaffold", str(tmp_path / "toured"), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    monkeypatch.syspath_prepend(str(tmp_path))
    written = importlib.import_module("toured.fine_tuning").FineTuning
    handlers, calls = TOUR
    module: dict[str, Any] = {"__name__": "filled"}
    exec(compile(handlers, "fine_tuning.py", "exec"), module)
    filled = type("FineTuning", (module["FineTuning"], written), {})
    app = create_app(
        fine_tuning=filled(None), authenticate=lambda *given: "me", discover=False
    )
    with serving(app) as url:
        exec(calls.replace("http://127.0.0.1:8000", url), {})
    assert capsys.readouterr().out == "404\n"


def test_the_settings_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry_points, job = (text for kind, text in BLOCKS if kind == "toml")
    (tmp_path / "pyproject.toml").write_text(job, "utf-8")
    monkeypatch.chdir(tmp_path)
    (config,) = settings.jobs({})
    assert (config.spec, config.targets, config.out) == (
        "openapi.yaml",
        ("client",),
        "sdk",
    )
    assert config.overlays == ("ours.overlay.yaml",)
    assert tomllib.loads(entry_points)["project"]["entry-points"] == {
        "fine_tuning_api.api": {"fine_tuning": "acme:FineTuning"}
    }


def test_the_settings_generate_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, job = (text for kind, text in BLOCKS if kind == "toml")
    shutil.copy(SPEC, tmp_path / "openapi.yaml")
    (tmp_path / "ours.overlay.yaml").write_text(
        "overlay: 1.1.0\nactions: [{target: $.info, update: {x-ours: true}}]\n"
    )
    (tmp_path / "pyproject.toml").write_text(job, "utf-8")
    monkeypatch.chdir(tmp_path)
    (config,) = settings.jobs({})
    result = generate(config)
    assert [item.message for item in result.diagnostics] == []
    package = tmp_path / "sdk" / "fine_tuning_api"
    assert "def get(" in (package / "client" / "fine_tuning.py").read_text("utf-8")
    assert "kind: " in (package / "models" / "fine_tuning_job.py").read_text("utf-8")


def test_the_hooks_are_there() -> None:
    hooks = yaml.safe_load(YAML[0])
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    entries = {hook["id"]: hook["entry"] for hook in offered}
    (hook,) = (hook for repo in hooks["repos"] for hook in repo["hooks"])
    assert entries == {"ftgen": "ftgen", "ftgen-check": "ftgen --check"}
    assert hook["id"] in entries
    assert hook["args"][::2] == ["--config", "--config"]


def test_the_action_is_where_the_readme_says() -> None:
    _, used = yaml.safe_load(YAML[1])["jobs"]["generated"]["steps"]
    folder = used["uses"].partition("@")[0].split("/", 2)[2]
    action = yaml.safe_load((ROOT / folder / "action.yml").read_text("utf-8"))
    assert set(used["with"]) <= set(action["inputs"])
    assert yaml.safe_load(YAML[2])["generated"]["script"][-1] == "ftgen --check"


def test_the_problem_matcher_matches(tmp_path: Path) -> None:
    (block,) = (text for kind, text in BLOCKS if kind == "json")
    (task,) = json.loads(block)["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    (tmp_path / "api.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {/a: {get: 3}}"
    )
    done = run("ftgen", "api.yaml", cwd=tmp_path)
    matches = [re.match(pattern["regexp"], line) for line in done.stderr.splitlines()]
    found = next(
        match for match in matches if match and match[pattern["severity"]] == "error"
    )
    assert found[pattern["file"]] == "api.yaml"
    assert int(found[pattern["line"]]) == 3
    assert found[pattern["code"]] in RULES


def page(url: str) -> str:
    """What a server answers once it is up."""
    for _ in range(100):
        try:
            request = urllib.request.Request(url, headers={"Accept": "text/html"})
            with urllib.request.urlopen(request, timeout=5) as answer:
                text: str = answer.read().decode()
                return text
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {url}")
