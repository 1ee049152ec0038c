"""The model Level."""

from __future__ import annotations

from typing import Literal, TypeAlias

Level: TypeAlias = Literal["1", "2"]
