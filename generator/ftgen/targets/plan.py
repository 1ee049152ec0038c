"""What a target is, and the files that it plans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from ftgen.ir.api import Api


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFile:
    """A file to be rendered: ``path`` below the output folder, ``template`` below ``templates``, its input ``view``.

    ``templates`` is the folder that holds the template; None is ftgen's own.
    """

    path: str
    template: str
    view: object
    templates: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A file whose text is ready: a runtime module, an empty marker. Written byte for byte."""

    path: str
    text: str


PlannedFile: TypeAlias = TemplateFile | TextFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a run generates: the package's name and every target of the run, those required by others included."""

    package: str
    targets: tuple[str, ...]


class Target(Protocol):
    """Turns an API into planned files; found by name in the entry-point group ``ftgen.targets``.

    ``requires`` names the targets whose files this one's files import. ``next_steps`` says in a few lines
    how to run what was written.
    """

    name: str
    requires: tuple[str, ...]

    def plan(self, api: Api, selection: Selection) -> Iterable[PlannedFile]:
        """The files of this target, in any order; no two targets plan the same path with different text."""

    def next_steps(self, api: Api, selection: Selection) -> str:
        """What a person does next with what was written; empty where there is nothing to say."""
