"""How work grows with its input: processor time of two sizes compared, never seconds on the clock."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
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


@dataclass(slots=True)
class Calls:
    """How many functions were called."""

    count: int = 0


@contextmanager
def counted() -> Iterator[Calls]:
    """Count the calls of functions, those of built-in ones too."""
    calls = Calls()

    def note(frame: FrameType, event: str, argument: object) -> None:
        calls.count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(None)


def _cost(work: Callable[[int], Any], size: int) -> float:
    """The processor time of work alone: collecting garbage costs what all tests before have left in memory."""
    gc.disable()
    try:
        started = time.process_time()
        work(size)
        return time.process_time() - started
    finally:
        gc.enable()
