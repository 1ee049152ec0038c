"""Printing results: what belongs on standard output there, the rest on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

import click

from ftgen.reporting.report import Format, Report, report
from ftgen.reporting.text import Style
from ftgen.result import Result


def print_results(
    results: Sequence[Result],
    format: Format,
    *,
    whole: bool = False,
    quiet: bool = False,
) -> None:
    """Print what came of the jobs of a run, with colours and excerpts where a person looks.

    Long diffs are cut unless they are wanted ``whole``; ``quiet`` leaves all but findings out.
    """
    print_report(lambda style: report(results, format, style), whole=whole, quiet=quiet)


def print_report(
    make: Callable[[Style], Report], *, whole: bool = False, quiet: bool = False
) -> None:
    """Print a report, made for who looks."""
    looked_at = sys.stderr.isatty()
    style = Style(
        color=looked_at and not os.environ.get("NO_COLOR"),
        excerpts=looked_at,
        whole=whole,
        quiet=quiet,
    )
    texts = make(style)
    click.echo(texts.stderr, nl=False, err=True)
    click.echo(texts.stdout, nl=False)
