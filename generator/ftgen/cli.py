"""The command line: which command is meant, and what to say where one fails."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from itertools import pairwise

import click

from ftgen.commands import COMMANDS, generate, named
from ftgen.config import COMMAND_LINE
from ftgen.diagnostics import Diagnostic, FtgenError, Location, finding
from ftgen.format_worker import SELDOM
from ftgen.hints import did_you_mean
from ftgen.reporting.printing import print_results
from ftgen.reporting.report import FORMATS, Format
from ftgen.result import Result


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code. No exception leaves it."""
    gc.set_threshold(*SELDOM)
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
        return _call(arguments)
    except click.Abort:
        click.echo("interrupted", err=True)
        return 130
    except click.UsageError as error:
        called = error.ctx.command_path if error.ctx is not None else "ftgen"
        at = Location(COMMAND_LINE, called.removeprefix("ftgen").strip(), 1, 1)
        hint = f"`{called} --help` lists all options"
        problems: tuple[Diagnostic, ...] = (
            _error("usage", error.format_message(), at, hint),
        )
    except FtgenError as error:
        problems = error.diagnostics
    except BrokenPipeError:
        raise
    except Exception as error:
        problems = (_internal(error),)
    result = Result(status="error", out="", diagnostics=problems)
    print_results([result], _format_in(arguments))
    return result.exit_code


def _call(arguments: list[str]) -> int:
    """Run the command that the first argument names; without one, generate."""
    command: click.Command = generate.command
    name = "ftgen"
    if arguments and arguments[0] in COMMANDS:
        command = named(arguments[0])
        name = f"ftgen {arguments[0]}"
        arguments = arguments[1:]
    elif arguments and arguments[0].isalpha() and not os.path.exists(arguments[0]):
        raise _no_command(arguments[0])
    code: int = command.main(
        arguments,
        prog_name=name,
        standalone_mode=False,
        help_option_names=["-h", "--help"],
    )
    return code


def _no_command(name: str) -> FtgenError:
    options = {name for option in generate.command.params for name in option.opts}
    commands = ", ".join(COMMANDS)
    hint = did_you_mean(
        name,
        COMMANDS,
        f"`ftgen openapi.yaml` and `ftgen` alone generate; commands are {commands}",
    )
    if f"--{name}" in options:
        hint = f"did you mean `ftgen --{name}`?"
    at = Location(COMMAND_LINE, "", 1, 1)
    return FtgenError(_error("usage", f"there is no command {name!r}", at, hint))


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
    return finding(rule, message, at, hint)
