"""The model Keyed."""

from __future__ import annotations

from typing import TypeAlias

Keyed: TypeAlias = dict[str, int]
