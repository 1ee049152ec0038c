"""What `ftgen explain` shows of each rule: the one is reported by the rule and by no other, the other is not."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from ftgen import Config, generate
from ftgen.breaking import compare
from ftgen.cli import main
from ftgen.rules import RULES
from ftgen.rules.pairs import PAIRS, WITHOUT, completed
from ftgen.rules.pairs_of_runs import DESCRIPTION
from ftgen.severity import Severity

DESCRIPTIONS = [
    name for name, each in PAIRS.items() if each.kind == "yaml" and not each.before
]
CHANGES = [name for name, each in PAIRS.items() if each.before]
RUNS = [name for name, each in PAIRS.items() if each.kind == "console"]

GENERAL = {"invalid-description"}
"""It says of everything that the schema of OpenAPI refuses that it does."""

BESIDE = {"lost-operation": {"duplicate-key"}}
"""Rules that cannot be broken alone."""


def test_every_rule_has_a_pair_or_a_reason_why_not() -> None:
    assert {*PAIRS, *WITHOUT} == set(RULES)
    assert not {*PAIRS} & {*WITHOUT}
    assert len(WITHOUT) == 2
    assert len(DESCRIPTIONS) + len(CHANGES) + len(RUNS) == len(PAIRS)


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_of_two_descriptions_one_is_reported(name: str, tmp_path: Path) -> None:
    pair = PAIRS[name]
    found = reported_of(tmp_path, pair.bad)
    assert found - GENERAL - BESIDE.get(name, set()) == {name} - GENERAL
    assert name in found
    assert reported_of(tmp_path, pair.mended) == set()


def reported_of(folder: Path, description: str) -> set[str]:
    spec = folder / "openapi.yaml"
    spec.write_text(completed(description), "utf-8")
    config = Config(spec=str(spec), targets=("models",), out=str(folder / "out"))
    return {found.rule for found in generate(config).diagnostics}


@pytest.mark.parametrize("name", CHANGES)
def test_of_two_changes_one_is_reported(name: str, tmp_path: Path) -> None:
    """Beside it there may be what breaks nothing; the other change breaks nothing at all."""
    pair = PAIRS[name]
    bad = changes(tmp_path, pair.before, pair.bad)
    assert {rule for rule, severity in bad if severity is not Severity.NOTE} <= {name}
    assert (name, RULES[name].severity) in bad
    mended = changes(tmp_path, pair.before, pair.mended)
    assert name not in {rule for rule, _ in mended}
    assert {severity for _, severity in mended} <= {Severity.NOTE}


def changes(folder: Path, old: str, new: str) -> set[tuple[str, Severity]]:
    paths = [folder / "old.yaml", folder / "new.yaml"]
    for path, text in zip(paths, (old, new), strict=True):
        path.write_text(completed(text), "utf-8")
    found = compare(*map(str, paths))
    assert found.is_readable
    return {(each.rule, each.severity) for each in found.diagnostics}


@pytest.mark.parametrize("name", RUNS)
def test_of_two_runs_one_is_reported(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pair = PAIRS[name]
    for folder, session, expected in (
        ("bad", pair.bad, {name}),
        ("mended", pair.mended, set()),
    ):
        (tmp_path / folder).mkdir()
        monkeypatch.chdir(tmp_path / folder)
        monkeypatch.syspath_prepend(tmp_path / folder)
        monkeypatch.delitem(sys.modules, "boats", raising=False)
        printed = typed(session, capsys)
        found = set(re.findall(r"\[([a-z-]+)\]$", printed, re.MULTILINE))
        assert found == expected, printed


def typed(session: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the last ftgen of a session prints, in this folder; a file that is shown is written."""
    Path("openapi.yaml").write_text(DESCRIPTION, "utf-8")
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    printed = ""
    for step in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, lines = step.partition("\n")
        if command.startswith("cat "):
            text = lines.rstrip("\n") + "\n"
            Path(command.removeprefix("cat ")).write_text(text, "utf-8")
            continue
        assert not lines.strip()
        if not command.startswith("ftgen"):
            environment = {**os.environ, "PATH": tools}
            subprocess.run(command, shell=True, check=True, env=environment)
            continue
        main(shlex.split(command)[1:])
        written = capsys.readouterr()
        printed = written.out + written.err
    return printed


def test_explain_shows_both(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "lenient-type"]) == 0
    printed = capsys.readouterr().out
    assert "This is reported:\n\n    components:\n" in printed
    assert "Length: {type: number, format: float}" in printed


def test_explain_says_what_was_described_before(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "removed-operation"]) == 0
    printed = capsys.readouterr().out
    was, _, rest = printed.partition("This is reported:")
    assert "This was described:\n\n    paths:\n" in was and "deprecated:" not in was
    assert "deprecated: true" in rest.partition("This is not:")[2]


def test_explain_says_why_there_is_no_example(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "internal-error"]) == 0
    assert capsys.readouterr().out.endswith(
        f"no example: {WITHOUT['internal-error']}\n"
    )


def test_one_page_has_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--all"]) == 0
    tokens = MarkdownIt("commonmark").parse(capsys.readouterr().out)
    headings = [
        after.content
        for token, after in pairwise(tokens)
        if token.type == "heading_open" and token.tag == "h2"
    ]
    assert headings == list(RULES)
    shown = [each.content.rstrip("\n") for each in tokens if each.type == "fence"]
    for pair in PAIRS.values():
        assert {pair.bad, pair.mended} <= {*shown}
