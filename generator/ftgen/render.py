"""Planned files → text, through Jinja templates that may not guess: what is undefined is an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ftgen.targets.plan import PlannedFile, TemplateFile, TextFile

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedFile:
    """What a template made of its view: still to be formatted, unless it is ``laid_out``."""

    path: str
    text: str
    laid_out: bool = False


def render(planned: Iterable[PlannedFile]) -> Iterator[TextFile | RenderedFile]:
    """The text of every planned file; the template ``module.py.jinja`` gets its view under the name ``module``."""
    for file in planned:
        match file:
            case TextFile():
                yield file
            case TemplateFile():
                environment = _environment(file.templates or templates_folder())
                name = PurePosixPath(file.template).name.partition(".")[0]
                text = environment.get_template(file.template).render(
                    {name: file.view, "view": file.view}
                )
                yield RenderedFile(path=file.path, text=text, laid_out=file.laid_out)


@cache
def templates_folder() -> Path:
    """ftgen's own templates: inside the installed package, or beside generator/ in a checkout."""
    package = Path(__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


@cache
def _environment(folder: Path) -> Environment:
    from jinja2 import (
        Environment,
        FileSystemLoader,
        StrictUndefined,
    )  # a run that finds nothing to do needs none

    return Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
