"""What the page on the client is made of: sections, and the operations that they show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ftgen.ir.api import Group, Operation
from ftgen.python.expressions import Brackets, Expression, call
from ftgen.python.layout import lay_out
from ftgen.targets.docs import markdown
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.places import Page


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a paragraph, and a block of code."""

    title: str
    text: str
    code: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """An operation to be shown, its group, and how it is called."""

    group: Group
    operation: Operation
    arguments: Brackets

    def call(self, start: str, indent: int = 4, after: str = "", name: str = "") -> str:
        """A statement that calls it."""
        whole = call(self.method(name), *self.arguments.items)
        return lay_out(whole, indent=indent, before=start, after=after)

    def method(self, name: str = "") -> str:
        """Its method, or another of its group."""
        return f"client.{self.group.name}.{name or self.operation.name}"

    @property
    def request(self) -> str:
        """The class of its request as a value."""
        return f"{self.group.class_name}Requests"


class Shown:
    """Finds the operations that sections show, and writes the code around them."""

    def __init__(self, pages: Iterable[Page], examples: Examples) -> None:
        self.examples = examples
        self.package = examples.package
        self._pages = [each for each in pages if not each.is_webhook]

    def first(self, fits: Callable[[Operation], bool]) -> Chosen | None:
        """The first operation that fits, one that only looks before others."""
        found = [
            (page.served.group, each)
            for page in self._pages
            for each in page.served.group.operations
            if fits(each) and not each.deprecated
        ]
        found.sort(key=lambda each: each[1].method != "GET")
        for group, operation in found:
            arguments = call("", *self.examples.arguments(operation))
            return Chosen(group, operation, arguments)
        return None

    def section(
        self,
        title: str,
        text: str,
        *lines: str,
        names: Iterable[str] = (),
        uses: str = "",
        also: str = "",
    ) -> Section:
        """A section; ``names`` are imported from the package, ``uses`` and ``also`` are lines before and after that."""
        used = [uses] if uses else []
        imports = self.examples.imports(lines, tuple(names))
        gap = [""] if used and not imports[0].startswith("import ") else []
        start = ["", ""] if lines[0].startswith(("def ", "async def ")) else [""]
        code = "\n".join((*used, *gap, *imports, *filter(None, [also]), *start, *lines))
        return Section(title, text, markdown.code_block(code, "python"))

    def credentials(self, chosen: Chosen) -> tuple[tuple[str, Expression], ...]:
        """What a client is given that shows an operation."""
        return self.examples.client(chosen.operation).items

    def opened(
        self,
        chosen: Chosen,
        *more: tuple[str, str],
        kind: str = "Client",
        start: str = "with ",
    ) -> str:
        """The statement that opens a client for an operation."""
        made = call(kind, *self.credentials(chosen), *more)
        return lay_out(made, before=start, after=" as client:")


def is_plain(operation: Operation) -> bool:
    """Whether an operation answers with one JSON value."""
    contents = {
        content.kind
        for each in operation.responses
        if each.is_success
        for content in each.contents
    }
    return contents == {"json"} and operation.pagination is None


def indented(text: str) -> list[str]:
    """The lines of a statement, one level further in."""
    return [f"    {line}" if line else line for line in text.splitlines()]
