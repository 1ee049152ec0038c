"""The model Color."""

from __future__ import annotations

from typing import Literal, TypeAlias

Color: TypeAlias = Literal["red", "green", "dark blue", "1st"]
"""What a lamp shines in."""
