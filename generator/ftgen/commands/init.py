"""`ftgen init`: begin to use ftgen in a project."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from yaml import YAMLError

from ftgen.config import COMMAND_LINE, DEFAULT_OUT, DEFAULT_TARGETS, is_url
from ftgen.diagnostics import FtgenError, Location, finding
from ftgen.source.problems import unreadable
from ftgen.starting import additions
from ftgen.starting.additions import Addition
from ftgen.starting.search import descriptions, only_likely
from ftgen.version import __version__

_GITHUB = """\
name: ftgen
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-python@v6
        with:
          python-version: "3.13"
      - run: pip install ftgen=={version}
      - run: {command} --format github
"""
_GITLAB = """\
ftgen:
  image: python:3.13
  script:
    - pip install ftgen=={version}
    - {command}
"""


@click.command("init")
@click.argument("spec", metavar="[SPEC]", required=False)
def command(spec: str | None) -> int:
    """Set a project up: [tool.ftgen], a pre-commit hook, a CI job.

    SPEC is the description; without it, the one that is found here. What is in the files already stays as it is.
    """
    found = _description() if spec is None else _readable(spec)
    planned = list(_additions(found))
    for addition in planned:
        try:
            additions.write(addition)
        except OSError as error:
            raise _unwritable(addition.path, error) from error
        click.echo(f"{os.path.relpath(addition.path)}: {addition.says}")
    click.echo(
        "\nNext:\n"
        "  ftgen               generates what [tool.ftgen] says; commit it\n"
        "  pre-commit install  checks it before every commit"
    )
    return 0


def _readable(spec: str) -> str:
    """The description that is named, where it is a file that can be read, or an address."""
    if not spec.strip():
        raise click.UsageError("SPEC is blank; is a variable of the shell unset?")
    if not is_url(spec):
        try:
            Path(spec).open("rb").close()
        except OSError as error:
            raise unreadable(spec, error) from error
    return spec


def _description() -> str:
    found = descriptions(Path.cwd())
    path = only_likely(found)
    if path is not None:
        return path.relative_to(Path.cwd()).as_posix()
    names = ", ".join(each.relative_to(Path.cwd()).as_posix() for each in found[:5])
    message = "there is no OpenAPI description here"
    if found:
        message = f"there are several descriptions: {names}{' …' if found[5:] else ''}"
    at = Location(COMMAND_LINE, "init", 1, 1)
    hint = "name the one that is meant: `ftgen init openapi.yaml`"
    raise FtgenError(finding("no-jobs", message, at, hint))


def _additions(spec: str) -> Iterator[Addition]:
    """All that is to be written, made before anything is."""
    here, root = Path.cwd(), _root()
    values: dict[str, object] = {
        "spec": spec,
        "targets": list(DEFAULT_TARGETS),
        "out": DEFAULT_OUT,
    }
    if is_url(spec):
        values["allow-remote"] = True
    command = "ftgen --check"
    if here != root:
        config = here.relative_to(root).joinpath("pyproject.toml").as_posix()
        command += f" --config {shlex.quote(config)}"
    yield _made(here / "pyproject.toml", lambda path: additions.settings(path, values))
    yield _made(
        root / ".pre-commit-config.yaml", lambda path: additions.hook(path, command)
    )
    gitlab = root / ".gitlab-ci.yml"
    if gitlab.exists():
        text = _GITLAB.format(version=__version__, command=command)
        yield _made(gitlab, lambda path: additions.job(path, text, "ftgen"))
    else:
        name = "ftgen.yml" if here == root else f"ftgen-{here.name}.yml"
        text = _GITHUB.format(version=__version__, command=command)
        workflow = root / ".github" / "workflows" / name
        yield additions.new_file(workflow, text, f"a job that runs {command}")


def _root() -> Path:
    """The root of the checkout that the current folder is in; itself where it is in none."""
    here = Path.cwd()
    return next(
        (each for each in (here, *here.parents) if (each / ".git").exists()), here
    )


def _made(path: Path, make: Callable[[Path], Addition]) -> Addition:
    """The addition to a file; what cannot be read as what it is called stays as it is."""
    try:
        return make(path)
    except (ValueError, OSError, YAMLError) as error:
        reason = " ".join(str(error).split())
        says = f"left as it is, because {reason}; the README of ftgen shows what to add"
        return Addition(path=path, content=None, says=says)


def _unwritable(path: Path, error: OSError) -> FtgenError:
    message = f"cannot be written: {error.strerror}"
    at = Location(os.path.relpath(path), "", 1, 1)
    return FtgenError(finding("unwritable-output", message, at))
