"""Every rule that ftgen reports, by name; each part of the generator lists its own in one module here."""

from __future__ import annotations

from ftgen.rules import (
    api,
    command,
    description,
    drift,
    leniency,
    references,
    text,
)
from ftgen.rules.rule import Rule

__all__ = ["RULES", "Rule"]

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in sorted(
        (
            *(*command.RULES, *text.RULES, *description.RULES, *references.RULES),
            *(*leniency.RULES, *api.RULES, *drift.RULES),
        ),
        key=lambda rule: rule.name,
    )
}
