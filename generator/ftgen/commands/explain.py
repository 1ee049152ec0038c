"""`ftgen explain`: what a rule means."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

import click

from ftgen.config import COMMAND_LINE
from ftgen.diagnostics import FtgenError, Location, finding
from ftgen.hints import did_you_mean
from ftgen.rules import RULES
from ftgen.rules.pairs import PAIRS, WITHOUT
from ftgen.rules.pairs_of_runs import DESCRIPTION

_INTRODUCTION = f"""\
Every finding of ftgen names its rule in brackets. A rule is shown by what it reports, and by the same mended.

Of descriptions only what matters is shown; `openapi`, `info` and `paths` are always there. `$ cat FILE` stands for
a file with the lines that follow. Where no openapi.yaml is shown it is this one:

```yaml
{DESCRIPTION}```"""


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
    shown = [f"{said}\n\n{indent(text, '    ')}".rstrip() for said, text in _pair(rule)]
    click.echo("\n\n".join((head, found.explanation.rstrip(), *shown)))
    return 0


def _pair(rule: str) -> Iterator[tuple[str, str]]:
    """What is said of an example, and the example."""
    if rule in WITHOUT:
        yield f"There is no example: {WITHOUT[rule]}", ""
        return
    pair = PAIRS[rule]
    if pair.before:
        yield "This was described:", pair.before
    yield "This is reported:", pair.bad
    yield "This is not:", pair.mended


def _all_pages() -> str:
    """The pages of all rules as one of Markdown, each under its name: an anchor for links of SARIF to lead to."""
    pages = ["# The rules of ftgen", _INTRODUCTION]
    for found in RULES.values():
        text = f"## {found.name}\n\n*{found.severity}*: {found.summary}"
        kind = PAIRS[found.name].kind if found.name in PAIRS else ""
        shown = [
            f"{said}\n\n```{kind}\n{code.rstrip()}\n```" if code else said
            for said, code in _pair(found.name)
        ]
        pages += [text, found.explanation.rstrip(), *shown]
    return "\n\n".join(pages)
