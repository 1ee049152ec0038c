"""`ftgen` without a command: generate, or compare."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeVar

import click
from click.core import ParameterSource

from ftgen.commands import COMMANDS, named
from ftgen.commands.depfile import write_depfile
from ftgen.commands.watching import state_of, unchanged_since, wait_for_change
from ftgen.config import STDIN, Config
from ftgen.diagnostics import FtgenError
from ftgen.options import SETTINGS, Setting
from ftgen.pipeline import check, generate
from ftgen.reporting.printing import print_results
from ftgen.reporting.report import FORMATS, Format
from ftgen.reporting.waiting import waiting
from ftgen.result import Result
from ftgen.settings import config_files, jobs
from ftgen.version import __version__

_Function = TypeVar("_Function", bound=Callable[..., Any])
_NO_OPTION = ("name", "names", "pagination", "format", "after")

SECTIONS = {
    "What to generate": "spec target out package templates docs-base job config",
    "What of the description": "overlay only exclude allow-remote allow-outside",
    "What to do": "check diff watch force depfile",
    "What to report": "format quiet allow show strict",
    "Other": "version help",
}
"""The options of the help page, by heading."""

EXAMPLES = """\b
Examples:
  ftgen openapi.yaml                  models, client, server and docs in out/
  ftgen openapi.yaml --target client  a client alone
  ftgen init                          write the job down in pyproject.toml, then:
  ftgen                               generate what pyproject.toml says
  ftgen --check                       fail where the output is not what it says

\b
Exit codes:
  0  written, or clean
  1  drift (--check), or errors found in the description
  2  usage, configuration, or a description that cannot be read
  3  internal error"""


class Command(click.Command):
    """A command whose help has headings, and tells of the other commands too."""

    def format_options(
        self, context: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the options under their headings, then the commands."""
        options = {option.opts[-1]: option for option in self.get_params(context)}
        for heading, names in SECTIONS.items():
            shown = (options[f"--{name}"] for name in names.split())
            records = (option.get_help_record(context) for option in shown)
            with formatter.section(heading):
                formatter.write_dl([record for record in records if record is not None])
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, named(name).get_short_help_str(80)) for name in COMMANDS]
            )


def _settings(function: _Function) -> _Function:
    for setting in reversed(SETTINGS):
        if setting.key not in _NO_OPTION:
            function = _option(setting)(function)
    return function


def _option(setting: Setting) -> Callable[[_Function], _Function]:
    if setting.kind == "flag":
        both = f"{setting.option}/--no-{setting.key}"
        return click.option(both, setting.name, help=setting.help)
    several = setting.kind == "texts"
    return click.option(
        setting.option,
        setting.name,
        metavar=setting.metavar,
        multiple=several,
        help=setting.help.removesuffix(".") + ("; repeatable." if several else "."),
    )


@click.command(
    "ftgen",
    cls=Command,
    epilog=EXAMPLES,
    context_settings={"max_content_width": 100},
)
@click.argument("file", metavar="[SPEC]", required=False)
@_settings
@click.option(
    "--job",
    metavar="NAME",
    multiple=True,
    help="Run this job of pyproject.toml, and not all; repeatable.",
)
@click.option(
    "--config",
    metavar="FILE",
    multiple=True,
    help="Read the jobs from this pyproject.toml, and not from the nearest; repeatable.",
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
    "--force",
    is_flag=True,
    help="Overwrite files that were edited or that ftgen did not write.",
)
@click.option(
    "--format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.option("--quiet", is_flag=True, help="Print findings and nothing else.")
@click.option(
    "--watch",
    is_flag=True,
    help="Go on, and generate again whenever the description changes.",
)
@click.option(
    "--depfile",
    metavar="FILE",
    help="Write for Make or Ninja what the output was made from.",
)
@click.version_option(__version__, prog_name="ftgen")
@click.pass_context
def command(
    context: click.Context, /, file: str | None, watch: bool, **options: Any
) -> int:
    """Generate readable Python from an OpenAPI description: models, client, server, documentation.

    Without SPEC every job of the nearest pyproject.toml is run.
    """
    given = {
        setting.name: options[setting.name]
        for setting in SETTINGS
        if setting.key not in _NO_OPTION and _is_given(context, setting.name)
    }
    if options["force"]:
        given["force"] = True
    if file is not None:
        if "spec" in given:
            raise click.UsageError("SPEC and --spec are the same; give one of them")
        given["spec"] = file
    run = _Run(
        given,
        **{name: options[name] for name in ("job", "config", "mode", "format")},
        **{name: options[name] for name in ("quiet", "depfile")},
    )
    if not watch:
        return run()
    if options["mode"] or given.get("spec") == STDIN:
        raise click.UsageError("--watch generates, and from files that can change")
    return _watch(run)


def _is_given(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is ParameterSource.COMMANDLINE


@dataclass(slots=True)
class _Run:
    """One run as the command line describes it; ``files`` are those that the last time depended on."""

    given: dict[str, Any]
    job: tuple[str, ...]
    config: tuple[str, ...]
    mode: str | None
    format: Format
    quiet: bool
    depfile: str | None
    files: set[str] = field(default_factory=set)

    def __call__(self) -> int:
        configs = jobs(self.given, names=self.job, files=self.config)
        results = [_result(each, self.mode) for each in configs]
        self.files = {path for result in results for path in result.sources}
        self.files |= set(config_files(self.config))
        print_results(results, self.format, whole=self.mode == "diff", quiet=self.quiet)
        code = max(_exit_code(result, self.mode) for result in results)
        if self.depfile is not None and code == 0:
            write_depfile(self.depfile, results, config_files(self.config))
        return code

    def report(self, error: FtgenError) -> None:
        """Print what keeps the run from being understood, and wait for the files that it is said of."""
        result = Result(status="error", out="", diagnostics=error.diagnostics)
        print_results([result], self.format)
        self.files |= {item.at.file for item in error.diagnostics}


def _watch(run: _Run) -> NoReturn:
    """Run again and again, whenever a file changes that the last run depended on."""
    started = time.time_ns()
    run()
    seen = unchanged_since(started, state_of(run.files))
    while True:
        wait_for_change(seen)
        seen = state_of(run.files)
        try:
            run()
        except FtgenError as error:
            run.report(error)
        seen = {**state_of(run.files), **seen}


def _result(config: Config, mode: str | None) -> Result:
    with waiting(f"ftgen: {config.spec}", sys.stderr):
        return check(config) if mode else generate(config)


def _exit_code(result: Result, mode: str | None) -> int:
    return 0 if mode == "diff" and result.status == "drift" else result.exit_code
