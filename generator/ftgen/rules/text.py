"""Rules about the text of a description (ftgen.source)."""

from __future__ import annotations

from ftgen.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
