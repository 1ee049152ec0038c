"""The model Strings."""

from __future__ import annotations

from typing import TypeAlias

Strings: TypeAlias = list[str]
