"""What the page on the client is made of: sections, and the operations that they show."""

from __future__ import annotations

from dataclasses import dataclass

from ftgen.ir.api import Operation
from ftgen.python.expressions import Brackets, call
from ftgen.python.layout import lay_out


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a paragraph, and a block of code."""

    title: str
    text: str
    code: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """An operation to be shown: the attribute of the client that has it, and how it is called."""

    module: str
    class_name: str
    operation: Operation
    arguments: Brackets

    def call(self, start: str, indent: int = 4, after: str = "", name: str = "") -> str:
        """A statement that calls it."""
        called = f"client.{self.module}.{name or self.operation.name}"
        whole = call(called, *self.arguments.items)
        return lay_out(whole, indent=indent, before=start, after=after)

    @property
    def request(self) -> str:
        """The class of its request as a value."""
        return f"{self.class_name}Requests"
