"""What ftgen has to say about a description: where, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ftgen.rules import RULES
from ftgen.severity import Severity


class Binding(NamedTuple):
    """The schema that a $dynamicAnchor means: the name of the anchor and the schema's place."""

    anchor: str
    file: str
    pointer: str


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a description.

    ``pointer`` is an RFC 6901 JSON Pointer into ``file``; ``line`` and ``column`` count from 1 and are
    0 while they are not known. The stages carry file and pointer only; the pipeline adds line and column
    when a diagnostic is reported, because few places ever are. ``scope`` is what the dynamic anchors of JSON
    Schema mean in a schema that means one thing here and another there.
    """

    file: str
    pointer: str = ""
    line: int = 0
    column: int = 0
    scope: tuple[Binding, ...] = ()

    def child(self, *keys: str | int) -> Location:
        """The location of a value inside the one that is here."""
        pointer = self.pointer
        for key in keys:
            step = str(key)
            if "~" in step or "/" in step:
                step = step.replace("~", "~0").replace("/", "~1")
            pointer += "/" + step
        return Location(self.file, pointer, scope=self.scope)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable rule name, the place, one sentence on what is wrong, one on what to do.

    ``before`` is set for a change between two revisions: where in the old one it stood.
    """

    rule: str
    severity: Severity
    message: str
    at: Location
    hint: str = ""
    before: Location | None = None


def finding(rule: str, message: str, at: Location, hint: str = "") -> Diagnostic:
    """A finding, whose rule says how much it weighs."""
    return Diagnostic(rule, RULES[rule].severity, message, at, hint)


class FtgenError(Exception):
    """Raised where going on makes no sense; carries the diagnostics that say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(d.message for d in diagnostics))
        self.diagnostics = diagnostics


@dataclass(slots=True)
class Diagnostics:
    """Collects the findings of a run, each once, in the order in which they are met; notes of rules asked for."""

    asked: Collection[str] = ()
    found: dict[Diagnostic, None] = field(default_factory=dict)

    def report(self, rule: str, message: str, at: Location, hint: str = "") -> None:
        """Record a finding, whose rule says how much it weighs; a note where it is asked for."""
        found = finding(rule, message, at, hint)
        if found.severity is not Severity.NOTE or rule in self.asked:
            self.found[found] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Record findings made elsewhere."""
        self.found.update(dict.fromkeys(diagnostics))
