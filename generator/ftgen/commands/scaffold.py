"""`ftgen scaffold`: begin to implement a server, and go on when the description has changed."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ftgen.assembly import start
from ftgen.config import Config
from ftgen.diagnostics import FtgenError, Location, finding
from ftgen.pipeline import lowered
from ftgen.reporting.printing import print_results
from ftgen.settings import jobs

if TYPE_CHECKING:
    from ftgen.scaffolding.run import Step


@click.command(
    "scaffold",
    short_help="Write an application that implements the generated server.",
)
@click.argument("folder", metavar="FOLDER")
@click.option("--spec", metavar="FILE", help="Read this description.")
@click.option("--job", metavar="NAME", help="Take this job of pyproject.toml.")
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 where something is new."
)
def command(folder: str, spec: str | None, job: str | None, check: bool) -> int:
    """Write an application that implements the generated server: handlers, state, a test.

    What is there stays as it is: later runs add the methods of new operations and modules of new groups.
    """
    from ftgen.scaffolding.run import steps  # it imports black

    target = Path(folder)
    if not os.path.basename(os.path.abspath(target)).isidentifier():
        raise click.UsageError(
            f"{folder} cannot be the name of a package; name it with letters, digits and _, a letter first"
        )
    config = _job(spec, job)
    api, result = lowered(config)
    if api is None:
        print_results([result], "text")
        return result.exit_code
    begin = start(Path(config.out), api.package)
    with_client = "client" in config.targets
    done = list(steps(target, api, begin.module, with_client=with_client))
    if not check:
        _write(target, done)
    paths = [f"{target.as_posix()}/{step.path}" for step in done]
    width = max(map(len, paths), default=0)
    for path, step in zip(paths, done, strict=True):
        click.echo(f"{path:{width}}  {step.says}")
    if not done:
        click.echo(f"{target.as_posix()} has all that the description has.")
    if any(step.path == "app.py" and step.content for step in done) and not check:
        click.echo(_how_to_run(target, config))
    return int(check and any(step.content is not None for step in done))


def _job(spec: str | None, name: str | None) -> Config:
    """The job whose server is implemented."""
    names = [name] if name else []
    found = [
        each
        for each in jobs({"spec": spec} if spec else {}, names=names)
        if "server" in each.targets
    ]
    if len(found) != 1:
        problem = "several jobs generate" if found else "no job generates"
        raise click.UsageError(f"{problem} a server; name the one that is meant: --job")
    return found[0]


def _write(folder: Path, done: Iterable[Step]) -> None:
    for step in done:
        if step.content is not None:
            path = folder / step.path
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(step.content)
            except OSError as error:
                message = f"cannot be written: {error.strerror}"
                at = Location(os.path.relpath(path), "", 1, 1)
                raise FtgenError(finding("unwritable-output", message, at)) from error


def _how_to_run(folder: Path, config: Config) -> str:
    name = ".".join(Path(os.path.relpath(folder)).parts)
    root = start(Path(config.out), "").root
    where = "" if root == "." else f"PYTHONPATH={shlex.quote(root)} "
    return (
        "\n"
        f"Run it:   {where}uvicorn --factory {name}.app:make\n"
        f"Test it:  {where}python -m pytest {shlex.quote(folder.as_posix())}\n"
        "These files are yours: ftgen adds what comes to the description and touches nothing else."
    )
