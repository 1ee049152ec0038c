"""The model Alone."""

from __future__ import annotations

from typing import TypeAlias

from .. import models

Alone: TypeAlias = "models.Named"
