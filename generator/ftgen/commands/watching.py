"""Waiting for a change: what --watch does between two runs."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from typing import TypeAlias

_INTERVAL = 0.3

State: TypeAlias = Mapping[str, tuple[int, int] | None]
"""Time of change and size of each file, None where there is none."""


def state_of(files: Iterable[str]) -> State:
    """What tells whether one of the files has changed since."""
    return {file: _state(file) for file in files}


def unchanged_since(started: int, state: State) -> State:
    """The state, of which what has changed since a time (in ns) was not seen: a run may have read it before."""
    return {
        file: None if found is not None and found[0] > started else found
        for file, found in state.items()
    }


def wait_for_change(seen: State) -> None:
    """Return once a file is not as it was seen, and has been left alone for a moment."""
    now = seen
    while True:
        time.sleep(_INTERVAL)
        before, now = now, state_of(seen)
        if now == before != seen:
            return


def _state(file: str) -> tuple[int, int] | None:
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
