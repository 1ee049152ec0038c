"""Rendered Python in pieces: of what is laid out as black would do it, few pieces need black at all."""

from __future__ import annotations

import ast
import io
import keyword
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from ftgen.format_worker import WIDTH, require_python
from ftgen.render import RenderedFile

_GAP = "\n\n\n"
"""What stands between definitions at the top level, and nowhere else."""

_SHELL = "class _:\n"

_INDIVISIBLE = frozenset(
    (
        "",
        "NAME ,",
        "STRING ,",
        "STRING : STRING ,",
        "NAME = STRING ,",
        "class NAME :",
        "from NAME import (",
        "def NAME (",
        "async def NAME (",
    )
)
"""Lines that black leaves as they are, however long: text, items, entries and arguments of one string, heads."""


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
    """The pieces of a file in their order. Raises UnformattableError where it is laid out but is no Python."""
    if not file.laid_out:
        yield Piece(file.text)
        return
    require_python(file.text, file.path)
    *firsts, last = file.text.rstrip("\n").split(_GAP)
    for text in firsts:
        yield from _definition(text, _GAP)
    yield from _definition(last, "\n")


def _definition(text: str, behind: str) -> Iterator[Piece]:
    if _is_folded(text):
        yield Piece(text, behind, is_done=True)
        return
    head, *methods = _split(text)
    if not methods:
        yield Piece(text, behind)
        return
    yield Piece(head, "\n\n", is_done=_is_folded(head))
    for number, method in enumerate(methods, 1):
        after = "\n\n" if number < len(methods) else behind
        yield Piece(method, after, is_done=_is_folded(method), is_method=True)


def _split(text: str) -> list[str]:
    """A class up to its first method that stands apart, and from each of these to the next; any other text whole."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return [text]
    lines = text.split("\n")
    starts = [0]
    last = [each.body for each in tree.body[-1:] if isinstance(each, ast.ClassDef)]
    for each in chain.from_iterable(last):
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min(node.lineno for node in (each, *each.decorator_list))
            if not lines[first - 2]:
                starts.append(first - 1)
    return [
        "\n".join(lines[start:end]).rstrip("\n")
        for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]


def _is_folded(text: str) -> bool:
    """Whether no line is one that black would fold."""
    lines = text.split("\n")
    if text.isascii() and len(max(lines, key=len)) <= WIDTH:
        return True
    too_long = [n for n, line in enumerate(lines, 1) if not _fits(line)]
    shapes = _shapes(text)
    return all(" ".join(shapes[number]) in _INDIVISIBLE for number in too_long)


def _fits(line: str) -> bool:
    """Whether a line is short enough even if all its characters outside ASCII are wide."""
    return len(line) <= WIDTH and (line.isascii() or len(line.encode()) <= WIDTH)


def _shapes(text: str) -> dict[int, list[str]]:
    """What the lines of a text are made of, by number; docstrings are nothing, for black leaves their lines alone."""
    shapes: defaultdict[int, list[str]] = defaultdict(list)
    depth = 0
    with suppress(tokenize.TokenError, SyntaxError):  # what is no Python is told later
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            depth -= token.type == _F_END
            shape, word = shapes[token.start[0]], "" if depth else _word(token)
            depth += token.type == _F_START
            if word and not word == "NAME" == "".join(shape[-1:]):
                shape.append(word)
    return shapes


_F_START = getattr(tokenize, "FSTRING_START", -1)
_F_END = getattr(tokenize, "FSTRING_END", -1)
"""Since Python 3.12 the parts of an f-string are tokens."""


def _word(token: tokenize.TokenInfo) -> str:
    """What a token is in the shape of its line; a dotted name is one word, and no other string is like "these"."""
    match token.type:
        case tokenize.STRING if token.string.startswith('"""'):
            return ""
        case tokenize.STRING if token.string.lstrip("f")[0] == '"':
            return "?" if "\\" in token.string else "STRING"
        case tokenize.NAME if not keyword.iskeyword(token.string):
            return "NAME"
        case kind if kind == _F_START:
            return "STRING" if token.string == 'f"' else "?"
        case kind if kind == _F_END:
            return ""
        case _:
            return token.string.strip(". \n")
