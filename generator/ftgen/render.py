"""Planned files → text, through Jinja templates that may not guess: what is undefined is an error."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ftgen.diagnostics import FtgenError, Location, finding
from ftgen.targets.plan import PlannedFile, TemplateFile, TextFile
from ftgen.targets.runtime import templates

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedFile:
    """What a template made of its view: still to be formatted, unless it is ``laid_out``."""

    path: str
    text: str
    laid_out: bool = False


def render(
    planned: Iterable[PlannedFile], custom: Path | None = None
) -> Iterator[TextFile | RenderedFile]:
    """The text of every planned file; the template ``module.py.jinja`` gets its view under the name ``module``.

    A template that the folder ``custom`` has too is taken from there. Raises FtgenError where such a one fails.
    """
    for file in planned:
        match file:
            case TextFile():
                yield file
            case TemplateFile():
                is_whole = file.laid_out and custom is None
                text = _rendered(file, custom)
                yield RenderedFile(path=file.path, text=text, laid_out=is_whole)


def _rendered(file: TemplateFile, custom: Path | None) -> str:
    folders = (file.templates or templates(),)
    environment = _environment(folders if custom is None else (custom, *folders))
    name = PurePosixPath(file.template).name.partition(".")[0]
    try:
        template = environment.get_template(file.template)
        return template.render({name: file.view, "view": file.view})
    except Exception as error:
        at = _place(error, custom) if custom is not None else None
        if at is None:
            raise
        message = f"the template failed: {error}"
        raise FtgenError(finding("failing-template", message, at, _HINT)) from error


_HINT = "`ftgen templates` writes down what each template is given, in CONTEXTS.md"


def _place(error: Exception, custom: Path) -> Location | None:
    """Where a template of this folder failed; None where none did."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [(each.filename, each.lineno or 1) for each in frames]
    stated = getattr(error, "filename", None), getattr(error, "lineno", None)
    if all(stated):
        places.append((str(stated[0]), int(str(stated[1]))))
    for filename, line in reversed(places):
        if Path(filename).is_relative_to(custom):
            return Location(filename, "", line, 1)
    return None


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    from jinja2 import (
        Environment,
        FileSystemLoader,
        StrictUndefined,
    )  # a run that finds nothing to do needs none

    return Environment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=len(folders) > 1,
        cache_size=-1,
    )
