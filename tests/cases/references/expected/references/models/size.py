"""The model Size."""

from __future__ import annotations

from typing import TypeAlias

Size: TypeAlias = int
