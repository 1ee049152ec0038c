"""Rules about lowering a description (ftgen.lower)."""

from __future__ import annotations

from ftgen.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
