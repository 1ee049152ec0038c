"""Results for programs: a JSON object, GitHub's workflow commands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Protocol

from ftgen.diagnostics import Diagnostic, Location
from ftgen.reporting.places import repository_path
from ftgen.result import Result
from ftgen.severity import Severity

_COMMANDS = {Severity.NOTE: "notice"}
"""Commands of GitHub that are called otherwise than the severity."""


class Reported(Protocol):
    """Anything that came with findings."""

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """The findings, placed."""


def json_object(results: Sequence[Result]) -> str:
    """One JSON object over all jobs.

    ``files`` are the generated ones, or after --check those that differ, and ``mending`` the commands that mend them.
    """
    found = {result.status for result in results}
    report = {
        "status": next(
            (status for status in ("error", "drift") if status in found), "ok"
        ),
        "files": [
            f"{result.out}/{path}" for result in results for path in result.files
        ],
        "operations": sum(result.operations for result in results),
        "mending": [result.mending for result in results if result.status == "drift"],
        "diagnostics": [plain(item) for item in all_diagnostics(results)],
    }
    return json.dumps(report, indent=2) + "\n"


def annotation_lines(results: Sequence[Reported]) -> str:
    """A workflow command of GitHub Actions for every finding: they show beside the lines of a pull request.

    Paths are relative to the repository's root, as GitHub reads them.
    """
    lines = []
    for item in all_diagnostics(results):
        place = {
            "file": repository_path(item.at.file),
            "line": item.at.line,
            "col": item.at.column,
            "title": item.rule,
        }
        fields = ",".join(
            f"{name}={_property(str(value))}" for name, value in place.items()
        )
        text = f"{item.message} ({item.hint})" if item.hint else item.message
        if item.before is not None:
            text += (
                f"; it was at {repository_path(item.before.file)}:{item.before.line}"
            )
        command = _COMMANDS.get(item.severity, item.severity.value)
        lines.append(f"::{command} {fields}::{_data(text)}\n")
    return "".join(lines)


def no_commands(text: str) -> str:
    """Text in which GitHub reads no workflow commands: a line of a diff might look like one.

    What starts them again is made of the whole text, so that nothing in it can.
    """
    if not text:
        return ""
    token = hashlib.sha256(text.encode()).hexdigest()
    return f"::stop-commands::{token}\n{text}::{token}::\n"


def all_diagnostics(results: Sequence[Reported]) -> tuple[Diagnostic, ...]:
    """The diagnostics of all jobs, each once."""
    return tuple(
        dict.fromkeys(item for result in results for item in result.diagnostics)
    )


def plain(item: Diagnostic) -> dict[str, Any]:
    """A finding as JSON; ``before`` is the place in the old revision, where it is a change."""
    found = {
        "rule": item.rule,
        "severity": item.severity.value,
        "message": item.message,
        "hint": item.hint,
        **_place(item.at),
    }
    return found if item.before is None else {**found, "before": _place(item.before)}


def _place(at: Location) -> dict[str, Any]:
    return {
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "pointer": at.pointer,
    }


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(char for char in escaped if char.isprintable())


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
