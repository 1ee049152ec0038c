"""Why values of one schema are not all values of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ftgen.breaking.meaning import Direction
from ftgen.breaking.terms import Conjunction
from ftgen.diagnostics import Location

Kind: TypeAlias = Literal[
    "type", "limit", "enum", "variant", "required", "property", "format", "undecided"
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One keyword by which ``sub`` admits what ``sup`` does not: its places, and how either has it in words."""

    kind: Kind
    what: str
    sub: Location
    sup: Location
    sub_text: str = "absent"
    sup_text: str = "absent"


@dataclass(frozen=True, slots=True)
class Pair:
    """The question whether every value of ``sub`` is one of ``sup``.

    ``is_flipped`` says that ``sub`` is of the new revision: what peers send to us, not we to them.
    """

    sub: Conjunction
    sup: Conjunction
    direction: Direction
    is_flipped: bool


@dataclass(frozen=True, slots=True)
class Need:
    """One of these pairs has to hold; ``step`` leads there. Where none does, ``otherwise`` or the first says why.

    ``is_part`` says that the pairs are not the same thing in both revisions, but a condition on it.
    """

    pairs: tuple[Pair, ...]
    step: str = ""
    otherwise: Reason | None = None
    is_part: bool = False

    @property
    def is_variant(self) -> bool:
        """Whether the step leads nowhere but into a union."""
        return not self.step


@dataclass(frozen=True, slots=True)
class Node:
    """What a pair comes to: reasons why it does not hold, and what it needs besides."""

    reasons: tuple[Reason, ...] = ()
    needs: tuple[Need, ...] = ()
