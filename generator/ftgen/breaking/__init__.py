"""Two revisions of a description compared: what changes for callers of the generated Python and for peers."""

from __future__ import annotations

from ftgen.breaking.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
