"""What a target is, and the files that it plans."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from ftgen.ir.api import Api


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFile:
    """A file to be rendered: ``path`` below the output folder, ``template`` below ``templates``, its input ``view``.

    ``templates`` is the folder that holds the template; None is ftgen's own. ``laid_out`` promises that the
    template writes what black would wherever no line is too long: black is then spared.
    """

    path: str
    template: str
    view: object
    templates: Path | None = None
    laid_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A file whose text is ready: a runtime module, an empty marker. Written byte for byte."""

    path: str
    text: str


PlannedFile: TypeAlias = TemplateFile | TextFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """How to go on from where ftgen was called: the folder of the output, and the package as it is imported there.

    ``root`` is the folder that Python has to be started in for that.
    """

    out: str = "."
    root: str = "."
    module: str = ""

    def command(self, text: str) -> str:
        """The command line that runs a command in ``root``."""
        return text if self.root == "." else f"cd {shlex.quote(self.root)} && {text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a run generates: the package's name and every target of the run, those required by others included.

    ``exports`` are the names that the package's root offers, each with the module below it that defines it.
    ``docs_base`` is the site that links of the description lead to, where that was chosen.
    ``description`` is what is generated from, as JSON, where it can be had as one text. ``start`` is for the
    next steps alone: no file depends on where it is written to.
    """

    package: str
    targets: tuple[str, ...]
    exports: Mapping[str, str]
    docs_base: str = ""
    description: str = ""
    start: Start = Start()


class Target(Protocol):
    """Turns an API into planned files; found by name in the entry-point group ``ftgen.targets``.

    ``requires`` names the targets whose files this one's files import. ``exports`` are names that it adds
    to the root of the package, each with the module below it that defines it.
    """

    name: str
    requires: tuple[str, ...]
    exports: tuple[tuple[str, str], ...]

    def plan(self, api: Api, selection: Selection) -> Iterable[PlannedFile]:
        """The files of this target, in any order; no two targets plan the same path with different text."""

    def next_steps(self, api: Api, selection: Selection) -> str:
        """What a person does next with what was written; empty where there is nothing to say."""
