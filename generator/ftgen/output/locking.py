"""Runs that write to the same folder wait for each other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ftgen.output.manifest import CACHE
from ftgen.output.writing import prepare


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Have the output folder for oneself, for as long as the ``with`` statement lasts. Raises OSError.

    The lock is the operating system's: it ends with the process, however that ends.
    """
    prepare(out)
    descriptor = os.open(out / CACHE / "lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait(descriptor)
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":

    def _wait(descriptor: int) -> None:
        import msvcrt

        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                return
            except OSError:  # it gives up after ten seconds
                continue

else:

    def _wait(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)
