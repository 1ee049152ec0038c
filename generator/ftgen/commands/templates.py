"""`ftgen templates`: copies of the templates, to be changed, and what each of them is given."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ftgen import contexts
from ftgen.config import COMMAND_LINE
from ftgen.custom import CONTEXTS, digests_of
from ftgen.diagnostics import FtgenError, Location, finding
from ftgen.hints import did_you_mean


@click.command("templates")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.argument("names", metavar="[NAME]...", nargs=-1)
def command(folder: Path, names: tuple[str, ...]) -> int:
    """Write templates into FOLDER, all or those named, with what each is given.

    `templates = "FOLDER"` in [tool.ftgen] takes them in the place of ftgen's. What is there already is left as it
    is; that it fits what templates are given now is taken note of.
    """
    known = contexts.templates()
    for name in names:
        if name not in known:
            at = Location(COMMAND_LINE, "templates", 1, 1)
            message = f"there is no template {name!r}"
            hint = did_you_mean(name, known, "without a name all are written")
            raise FtgenError(finding("unknown-template", message, at, hint))
    try:
        for name in names or known:
            click.echo(f"{name}: {_written(folder / name, known[name])}")
        _note(folder, names or tuple(known))
    except OSError as error:
        at = Location(str(folder), "", 1, 1)
        raise FtgenError(finding("unwritable-output", str(error), at)) from error
    return 0


def _written(path: Path, source: Path) -> str:
    if path.exists():
        return "left as it is"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(source.read_bytes())
    return "written"


def _note(folder: Path, names: tuple[str, ...]) -> None:
    """Write down what these templates are given."""
    digests = {**digests_of(folder), **{each: contexts.digest(each) for each in names}}
    text = json.dumps(digests, indent=2, sort_keys=True)
    (folder / CONTEXTS).write_text(text + "\n", "utf-8")
    (folder / "CONTEXTS.md").write_text(contexts.document(), "utf-8")
