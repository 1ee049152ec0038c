"""A text as plain values, and where in the text each of them was written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Protocol

from ftgen.diagnostics import Diagnostic, Location

_INDEX = re.compile(r"[0-9]{1,9}")


class Positions(Protocol):
    """Knows where in a text the values of a document stand."""

    def locate(self, tokens: list[str]) -> tuple[int, int]:
        """Return line and column, from 1, of the value there or of its nearest ancestor."""

    def written(self, tokens: list[str]) -> str | None:
        """Return the text of a scalar whose value does not tell how it was written."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: ``value`` is made of dict, list, str, int, float, bool and None only.

    Keys of mappings are the strings their author wrote. Values that YAML aliases repeat are the same
    object, so a document is never larger than its text. ``findings`` says what was odd in the text.
    """

    file: str
    value: Any = field(repr=False)
    text: str = field(repr=False)
    digest: str
    positions: Positions = field(repr=False)
    findings: tuple[Diagnostic, ...] = ()

    def locate(self, pointer: str) -> tuple[int, int]:
        """Return line and column, from 1, of the value at a JSON Pointer.

        A member of a mapping stands where its key does. A pointer to what does not exist gives the place
        of its nearest ancestor that does.
        """
        return self.positions.locate(pointer_tokens(pointer))

    def place(self, pointer: str) -> Location:
        """Return the location of a JSON Pointer with line and column filled in."""
        return Location(self.file, pointer, *self.locate(pointer))

    def written(self, pointer: str) -> str | None:
        """Return how the author wrote a number (``1.10``, ``0x1F``) where its value does not tell."""
        return self.positions.written(pointer_tokens(pointer))


def pointer_tokens(pointer: str) -> list[str]:
    """Split a JSON Pointer into its unescaped reference tokens (RFC 6901 §4)."""
    if "~" not in pointer:
        return pointer.split("/")[1:]
    steps = pointer.split("/")[1:]
    return [step.replace("~1", "/").replace("~0", "~") for step in steps]


def join_pointer(tokens: list[str]) -> str:
    """Write reference tokens as a JSON Pointer."""
    return "".join(
        "/" + token.replace("~", "~0").replace("/", "~1") for token in tokens
    )


def step_into(container: Any, token: str) -> tuple[bool, Any]:
    """Follow one reference token; the flag says whether there is anything."""
    if isinstance(container, dict):
        return token in container, container.get(token)
    if (
        isinstance(container, list)
        and _INDEX.fullmatch(token)
        and int(token) < len(container)
    ):
        return True, container[int(token)]
    return False, None
