"""How much findings weigh."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the run, a warning does not, a note is nothing to mend."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
