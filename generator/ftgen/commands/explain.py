"""`ftgen explain`: what a rule means."""

from __future__ import annotations

import click

from ftgen.config import COMMAND_LINE
from ftgen.diagnostics import FtgenError, Location, finding
from ftgen.hints import did_you_mean
from ftgen.rules import RULES


@click.command("explain")
@click.argument("rule", required=False)
def command(rule: str | None) -> int:
    """Print the page of a rule, or the names of all rules."""
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
    click.echo(
        f"{found.name} ({found.severity})\n\n{found.summary}\n\n{found.explanation.rstrip()}"
    )
    return 0
