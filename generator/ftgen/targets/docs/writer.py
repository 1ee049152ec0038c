"""What the builders of views ask of a format: Markdown and HTML answer alike."""

from __future__ import annotations

from typing import Protocol


class Writer(Protocol):
    """Makes finished fragments of text; both ``markdown`` and ``html``, the modules, are writers."""

    def escape(self, text: str, /) -> str:
        """Text on one line, every character of it for itself."""

    def code(self, text: str, /, *, cell: bool = True) -> str:
        """A piece of code within a line, in a cell of a table or outside."""

    def code_block(self, text: str, /, language: str = "") -> str:
        """A block of code."""

    def link(self, label: str, address: str, /) -> str:
        """A link; the label is a fragment."""

    def block(self, description: str, /) -> str:
        """A description as blocks of its own."""

    def line(self, description: str, /) -> str:
        """A description for a cell of a table."""

    def summary(self, description: str, /) -> str:
        """The first paragraph of a description, on one line."""
