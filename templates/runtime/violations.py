"""What is said of a value that is not valid: where, and why."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

MOST_VIOLATIONS = 100
"""Where a list of violations ends: a value of a million wrong items has no more to tell."""

Path: TypeAlias = "tuple[Path, str | int] | None"
"""Where a value stands: in what, and under which key; a pointer is made of it where it is needed."""


class Violation(NamedTuple):
    """What is wrong at a place of a value; ``pointer`` is a JSON Pointer (RFC 6901)."""

    pointer: str
    message: str


def pointer(path: Path) -> str:
    """A path as a JSON Pointer."""
    steps: list[str] = []
    while path is not None:
        path, key = path
        steps.append(str(key).replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{step}" for step in reversed(steps))
