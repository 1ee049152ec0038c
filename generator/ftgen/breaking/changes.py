"""The changes that were found, each with its place in either revision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ftgen.diagnostics import Diagnostic, Location
from ftgen.openapi import Spec
from ftgen.rules import RULES
from ftgen.severity import Severity

_NO_TYPE = frozenset(("changed-default", "changed-format", "changed-discriminator"))
"""Rules that do not tell why a type is another."""


class Changes:
    """Collects changes, each once; lines and columns are filled in."""

    def __init__(self, old: Spec, new: Spec) -> None:
        self._old = old
        self._new = new
        self._found: dict[tuple[str, Location, Location], Diagnostic] = {}
        self._rules: dict[Location, set[str]] = {}
        self._told: set[Location] = set()
        self._told_new: set[Location] = set()

    def add(
        self, rule: str, message: str, old: Location, new: Location, hint: str = ""
    ) -> None:
        """Record a change by its rule; ``new`` is the place nearest to it where there is nothing any longer."""
        old, new = _bare(old), _bare(new)
        severity = RULES[rule].severity
        item = Diagnostic(rule, severity, message, new, hint, before=old)
        self._found.setdefault((rule, old, new), item)
        self._rules.setdefault(old, set()).add(rule)
        if severity is not Severity.NOTE and rule not in _NO_TYPE:
            self._told.update(_outwards(old))
            self._told_new.add(new)

    def rules_at(self, old: Location) -> set[str]:
        """The rules of the changes of what stood at a place of the old revision."""
        return self._rules.get(_bare(old), set())

    def is_gone(self, old: Location) -> bool:
        """Whether what stood at a place, or around it, is reported to be gone."""
        return any(
            rule.startswith("removed-")
            for place in _outwards(_bare(old))
            for rule in self.rules_at(place)
        )

    def tells_of(self, old: Location) -> bool:
        """Whether values at a place of the old revision, or inside it, are reported to be others."""
        return _bare(old) in self._told

    def tells_of_new(self, new: Location) -> bool:
        """Whether a change is reported that stands right at a place of the new revision."""
        return _bare(new) in self._told_new

    def placed(self) -> tuple[Diagnostic, ...]:
        """All changes by their place in the new revision."""
        placed = [
            replace(
                item,
                at=_filled(self._new.locate(item.at)),
                before=_filled(self._old.locate(item.before)) if item.before else None,
            )
            for item in self._found.values()
        ]
        return tuple(
            sorted(
                placed,
                key=lambda each: (
                    each.at.file,
                    each.at.line,
                    each.at.column,
                    each.rule,
                    each.message,
                ),
            )
        )


def _outwards(at: Location) -> Iterator[Location]:
    """A place and all around it."""
    pointer = at.pointer
    while pointer:
        yield Location(at.file, pointer)
        pointer = pointer.rpartition("/")[0]


def _bare(at: Location) -> Location:
    return Location(at.file, at.pointer)


def _filled(at: Location) -> Location:
    return at if at.line else replace(at, line=1, column=1)
