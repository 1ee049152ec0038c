"""Rules about what a target cannot generate (ftgen.targets)."""

from __future__ import annotations

from ftgen.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
