"""Every rule that ftgen reports, by name; each part of the generator lists its own in one module here."""

from __future__ import annotations

from ftgen.rules import (
    api,
    changes,
    command,
    description,
    drift,
    leniency,
    overlays,
    references,
    text,
)
from ftgen.rules.rule import Rule

__all__ = ["RULES", "Rule"]

PARTS = (
    *(api, changes, command, description, drift),
    *(leniency, overlays, references, text),
)

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in sorted(
        (rule for part in PARTS for rule in part.RULES), key=lambda rule: rule.name
    )
}
