"""Results for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from click import style as colored

from ftgen.config import COMMAND_LINE
from ftgen.diagnostics import Diagnostic, Location
from ftgen.reporting.machine import all_diagnostics
from ftgen.result import Result
from ftgen.severity import Severity

_FINDINGS_OF_A_RULE = 10
_LINES_OF_A_DIFF = 200
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How results are written: ``excerpts`` of the source and ``color`` are for people at a terminal.

    A diff that is not wanted ``whole`` is cut where it becomes long; ``quiet`` leaves all but findings out.
    """

    color: bool = False
    excerpts: bool = False
    whole: bool = False
    quiet: bool = False


def summary(results: Sequence[Result], style: Style) -> str:
    """What was done, or would be, and how to go on from there."""
    if style.quiet:
        return ""
    return "".join(
        line + "\n" for result in results for line in _summary(result, style)
    )


def findings(results: Sequence[Result], style: Style) -> str:
    """All findings. The command that mends all drift of a job stands once, behind them."""
    commands = {f"run `{result.mending}`" for result in results}
    found = (
        replace(item, hint="") if item.hint in commands else item
        for item in all_diagnostics(results)
    )
    lines = list(lines_of(found, style))
    lines += [_drift(result) for result in results if result.status == "drift"]
    return "".join(line + "\n" for line in lines)


def lines_of(found: Iterable[Diagnostic], style: Style) -> Iterator[str]:
    """Every finding on a line of its own, with its place, and what to do about it on the next.

    Of the warnings and notes of one rule, and of the files that drifted for one cause, the first ten are shown
    and the others counted.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for item in found:
        is_drift = item.rule.startswith("drift-")
        if is_drift or item.severity is not Severity.ERROR:
            what = "file" if is_drift else item.severity.value
            seen[item.rule, what] += 1
            if seen[item.rule, what] > _FINDINGS_OF_A_RULE:
                continue
        yield from _finding(item, style)
    for (rule, what), count in sorted(seen.items()):
        if count > _FINDINGS_OF_A_RULE:
            more = count_of(count - _FINDINGS_OF_A_RULE, f"more {what}")
            yield f"{more} [{rule}]; --format json lists them all"


def _drift(result: Result) -> str:
    lost = sum(change.needs_force for change in result.changes)
    warning = f", which overwrites {count_of(lost, 'file')} of yours" if lost else ""
    files = count_of(len(result.changes), "file")
    return f"{files} in {result.out} would change; run: {result.mending}{warning}"


def _summary(result: Result, style: Style) -> Iterator[str]:
    match result.status:
        case "error":
            return
        case "drift":
            lines = result.diff.removesuffix("\n").split("\n")
            cut = len(lines) if style.whole else _LINES_OF_A_DIFF
            yield from lines[:cut]
            if lines[cut:]:
                yield f"… {count_of(len(lines[cut:]), 'more line')}; --diff shows them all"
        case "ok" if result.changes:
            kinds = Counter(change.kind for change in result.changes)
            counted = ", ".join(
                f"{number} {kind}" for kind, number in sorted(kinds.items())
            )
            yield (
                f"{count_of(len(result.files), 'file')} in {result.out} ({counted}): "
                f"package {result.package}, {count_of(result.operations, 'operation')}."
            )
            yield from ("\n".join(result.next_steps)).splitlines()
        case "ok":
            are = "is" if len(result.files) == 1 else "are"
            yield f"{count_of(len(result.files), 'file')} in {result.out} {are} up to date."


def count_of(number: int, noun: str) -> str:
    """A number of things in words."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _finding(item: Diagnostic, style: Style) -> Iterator[str]:
    severity = item.severity.value
    if style.color:
        severity = colored(severity, fg=_COLORS[item.severity], bold=True)
    pointer = f" (at {_one_line(item.at.pointer)})" if item.at.pointer else ""
    if item.at.file == COMMAND_LINE:
        pointer = ""
    yield f"{_place(item.at)}: {severity}: {_one_line(item.message)}{pointer} [{item.rule}]"
    if style.excerpts:
        yield from _excerpt(item.at)
    if item.before is not None:
        yield f"    before: {_place(item.before)}"
    if item.hint:
        yield f"    hint: {_one_line(item.hint)}"


def _place(at: Location) -> str:
    if at.file == COMMAND_LINE:
        return f"ftgen {at.pointer}".strip()
    return f"{_one_line(at.file)}:{at.line}:{at.column}"


def _excerpt(at: Location) -> Iterator[str]:
    lines = _lines(at.file)
    if 0 < at.line <= len(lines) and len(lines[at.line - 1]) < 160:
        yield f"{at.line:>6} | {_printable(lines[at.line - 1])}"
        yield f"       | {' ' * (at.column - 1)}^"


@cache
def _lines(file: str) -> list[str]:
    try:
        return Path(file).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return []


def _one_line(text: str) -> str:
    return _printable(" ".join(text.split()))


def _printable(text: str) -> str:
    """The text without what would steer a terminal."""
    return "".join(
        char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text
    )
