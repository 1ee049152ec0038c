"""The registry of rules, and the page that ``ftgen explain`` prints of each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.project import ROOT

from ftgen.cli import main
from ftgen.rules import PARTS, RULES

SOURCES = sorted((ROOT / "generator" / "ftgen").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def test_names_are_kebab_case_and_unique() -> None:
    names = [rule.name for part in PARTS for rule in part.RULES]
    assert sorted(names) == list(RULES)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_a_page(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    rule = RULES[name]
    assert main(["explain", name]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"{name} ({rule.severity})")
    assert rule.summary.endswith(".") and "\n" not in rule.summary
    assert rule.summary in printed and rule.explanation.strip() in printed
    assert rule.explanation.strip()


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_reported_somewhere_and_tested(name: str) -> None:
    quoted = f'"{name}"'
    reported = [path for path in SOURCES if "rules" not in path.parts]
    assert any(quoted in _read(path) for path in reported)
    tested = [path for path in TESTS if path != Path(__file__)]
    assert any(quoted in _read(path) for path in tested)


def test_every_reported_rule_is_registered() -> None:
    calls = re.compile(r'\b(?:report|finding)\(\s*"([a-z-]+)"')
    found = {name for path in SOURCES for name in calls.findall(_read(path))}
    assert found and found <= set(RULES)


def test_explain_lists_all_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in printed] == list(RULES)


@pytest.mark.parametrize(
    ("name", "meant"), [("edited-fiel", "edited-file"), ("fo", "foreign-file")]
)
def test_explain_says_what_was_likely_meant(
    capsys: pytest.CaptureFixture[str], name: str, meant: str
) -> None:
    assert main(["explain", name]) == 2
    assert f"did you mean {meant!r}?" in capsys.readouterr().err


_texts: dict[Path, str] = {}


def _read(path: Path) -> str:
    if path not in _texts:
        _texts[path] = path.read_text("utf-8")
    return _texts[path]
