"""The pairs that ``ftgen explain`` shows: the one is reported by the rule, the other is not."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from ftgen import Config, generate
from ftgen.cli import main
from ftgen.rules import PARTS, RULES, api, description, leniency, references, text
from ftgen.rules.pairs import PAIRS, completed

WITHOUT = {
    "pagination",  # It is told where it is asked for, of what is as it should be.
    "unreadable-file",  # There is no description.
    "wrong-encoding",  # What is reported are octets that are no text.
    "empty-document",
    "tab-indentation",  # Nobody could see it.
    "expansion-limit",  # These would be long.
    "nesting-limit",
    "unsupported-keyword",
}


def rules_reported(folder: Path, description_: str) -> set[str]:
    spec = folder / "openapi.yaml"
    spec.write_text(completed(description_), "utf-8")
    config = Config(spec=str(spec), targets=("models",), out=str(folder / "out"))
    return {found.rule for found in generate(config).diagnostics}


def test_every_rule_about_descriptions_has_a_pair() -> None:
    parts = (api, description, leniency, references, text)
    names = {rule.name for part in parts for rule in part.RULES}
    assert set(parts) <= set(PARTS)
    assert names - WITHOUT == set(PAIRS)


@pytest.mark.parametrize("name", PAIRS)
def test_the_one_is_reported_and_the_other_is_not(name: str, tmp_path: Path) -> None:
    pair = PAIRS[name]
    assert name in rules_reported(tmp_path, pair.bad)
    assert name not in rules_reported(tmp_path, pair.mended)


def test_explain_shows_both(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "lenient-type"]) == 0
    printed = capsys.readouterr().out
    assert "This is reported:\n\n    components:\n" in printed
    assert "Length: {type: number, format: float}" in printed


def test_one_page_has_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--all"]) == 0
    tokens = MarkdownIt("commonmark").parse(capsys.readouterr().out)
    headings = [
        after.content
        for token, after in pairwise(tokens)
        if token.type == "heading_open" and token.tag == "h2"
    ]
    assert headings == list(RULES)
