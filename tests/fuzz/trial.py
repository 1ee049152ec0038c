"""One description, and what has to hold of ftgen's answer, whatever it is."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from ftgen import Config, Severity, check

SECONDS = 30
"""Of the processor's time; after these a run counts as one that does not end: most take a thousandth of it."""


class StuckError(Exception):
    """A run that does not end."""


def fault(folder: Path, description: bytes) -> str:
    """What is wrong with the answer to a description; empty where nothing is.

    An answer is code that compiles, or findings of which one is an error; each has its place.
    """
    spec = folder / "openapi.yaml"
    spec.write_bytes(description)
    config = Config(
        spec=str(spec), out=str(folder / "out"), package="fuzz", format="none"
    )
    try:
        with _limited():
            result = check(config)
    except StuckError:
        return f"no answer after {SECONDS} s"
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:300]
    for item in result.diagnostics:
        if not (item.at.file and item.at.line > 0 and item.message):
            return f"a finding without a place: {item}"
    if result.status == "error":
        errors = [
            item for item in result.diagnostics if item.severity is Severity.ERROR
        ]
        return "" if errors else "refused without an error"
    for change in result.changes:
        if change.path.endswith(".py"):
            try:
                compile(change.after or b"", change.path, "exec", dont_inherit=True)
            except (SyntaxError, ValueError) as error:
                return f"{change.path} does not compile: {error}"
    return ""


@contextmanager
def _limited() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise StuckError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
