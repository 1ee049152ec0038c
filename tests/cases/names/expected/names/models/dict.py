"""The model Dict."""

from __future__ import annotations

from typing import TypeAlias

Dict: TypeAlias = dict[str, str]
