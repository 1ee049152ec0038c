"""Explicit YAML tags (``!!str 5``): what they make of a scalar."""

from __future__ import annotations

from typing import Any

from ftgen.source import scalars

_PREFIX = "tag:yaml.org,2002:"
_RESOLVED = frozenset(_PREFIX + name for name in ("int", "float", "bool", "null"))
_KEPT = frozenset(
    _PREFIX + name for name in ("str", "binary", "timestamp", "value", "merge")
)
_COLLECTIONS = frozenset(
    _PREFIX + name for name in ("map", "seq", "set", "omap", "pairs")
)


def is_known(tag: str | None) -> bool:
    """Whether a tag is one of YAML's own."""
    return tag is None or tag == "!" or tag in _RESOLVED | _KEPT | _COLLECTIONS


def tagged_scalar(tag: str, text: str) -> Any:
    """Return the value of a scalar with an explicit tag; binary and time stay the text that they are."""
    return scalars.resolve(text) if tag in _RESOLVED else text
