"""What comparing two revisions says, in each format."""

from __future__ import annotations

import json
from typing import assert_never

from ftgen.breaking import Comparison
from ftgen.reporting.machine import annotation_lines, plain
from ftgen.reporting.report import Format, Report
from ftgen.reporting.sarif import sarif_log
from ftgen.reporting.text import Style, count_of, lines_of
from ftgen.severity import Severity


def report_changes(comparison: Comparison, format: Format, style: Style) -> Report:
    """Tell what changed, and the version that follows from it."""
    match format:
        case "text":
            return _text(comparison, style)
        case "github":
            return Report(stdout=annotation_lines([comparison]) + _summary(comparison))
        case "json":
            return Report(stdout=_object(comparison))
        case "sarif":
            return Report(stdout=sarif_log([comparison]))
        case _:
            assert_never(format)


def _text(comparison: Comparison, style: Style) -> Report:
    lines = "".join(line + "\n" for line in lines_of(comparison.diagnostics, style))
    if not comparison.is_readable:
        return Report(stderr=lines)
    return Report(stdout=lines + _summary(comparison))


def _summary(comparison: Comparison) -> str:
    if not comparison.is_readable:
        return ""
    if comparison.bump == "none":
        return "Nothing changed.\n"
    counted = ", ".join(
        f"{comparison.count(severity)} {what}"
        for severity, what in (
            (Severity.ERROR, "breaking"),
            (Severity.WARNING, "risky"),
            (Severity.NOTE, "harmless"),
        )
    )
    changes = count_of(len(comparison.diagnostics), "change")
    return f"{changes} ({counted}): a {comparison.bump} version.\n"


def _object(comparison: Comparison) -> str:
    status = "breaking" if comparison.exit_code else "ok"
    report = {
        "status": status if comparison.is_readable else "error",
        "old": comparison.old,
        "new": comparison.new,
        "bump": comparison.bump if comparison.is_readable else None,
        "diagnostics": [plain(item) for item in comparison.diagnostics],
    }
    return json.dumps(report, indent=2) + "\n"
