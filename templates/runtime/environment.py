"""What a client takes from the environment where it is not told."""

from __future__ import annotations

import os


def variable(name: str) -> str | None:
    """The value of a variable; None where it is not set, or empty."""
    return os.environ.get(name) or None


def base_url(given: str | None, name: str, default: str | None = None) -> str:
    """The base URL that is given, else that of a variable, else the default; raises TypeError where there is none."""
    found = (variable(name) or default) if given is None else given
    if found is None:
        raise TypeError(f"give the client base_url=…, or set {name}")
    return found
