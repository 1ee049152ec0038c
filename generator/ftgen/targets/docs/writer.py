"""What the builders of views ask of a format: Markdown and HTML answer alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ftgen.targets.docs.prose import Aim, nowhere


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

    def block(self, description: str, aim: Aim = nowhere, /) -> str:
        """A description as blocks of its own."""

    def line(self, description: str, aim: Aim = nowhere, /) -> str:
        """A description for a cell of a table."""

    def name(self, name: str, /) -> str:
        """The name of a property or header, in its row of a table."""

    def heading(self, name: str, /) -> str:
        """A name in Python as a heading."""

    def marks(self, lead: str, names: Iterable[str], /) -> str:
        """What a row is marked as: where its value stands, whether it is required, nullable, what its default is."""

    def title(self, title: str, /) -> str:
        """A title in front of a description; it is a fragment."""

    def annotation(
        self, pieces: Iterable[tuple[str, str]], /, *, cell: bool = True
    ) -> str:
        """A type: pieces of code, each with the address that it links to or ""."""

    def summary(self, description: str, aim: Aim = nowhere, /) -> str:
        """The first paragraph of a description, on one line."""
