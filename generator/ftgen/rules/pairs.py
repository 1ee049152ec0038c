"""For each rule about descriptions one that breaks it, and the same mended.

What all descriptions have is left out: ``openapi``, ``info`` and ``paths``, where it makes no difference.
"""

from __future__ import annotations

from dataclasses import dataclass

from ftgen.rules import pairs_of_documents, pairs_of_schemas


@dataclass(frozen=True, slots=True)
class Pair:
    """A description that breaks a rule, and one that does not."""

    bad: str
    mended: str


_HEAD = 'openapi: 3.1.0\ninfo: {title: Harbour, version: "1"}\n'


def _pairs() -> dict[str, Pair]:
    found: dict[str, Pair] = {}
    for text in (pairs_of_documents.TEXT, pairs_of_schemas.TEXT):
        for block in text.split("\n=== ")[1:]:
            name, _, rest = block.partition("\n")
            bad, _, mended = rest.partition("\n--->\n")
            found[name] = Pair(bad.strip("\n"), mended.strip("\n"))
    return found


PAIRS = _pairs()
"""The pairs by the names of the rules."""


def completed(text: str) -> str:
    """A description with what a pair leaves out."""
    head = "" if "openapi:" in text or "swagger:" in text else _HEAD
    tail = "" if "paths:" in text else "\npaths: {}"
    return f"{head}{text}{tail}\n"
