"""Positions in a YAML text, as the parser reported them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from ftgen.source.document import step_into


class Mark(Protocol):
    """A place in a text; line and column count from 0."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column."""


@dataclass(frozen=True, slots=True)
class YamlPositions:
    """Where the keys of mappings and the items of sequences stand.

    ``marks`` and ``texts`` go by the identity of the container that the parser made.
    """

    root: Any
    start: Mark
    marks: dict[int, Any]
    texts: dict[tuple[int, str | int], str]

    def locate(self, tokens: list[str]) -> tuple[int, int]:
        """Return line and column of the value there or of its nearest ancestor."""
        value, mark = self.root, self.start
        for token in tokens:
            found, inner = step_into(value, token)
            if not found:
                break
            marks = self.marks[id(value)]
            mark = marks[token] if isinstance(value, dict) else marks[int(token)]
            value = inner
        return mark.line + 1, mark.column + 1

    def written(self, tokens: list[str]) -> str | None:
        """Return the text of a number whose value does not tell how it was written."""
        value = self.root
        for token in tokens[:-1]:
            _, value = step_into(value, token)
        last = tokens[-1] if tokens else ""
        if isinstance(value, list):
            return self.texts.get((id(value), int(last) if last.isdecimal() else -1))
        return self.texts.get((id(value), last))
