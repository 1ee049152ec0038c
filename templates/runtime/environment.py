"""What a client takes from the environment where it is not told."""

from __future__ import annotations

import os


def variable(name: str) -> str | None:
    """The value of a variable; None where it is not set, or empty."""
    return os.environ.get(name) or None


def base_url(name: str) -> str:
    """The base URL of an API whose description has none; raises TypeError where the variable is not set either."""
    if (found := variable(name)) is None:
        raise TypeError(f"give the client base_url=…, or set {name}")
    return found
