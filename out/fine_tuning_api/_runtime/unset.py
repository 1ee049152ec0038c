"""The value of what is absent, which is not null."""

from __future__ import annotations

from enum import Enum
from typing import Final, Literal


class Unset(Enum):
    """The type of ``UNSET``; falsy, and a single value, so that ``is UNSET`` narrows types."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""Stands for a property or parameter that is absent."""
