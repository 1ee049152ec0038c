"""The findings of one job: weighed by --allow and --strict, placed by line and column, kept for the next run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ftgen.config import Config
from ftgen.diagnostics import Diagnostic, Diagnostics, FtgenError, Location
from ftgen.severity import Severity


class Findings:
    """Collects what the stages of a job find, and says what of it stops the job."""

    def __init__(self, config: Config) -> None:
        self.collected = Diagnostics(asked=config.show)
        self._config = config
        self._locate: Callable[[Location], Location] = lambda location: location

    def locate_by(self, locate: Callable[[Location], Location]) -> None:
        """Find the lines and columns of what is reported from now on with this function."""
        self._locate = locate

    def stop_at_errors(self) -> None:
        """Raise FtgenError if anything found so far is an error."""
        if any(
            item.severity is Severity.ERROR
            for item in map(self._weighed, self.collected.found)
        ):
            raise FtgenError()

    def report(self, raised: FtgenError | None = None) -> tuple[Diagnostic, ...]:
        """All findings by place; what was ``raised`` among them, at its full weight."""
        weighed = [self._weighed(item) for item in self.collected.found]
        fatal = raised.diagnostics if raised is not None else ()
        placed = {
            replace(item, at=self._placed(item.at)): None for item in (*fatal, *weighed)
        }
        return tuple(sorted(placed, key=_order))

    def _weighed(self, item: Diagnostic) -> Diagnostic:
        if item.severity is Severity.NOTE:
            return item
        if item.rule in self._config.allow:
            return replace(item, severity=Severity.WARNING)
        return replace(item, severity=Severity.ERROR) if self._config.strict else item

    def _placed(self, location: Location) -> Location:
        found = location if location.line else self._locate(location)
        return found if found.line else replace(location, line=1, column=1)


def remembered(
    diagnostics: Iterable[Diagnostic], folder: str
) -> tuple[Mapping[str, Any], ...]:
    """Findings as a manifest keeps them, files relative to the description's folder; notes are made anew."""
    return tuple(
        {
            "rule": item.rule,
            "message": item.message,
            "hint": item.hint,
            "file": source_name(item.at.file, folder),
            "line": item.at.line,
            "column": item.at.column,
            "pointer": item.at.pointer,
        }
        for item in diagnostics
        if item.severity is not Severity.NOTE
    )


def recalled(
    warnings: Iterable[Mapping[str, Any]], folder: str
) -> Iterable[Diagnostic]:
    """The findings that a manifest kept."""
    for item in warnings:
        file = source_path(item["file"], folder)
        at = Location(file, item["pointer"], item["line"], item["column"])
        yield Diagnostic(
            item["rule"], Severity.WARNING, item["message"], at, item["hint"]
        )


def source_name(file: str, folder: str) -> str:
    """How a manifest names a file of a description: relative to the description's folder, or its URL."""
    if "://" in file or file.startswith("<"):
        return file
    return os.path.relpath(file, folder or ".").replace(os.sep, "/")


def source_path(name: str, folder: str) -> str:
    """The path, or the URL, of a file that a manifest names so."""
    if "://" in name or name.startswith("<"):
        return name
    return os.path.normpath(os.path.join(folder, name))


def _order(item: Diagnostic) -> tuple[str, int, int, str, str]:
    return (item.at.file, item.at.line, item.at.column, item.rule, item.message)
