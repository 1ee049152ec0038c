"""`ftgen explain`: what a rule means."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

import click

from ftgen.config import COMMAND_LINE
from ftgen.diagnostics import FtgenError, Location, finding
from ftgen.hints import did_you_mean
from ftgen.rules import RULES
from ftgen.rules.pairs import PAIRS


@click.command("explain")
@click.argument("rule", required=False)
@click.option("--all", "everything", is_flag=True, help="Print all pages as one.")
def command(rule: str | None, everything: bool) -> int:
    """Print the page of a rule, or the names of all rules."""
    if everything:
        click.echo(_all_pages())
        return 0
    if rule is None:
        width = max(map(len, RULES))
        for found in RULES.values():
            click.echo(f"{found.name:{width}}  {found.summary}")
        return 0
    if rule not in RULES:
        raise FtgenError(
            finding(
                "unknown-rule",
                f"there is no rule {rule!r}",
                Location(COMMAND_LINE, "explain", 1, 1),
                did_you_mean(rule, RULES, "`ftgen explain` lists all rules"),
            )
        )
    found = RULES[rule]
    head = f"{found.name} ({found.severity})\n\n{found.summary}"
    shown = [f"{said}:\n\n{indent(text, '    ')}" for said, text in _pair(rule)]
    click.echo("\n\n".join((head, found.explanation.rstrip(), *shown)))
    return 0


def _pair(rule: str) -> Iterator[tuple[str, str]]:
    if rule in PAIRS:
        yield "This is reported", PAIRS[rule].bad
        yield "This is not", PAIRS[rule].mended


def _all_pages() -> str:
    """The pages of all rules as one of Markdown, each under its name: an anchor for links of SARIF to lead to."""
    pages = ["# The rules of ftgen"]
    for found in RULES.values():
        text = f"## {found.name}\n\n*{found.severity}*: {found.summary}"
        shown = [f"{said}:\n\n```yaml\n{code}\n```" for said, code in _pair(found.name)]
        pages += [text, found.explanation.rstrip(), *shown]
    return "\n\n".join(pages)
