"""Hints that tell what was likely meant."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The known name nearest to the one given; where none is near, all of them if they are few."""
    from difflib import get_close_matches  # only mistakes pay for it

    names = sorted(known)
    if close := get_close_matches(name, names, 1):
        return f"did you mean {close[0]!r}?"
    return f"there is {', '.join(names)}" if 0 < len(names) <= 12 else ""
