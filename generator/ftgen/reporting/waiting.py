"""A line that tells a person at a terminal that work goes on, for as long as it lasts."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_CLEAR = "\r\x1b[K"


@contextmanager
def waiting(text: str, stream: TextIO, *, after: float = 1.0) -> Iterator[None]:
    """Show ``text`` and the seconds that passed, from ``after`` seconds on, and take it away in the end.

    Nothing is written where ``stream`` is no terminal.
    """
    if not stream.isatty():
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_show, args=(text, stream, after, done))
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _show(text: str, stream: TextIO, after: float, done: threading.Event) -> None:
    start = time.monotonic()
    shown = False
    while not done.wait(after):
        stream.write(f"{_CLEAR}{text} … {time.monotonic() - start:.0f} s")
        stream.flush()
        shown = True
    if shown:
        stream.write(_CLEAR)
        stream.flush()
