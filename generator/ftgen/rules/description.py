"""Rules about reading a description (ftgen.openapi)."""

from __future__ import annotations

from ftgen.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
