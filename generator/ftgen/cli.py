"""The command line: arguments, printing, exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import click

from ftgen.config import COMMAND_LINE, DEFAULT_TARGETS, Config
from ftgen.diagnostics import Diagnostic, FtgenError, Location, Severity
from ftgen.hints import did_you_mean
from ftgen.pipeline import Result, check, generate
from ftgen.reporting.report import FORMATS, Format, report
from ftgen.reporting.text import Style
from ftgen.reporting.waiting import waiting
from ftgen.rules import RULES
from ftgen.settings import jobs
from ftgen.version import __version__

_EPILOG = """\b
Exit codes:
  0  written, or clean
  1  drift (--check), or errors found in the description
  2  usage, configuration, or a description that cannot be read
  3  internal error"""


@click.group(
    invoke_without_command=True,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--spec", metavar="FILE", help="The OpenAPI description; - is standard input."
)
@click.option(
    "--target",
    "targets",
    metavar="NAME",
    multiple=True,
    help="What to generate; repeatable. " f"Without it: {', '.join(DEFAULT_TARGETS)}.",
)
@click.option("--out", metavar="FOLDER", help="Where to write; without it: out.")
@click.option(
    "--package",
    metavar="NAME",
    help="Name of the package; without it: after the title.",
)
@click.option(
    "--check",
    "mode",
    flag_value="check",
    help="Write nothing; exit 1 with a diff if anything would change.",
)
@click.option(
    "--diff",
    "mode",
    flag_value="diff",
    help="Write nothing; print what would change, and exit 0.",
)
@click.option(
    "--only",
    metavar="FILTER",
    multiple=True,
    help="Generate only what matches: tag:NAME, "
    "path:/PATH or operation:ID, with * for any text; repeatable.",
)
@click.option(
    "--exclude",
    metavar="FILTER",
    multiple=True,
    help="Leave out what matches; repeatable.",
)
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
    help="Make errors of this rule warnings; repeatable.",
)
@click.option("--strict", is_flag=True, help="Make warnings errors.")
@click.option(
    "--allow-remote", is_flag=True, help="Follow references to http and https."
)
@click.option(
    "--allow-outside",
    is_flag=True,
    help="Follow references to files outside the description's folder.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Overwrite files that were edited or that ftgen did not write.",
)
@click.version_option(__version__, prog_name="ftgen")
@click.pass_context
def command(
    context: click.Context, /, mode: str | None, format: Format, **options: Any
) -> int:
    """Generate readable Python from an OpenAPI description: models, client, server, documentation.

    Without --spec every job of [tool.ftgen] in pyproject.toml is run.
    """
    if context.invoked_subcommand:
        return 0
    given = {name: value for name, value in options.items() if value}
    configs = (Config(**given),) if given.get("spec") else jobs(given)
    results = []
    for config in configs:
        with waiting(f"ftgen: {config.spec}", sys.stderr):
            results.append(check(config) if mode else generate(config))
    _print(results, format)
    return max(
        0 if mode == "diff" and result.status == "drift" else result.exit_code
        for result in results
    )


@command.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> int:
    """Print the page of a rule, or the names of all rules."""
    if rule is None:
        width = max(map(len, RULES))
        for found in RULES.values():
            click.echo(f"{found.name:{width}}  {found.summary}")
        return 0
    if rule not in RULES:
        hint = did_you_mean(rule, RULES, "`ftgen explain` lists all rules")
        at = Location(COMMAND_LINE, "explain", 1, 1)
        raise FtgenError(_error("unknown-rule", f"there is no rule {rule!r}", at, hint))
    found = RULES[rule]
    click.echo(
        f"{found.name} ({found.severity})\n\n{found.summary}\n\n{found.explanation.rstrip()}"
    )
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code. No exception leaves it."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(given)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(arguments: list[str]) -> int:
    try:
        code: int = command.main(arguments, prog_name="ftgen", standalone_mode=False)
        return code
    except click.Abort:
        click.echo("interrupted", err=True)
        return 130
    except click.UsageError as error:
        at = Location(COMMAND_LINE, "", 1, 1)
        problems: tuple[Diagnostic, ...] = (
            _error(
                "usage", error.format_message(), at, "`ftgen --help` lists all options"
            ),
        )
    except FtgenError as error:
        problems = error.diagnostics
    except BrokenPipeError:
        raise
    except Exception as error:
        problems = (_internal(error),)
    result = Result(status="error", out="", diagnostics=problems)
    _print([result], _format_in(arguments))
    return result.exit_code


def _print(results: Sequence[Result], format: Format) -> None:
    looked_at = sys.stderr.isatty()
    style = Style(
        color=looked_at and not os.environ.get("NO_COLOR"), excerpts=looked_at
    )
    texts = report(results, format, style)
    click.echo(texts.stderr, nl=False, err=True)
    click.echo(texts.stdout, nl=False)


def _format_in(arguments: Sequence[str]) -> Format:
    """The format that was asked for on a command line that may not be valid otherwise."""
    words = " ".join(arguments).replace("=", " ").split()
    pairs = dict(pairwise(words))
    return next(
        (format for format in FORMATS if format == pairs.get("--format")), "text"
    )


def _internal(error: Exception) -> Diagnostic:
    if os.environ.get("FTGEN_DEBUG"):
        traceback.print_exc()
    frame = traceback.extract_tb(error.__traceback__)[-1]
    reason = f"{type(error).__name__}: {error}".splitlines()[0]
    message = f"ftgen failed: {reason} (in {os.path.basename(frame.filename)}, line {frame.lineno})"
    hint = "please report it, with the description; FTGEN_DEBUG=1 shows the traceback"
    return _error("internal-error", message, Location(COMMAND_LINE, "", 1, 1), hint)


def _error(rule: str, message: str, at: Location, hint: str) -> Diagnostic:
    return Diagnostic(rule, Severity.ERROR, message, at, hint)
