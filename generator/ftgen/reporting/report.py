"""What a run says on standard output and on standard error, in the format that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

from ftgen.reporting.machine import annotation_lines, json_object, no_commands
from ftgen.reporting.sarif import sarif_log
from ftgen.reporting.text import Style, findings, summary
from ftgen.result import Result

Format: TypeAlias = Literal["text", "json", "github", "sarif"]
FORMATS: tuple[Format, ...] = ("text", "json", "github", "sarif")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The two texts, either of them possibly empty."""

    stdout: str = ""
    stderr: str = ""


def report(results: Sequence[Result], format: Format, style: Style) -> Report:
    """Tell what came of the jobs of a run."""
    match format:
        case "text":
            return Report(
                stdout=summary(results, style), stderr=findings(results, style)
            )
        case "github":
            rest = no_commands(summary(results, style))
            return Report(stdout=annotation_lines(results) + rest)
        case "json":
            return Report(stdout=json_object(results))
        case "sarif":
            return Report(stdout=sarif_log(results))
        case _:
            assert_never(format)
