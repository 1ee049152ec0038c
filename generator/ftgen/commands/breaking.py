"""`ftgen breaking`: what changes between two revisions of a description."""

from __future__ import annotations

import sys

import click

from ftgen.breaking import compare
from ftgen.reporting.changes import report_changes
from ftgen.reporting.printing import print_report
from ftgen.reporting.report import FORMATS, Format
from ftgen.reporting.waiting import waiting

_EPILOG = """\b
Examples:
  ftgen breaking old.yaml new.yaml
  ftgen breaking main:openapi.yaml openapi.yaml
  ftgen breaking v1.2.0:api/openapi.yaml HEAD:api/openapi.yaml --allow removed-class

\b
Exit codes:
  0  nothing breaks
  1  a change breaks callers or peers
  2  usage, or a revision that cannot be read
  3  internal error"""


@click.command(
    "breaking",
    epilog=_EPILOG,
    short_help="Tell what breaks for callers and peers between two revisions.",
)
@click.argument("old")
@click.argument("new")
@click.option(
    "--format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.option(
    "--allow",
    metavar="RULE",
    multiple=True,
    help="Accept changes of this rule: they break nothing; repeatable.",
)
@click.option(
    "--allow-remote", is_flag=True, help="Fetch what http and https addresses name."
)
@click.option(
    "--allow-outside",
    is_flag=True,
    help="Follow references to files outside the description's folder.",
)
def command(
    old: str,
    new: str,
    format: Format,
    allow: tuple[str, ...],
    allow_remote: bool,
    allow_outside: bool,
) -> int:
    """Tell what breaks for callers of the generated code and for peers between two revisions.

    OLD and NEW are files, or REF:PATH for what git has of them.
    """
    with waiting(f"ftgen breaking: {new}", sys.stderr):
        comparison = compare(
            old,
            new,
            allow=allow,
            allow_remote=allow_remote,
            allow_outside=allow_outside,
        )
    print_report(lambda style: report_changes(comparison, format, style))
    return comparison.exit_code
