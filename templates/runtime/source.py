"""Functions made of lines: their text is ours alone, all that comes of a description passes by it.

Values are put among the constants of the function that is compiled, in the place of texts that stand for
them, or get names there.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable
from itertools import count
from types import CodeType
from typing import Any

_serial = count(1)


class Source:
    """The lines of one function called ``run``, and the values that they name."""

    def __init__(self, head: str) -> None:
        self.lines = [head]
        self.names: dict[str, Any] = {}
        self._known: dict[tuple[str, int], str] = {}
        self._constants: dict[str, Any] = {}
        self._attributes: dict[str, str] = {}
        self._locals = count(1)

    def put(self, depth: int, line: str) -> None:
        """Add a line of the body."""
        self.lines.append("    " * depth + line)

    def bind(self, value: Any, stem: str) -> str:
        """The name that stands for a value."""
        at = (stem, id(value))
        if at not in self._known:
            name = f"{stem}{len(self.names)}"
            self._known[at] = name
            self.names[name] = value
        return self._known[at]

    def constant(self, value: Any, stem: str) -> str:
        """The expression of a value, which is a constant of the function."""
        name = f"{stem}{len(self._constants)}"
        self._constants[name] = value
        return f"'{name}'"

    def attribute(self, name: str) -> str:
        """The attribute of that name, which may be any text; no attribute of a model begins as its stand-in does."""
        stand_in = f"_{len(self._attributes)}"
        self._attributes[stand_in] = name
        return stand_in

    def local(self) -> str:
        """A new local variable."""
        return f"v{next(self._locals)}"

    def make(self, title: str) -> Callable[[Any], Any]:
        """The function; a traceback shows its lines."""
        text = "\n".join(self.lines) + "\n"
        file = f"<{title} {next(_serial)}>"
        linecache.cache[file] = len(text), None, text.splitlines(True), file
        exec(self._filled(compile(text, file, "exec")), self.names)  # noqa: S102
        run: Callable[[Any], Any] = self.names["run"]
        return run

    def _filled(self, code: CodeType) -> CodeType:
        """The code with the values of its constants, and the names of attributes."""
        return code.replace(
            co_consts=tuple(map(self._value, code.co_consts)),
            co_names=tuple(self._attributes.get(each, each) for each in code.co_names),
        )

    def _value(self, constant: Any) -> Any:
        match constant:
            case str():
                return self._constants.get(constant, constant)
            case tuple():
                return tuple(map(self._value, constant))
            case CodeType():
                return self._filled(constant)
            case _:
                return constant
