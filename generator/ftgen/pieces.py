"""Rendered Python in pieces: of what is laid out as black would do it, few pieces need black at all."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ftgen.format_worker import WIDTH, require_python
from ftgen.render import RenderedFile

_GAP = "\n\n\n"
"""What stands between definitions at the top level, and nowhere else."""

_METHODS = re.compile(r"\n\n(?=    (?:@|def |async def ))")
_SHELL = "class _:\n"

_DOCSTRING = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""', re.DOTALL)
"""Black leaves the lines of a docstring as they are."""

_INDIVISIBLE = re.compile(
    r"""\s*(?:\w+|"[^"\\]*"(?:: "[^"\\]*")?|\w+=f?"[^"\\]*"),|class \w+:"""
    r"|\s*from [\w.]+ import \(|\s*(?:async )?def \w+\("
)
"""Lines that black leaves as they are, however long: items, entries and arguments of one string, heads."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A definition or a method, without the blank lines ``behind`` it; ``is_done`` where black may be spared."""

    text: str
    behind: str = ""
    is_done: bool = False
    is_method: bool = False

    @property
    def source(self) -> str:
        """What black is given: a method in a class of its own."""
        return _SHELL + self.text if self.is_method else self.text

    def with_formatted(self, source: str) -> str:
        """The piece as it stands in the file, once ``source`` has been formatted."""
        text = source.removeprefix(_SHELL) if self.is_method else source
        return text.rstrip("\n") + self.behind if self.behind else text


def pieces(file: RenderedFile) -> Iterator[Piece]:
    """The pieces of a file in their order. Raises UnformattableError where one is laid out but is no Python."""
    if not file.laid_out:
        yield Piece(file.text)
        return
    *firsts, last = file.text.rstrip("\n").split(_GAP)
    for text in firsts:
        yield from _definition(text, _GAP, file.path)
    yield from _definition(last, "\n", file.path)


def _definition(text: str, behind: str, path: str) -> Iterator[Piece]:
    if _is_folded(text):
        require_python(text, path)
        yield Piece(text, behind, is_done=True)
        return
    head, *methods = _METHODS.split(text)
    if not methods or not all(map(_is_class_body, methods)) or not _parses(head):
        yield Piece(text, behind)
        return
    yield Piece(head, "\n\n", is_done=_is_folded(head))
    for number, method in enumerate(methods, 1):
        after = "\n\n" if number < len(methods) else behind
        yield Piece(method, after, is_done=_is_folded(method), is_method=True)


def _is_class_body(text: str) -> bool:
    return _parses(_SHELL + text)


def _parses(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def _is_folded(text: str) -> bool:
    """Whether no line is one that black would fold."""
    if all(map(_fits, text.splitlines())):
        return True
    return all(
        _fits(line) or _INDIVISIBLE.fullmatch(line)
        for line in _DOCSTRING.sub("", text).splitlines()
    )


def _fits(line: str) -> bool:
    """Whether a line is short enough even if all its characters outside ASCII are wide."""
    return len(line) <= WIDTH and (line.isascii() or len(line.encode()) <= WIDTH)
