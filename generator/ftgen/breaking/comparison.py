"""The comparison as a whole: both revisions read, the wire compared, then the generated Python."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from ftgen.breaking.callers import compare_callers
from ftgen.breaking.changes import Changes
from ftgen.breaking.revisions import read_revision
from ftgen.breaking.terms import Side
from ftgen.breaking.versions import compare_versions
from ftgen.breaking.wire import compare_wire
from ftgen.config import Config
from ftgen.diagnostics import Diagnostic, FtgenError
from ftgen.findings import Findings
from ftgen.ir.api import Api
from ftgen.openapi import Spec, load
from ftgen.scopes import lower_and_name
from ftgen.severity import Severity
from ftgen.source.remote import Remote

Bump: TypeAlias = Literal["none", "patch", "minor", "major"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What came of comparing two revisions.

    ``diagnostics`` are the changes, or the errors for which a revision could not be read (``is_readable`` is
    False then). ``bump`` is the part of the version (semver.org) that the changes raise: none where the files
    are the same, patch where only texts differ.
    """

    old: str
    new: str
    diagnostics: tuple[Diagnostic, ...]
    bump: Bump = "none"
    is_readable: bool = True

    @property
    def exit_code(self) -> int:
        """1 where a change breaks, 2 where a revision cannot be read, else 0."""
        if not self.is_readable:
            return 2
        return int(self.count(Severity.ERROR) > 0)

    def count(self, severity: Severity) -> int:
        """How many changes are of a severity."""
        return sum(item.severity is severity for item in self.diagnostics)


def compare(
    old: str,
    new: str,
    *,
    allow: Collection[str] = (),
    allow_remote: bool = False,
    allow_outside: bool = False,
) -> Comparison:
    """Compare two revisions of a description: files, or ``REF:PATH`` as git has it.

    Changes of the rules in ``allow`` are accepted: they are warnings, and ask for no major version. Raises
    FtgenError where there is no such rule.
    """
    configs = [
        Config(
            spec=name,
            allow=tuple(allow),
            allow_remote=allow_remote,
            allow_outside=allow_outside,
        )
        for name in (old, new)
    ]
    problems: list[Diagnostic] = []
    found = [_read(config, problems) for config in configs]
    before, after = found
    if before is None or after is None:
        return Comparison(
            old=old, new=new, diagnostics=tuple(problems), is_readable=False
        )
    changes = Changes(before[0], after[0])
    compare_wire(Side("old", before[0]), Side("new", after[0]), changes)
    compare_callers(before[1], after[1], changes)
    weighed = tuple(_weighed(item, allow) for item in changes.placed())
    is_same = [each for _, each in before[0].sources] == [
        each for _, each in after[0].sources
    ]
    bump = "none" if is_same else _bump(weighed)
    told = compare_versions(before[0], after[0], bump)
    return Comparison(old=old, new=new, diagnostics=(*weighed, *told), bump=bump)


def _read(config: Config, problems: list[Diagnostic]) -> tuple[Spec, Api] | None:
    """Read and lower a revision; None, with the errors, where ftgen would not generate from it."""
    findings = Findings(config)
    try:
        document, reader = read_revision(config.spec)
        findings.locate_by(
            lambda at: document.place(at.pointer) if at.file == document.file else at
        )
        spec = load(
            document,
            remote=Remote(fetching=config.allow_remote),
            allow_outside=config.allow_outside,
            diagnostics=findings.collected,
            reader=reader,
        )
        findings.locate_by(spec.locate)
        findings.stop_at_errors()
        api = lower_and_name(spec, package="", diagnostics=findings.collected)
        findings.stop_at_errors()
        return spec, api
    except FtgenError as error:
        reported = findings.report(error)
        problems += (each for each in reported if each.severity is Severity.ERROR)
        return None


def _weighed(item: Diagnostic, allow: Collection[str]) -> Diagnostic:
    is_accepted = item.severity is Severity.ERROR and item.rule in allow
    return replace(item, severity=Severity.WARNING) if is_accepted else item


def _bump(changes: tuple[Diagnostic, ...]) -> Bump:
    severities = {item.severity for item in changes}
    if Severity.ERROR in severities:
        return "major"
    return "minor" if severities else "patch"
