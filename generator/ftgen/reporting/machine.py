"""Results for programs: a JSON object, GitHub's workflow commands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ftgen.diagnostics import Diagnostic
from ftgen.pipeline import Result
from ftgen.reporting.places import repository_path


def json_object(results: Sequence[Result]) -> str:
    """One JSON object over all jobs; ``files`` are the generated ones, or after --check those that differ."""
    found = {result.status for result in results}
    report = {
        "status": next(
            (status for status in ("error", "drift") if status in found), "ok"
        ),
        "files": [
            f"{result.out}/{path}" for result in results for path in result.files
        ],
        "operations": sum(result.operations for result in results),
        "diagnostics": [_plain(item) for item in all_diagnostics(results)],
    }
    return json.dumps(report, indent=2) + "\n"


def annotation_lines(results: Sequence[Result]) -> str:
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
        lines.append(f"::{item.severity} {fields}::{_data(text)}\n")
    return "".join(lines)


def all_diagnostics(results: Sequence[Result]) -> tuple[Diagnostic, ...]:
    """The diagnostics of all jobs, each once."""
    return tuple(
        dict.fromkeys(item for result in results for item in result.diagnostics)
    )


def _plain(item: Diagnostic) -> dict[str, Any]:
    return {
        "rule": item.rule,
        "severity": item.severity.value,
        "message": item.message,
        "hint": item.hint,
        "file": item.at.file,
        "line": item.at.line,
        "column": item.at.column,
        "pointer": item.at.pointer,
    }


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(char for char in escaped if char.isprintable())


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
