"""Results for programs: a JSON object, GitHub's workflow commands, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ftgen.diagnostics import Diagnostic
from ftgen.pipeline import Result
from ftgen.rules import RULES
from ftgen.version import __version__


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
    """A workflow command of GitHub Actions for every finding: they show beside the lines of a pull request."""
    lines = []
    for item in all_diagnostics(results):
        place = {
            "file": item.at.file,
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


def sarif_log(results: Sequence[Result]) -> str:
    """A SARIF log with one run, for code-scanning services."""
    found = all_diagnostics(results)
    names = sorted({item.rule for item in found})
    rules = [
        {
            "id": name,
            "shortDescription": {"text": RULES[name].summary},
            "fullDescription": {"text": RULES[name].explanation},
        }
        for name in names
        if name in RULES
    ]
    driver = {"name": "ftgen", "version": __version__, "rules": rules}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "results": [_sarif(item) for item in found]}
        ],
    }
    return json.dumps(log, indent=2) + "\n"


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


def _sarif(item: Diagnostic) -> dict[str, Any]:
    region = {"startLine": max(item.at.line, 1), "startColumn": max(item.at.column, 1)}
    return {
        "ruleId": item.rule,
        "level": item.severity.value,
        "message": {"text": f"{item.message}\n{item.hint}".strip()},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": item.at.file},
                    "region": region,
                },
                "logicalLocations": [{"fullyQualifiedName": item.at.pointer}],
            }
        ],
    }


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(char for char in escaped if char.isprintable())


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
