"""What a rule is."""

from __future__ import annotations

from dataclasses import dataclass

from ftgen.severity import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A stable name for one kind of finding, and the page that ``ftgen explain`` prints about it.

    ``summary`` is one line; ``explanation`` says when it is reported, why, and what to do about it.
    ``exit_code`` is what a run ends with when it is reported as an error: 1 is a finding, 2 means that the
    run could not start (usage, configuration, a description that cannot be read at all). What is told on request
    is told where --show names the rule.
    """

    name: str
    severity: Severity
    summary: str
    explanation: str
    exit_code: int = 1
    is_on_request: bool = False
