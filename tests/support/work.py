"""How work grows with its input: processor time of two sizes compared, never seconds on the clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

_FACTOR = 4
_NOISE = 0.002
"""Seconds of processor time below which nothing is concluded."""


def growth(work: Callable[[int], Any], size: int) -> float:
    """How many times more processor time an input costs that is four times as large; linear work gives about 4."""
    small, large = _cost(work, size), _cost(work, size * _FACTOR)
    return large / max(small, _NOISE)


def assert_linear(work: Callable[[int], Any], size: int) -> None:
    """Fail where four times the input costs ten times the work, each time; quadratic work costs sixteen times."""
    assert min(growth(work, size) for _ in range(6)) < 10


def _cost(work: Callable[[int], Any], size: int) -> float:
    started = time.process_time()
    work(size)
    return time.process_time() - started
