"""Hints that tell what was likely meant."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """The known name nearest to the one given; where none is near, ``otherwise`` or all of them."""
    from difflib import get_close_matches  # only mistakes pay for it

    names = sorted(known)
    begun = [known for known in names if name and known.startswith(name)]
    if close := get_close_matches(name, names, 1) or begun:
        return f"did you mean {close[0]!r}?"
    return otherwise or f"there is {', '.join(names)}"
