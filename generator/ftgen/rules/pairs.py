"""For each rule what it reports, and the same mended.

What all descriptions have is left out: ``openapi``, ``info`` and ``paths``, where it makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ftgen.rules import (
    pairs_of_changes,
    pairs_of_documents,
    pairs_of_files,
    pairs_of_runs,
    pairs_of_schemas,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """What a rule reports, and what it does not: descriptions, what ``before`` became, or what is typed."""

    bad: str
    mended: str
    before: str = ""
    kind: Literal["yaml", "console"] = "yaml"


WITHOUT = {
    "drift-tools": "It takes another version of ftgen, or of a tool, to show it.",
    "internal-error": "Nothing that is described or typed should ever show it.",
}
"""The rules without a pair, and why."""


def _split(text: str, kind: Literal["yaml", "console"]) -> Iterator[tuple[str, Pair]]:
    for block in text.split("\n=== ")[1:]:
        name, _, rest = block.partition("\n")
        bad, _, mended = rest.partition("\n--->\n")
        yield name, Pair(bad.strip("\n"), mended.strip("\n"), kind=kind)


PAIRS: dict[str, Pair] = {
    **dict(_split(pairs_of_documents.TEXT, "yaml")),
    **dict(_split(pairs_of_schemas.TEXT, "yaml")),
    **dict(_split(pairs_of_runs.TEXT, "console")),
    **dict(_split(pairs_of_files.TEXT, "console")),
    **{
        name: Pair(bad, mended, before)
        for name, (before, bad, mended) in pairs_of_changes.TRIPLES.items()
    },
}
"""The pairs by the names of the rules."""

_OPENAPI, _INFO = "openapi: 3.1.0\n", 'info: {title: Harbour, version: "1"}\n'


def completed(text: str) -> str:
    """A description with what a pair leaves out; a list is none and stays as it is."""
    if text.startswith("- "):
        return text
    lines = f"\n{text}"
    head = "" if "\nopenapi:" in lines or "\nswagger:" in lines else _OPENAPI
    info = "" if "\ninfo:" in lines else _INFO
    tail = "" if "paths:" in text else "\npaths: {}"
    return f"{head}{info}{text}{tail}\n"
