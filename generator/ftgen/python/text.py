"""The one place where text of a description becomes Python: literals, docstrings, comments."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import Any

WIDTH = 88

_UNPRINTABLE = re.compile(
    r"[^\n\x20-\x7e\xa0-\xac\xae-\u200a\u200c\u200d\u2010-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def literal(value: Any) -> str:
    """The Python expression of a JSON value; strings are written with double quotes where black would."""
    match value:
        case float() if value != value or value in (float("inf"), float("-inf")):
            return f'float("{value}")'
        case dict():
            entries = (f"{literal(k)}: {literal(v)}" for k, v in value.items())
            return "{" + ", ".join(entries) + "}"
        case list():
            return "[" + ", ".join(map(literal, value)) + "]"
        case tuple():
            inner = ", ".join(map(literal, value))
            return f"({inner},)" if len(value) == 1 else f"({inner})"
        case str():
            return _string(value)
        case _:
            return repr(value)


def _string(value: str) -> str:
    quoted = ascii(value) if _UNPRINTABLE.search(value) else repr(value)
    if quoted[0] == "'" and '"' not in value:
        quoted = '"' + quoted[1:-1] + '"'
    return quoted


def plain_text(text: str) -> str:
    """Text with line ends levelled, control and direction characters replaced, trailing space removed."""
    if text.isascii() and text.isprintable():
        return text.strip()
    levelled = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    clean = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", levelled)
    return "\n".join(line.rstrip() for line in clean.split("\n")).strip()


def one_line(text: str) -> str:
    """Text on one line."""
    return " ".join(plain_text(text).split())


_KEPT = re.compile(r"\s*([|>#=]|:{2,})|\s{4}")
"""Lines that are no running text: tables, quotes, headings, indented code."""

_ITEM = re.compile(r"(\s*(?:[-*+]|\d+[.)])\s+)(\S.*)")
_FENCE = ("```", "~~~")


def wrap(text: str, width: int) -> str:
    """Text folded to a width, by paragraphs and items of lists; tables and code keep their lines."""
    lines: list[str] = []
    fenced = False
    for block in re.split(r"\n{2,}", plain_text(text)):
        pieces: list[_Piece] = []
        for line in block.split("\n"):
            is_fence = line.lstrip().startswith(_FENCE)
            if fenced or is_fence:
                pieces.append(_Piece([line], is_kept=True))
            elif pieces and pieces[-1].goes_on(line):
                pieces[-1].lines.append(line.strip())
            elif item := _ITEM.fullmatch(line):
                pieces.append(_Piece([item[2]], item[1]))
            else:
                is_kept = _KEPT.match(line) is not None
                pieces.append(_Piece([line if is_kept else line.strip()], "", is_kept))
            fenced ^= is_fence
        lines += [line for each in pieces for line in each.folded(width)]
        lines.append("")
    return "\n".join(lines).rstrip()


@dataclass(slots=True)
class _Piece:
    """A paragraph, an item of a list with its marker, or a line that is kept as it stands."""

    lines: list[str]
    marker: str = ""
    is_kept: bool = False

    def goes_on(self, line: str) -> bool:
        """Whether a line belongs to the piece that stands before it."""
        if self.is_kept or _ITEM.fullmatch(line):
            return False
        depth = len(line) - len(line.lstrip())
        if self.marker and depth:
            return depth > len(self.marker) - len(self.marker.lstrip())
        return not _KEPT.match(line)

    def folded(self, width: int) -> list[str]:
        """The lines of the piece."""
        if self.is_kept:
            return self.lines
        return textwrap.wrap(
            " ".join(self.lines),
            max(width, 30),
            initial_indent=self.marker,
            subsequent_indent=" " * len(self.marker),
            break_long_words=False,
            break_on_hyphens=False,
        )


def docstring(text: str, indent: int = 0) -> str:
    """A docstring literal, its quotes included, ready to stand at ``indent`` spaces; "" for empty text."""
    return folded_docstring(wrap(text, WIDTH - indent - 4), indent)


def folded_docstring(folded: str, indent: int) -> str:
    """The docstring literal of a text that is folded already."""
    if not folded:
        return ""
    if "\n" not in folded and len(folded) + indent + 6 > WIDTH:
        folded = wrap(folded, len(folded) - 1)
    head, newline, rest = folded.partition("\n")
    folded = head + newline + textwrap.dedent(rest)
    body = folded.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if body[0] == '"':
        body = f" {body}"
    if body[-1] == '"' and "\n" not in body:
        body = f"{body} "
    if "\n" not in body:
        return f'"""{body}"""'
    lines = textwrap.indent(body, " " * indent)[indent:]
    return f'"""{lines}\n{" " * indent}"""'
