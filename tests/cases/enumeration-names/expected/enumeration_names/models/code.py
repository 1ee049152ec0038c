"""The model Code."""

from __future__ import annotations

from typing import Literal, TypeAlias

Code: TypeAlias = Literal[200, 404]
