"""The one place where text of a description becomes Python: literals, docstrings, comments, annotations."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, assert_never

from ftgen.ir.types import (
    AnyType,
    ArrayType,
    BooleanType,
    IntegerType,
    LiteralType,
    MapType,
    NullableType,
    NullType,
    NumberType,
    RefType,
    StringType,
    Type,
    UnionType,
)

WIDTH = 88

STRING_TYPES = {
    "plain": "str",
    "date": "dt.date",
    "date-time": "dt.datetime",
    "time": "dt.time",
    "duration": "dt.timedelta",
    "uuid": "UUID",
    "decimal": "Decimal",
    "byte": "bytes",
    "binary": "bytes",
}
"""The Python type of each string format."""

IMPORTS = {
    "dt.": "import datetime as dt",
    "Decimal": "from decimal import Decimal",
    "UUID": "from uuid import UUID",
    "models.": "from .. import models",
    "UNSET": "from .._runtime.unset import UNSET, Unset",
    "Model": "from .._runtime.model import Model",
}
TYPING = ("Any", "Literal", "Self", "TypeAlias", "Union")
RUNTIME = ("codec.", "jsontext.")

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
                pieces.append(_Piece(line, is_kept=True))
            elif pieces and pieces[-1].goes_on(line):
                pieces[-1].text += f" {line.strip()}"
            elif item := _ITEM.fullmatch(line):
                pieces.append(_Piece(item[2], item[1]))
            else:
                is_kept = _KEPT.match(line) is not None
                pieces.append(_Piece(line if is_kept else line.strip(), "", is_kept))
            fenced ^= is_fence
        lines += [line for each in pieces for line in each.folded(width)]
        lines.append("")
    return "\n".join(lines).rstrip()


@dataclass(slots=True)
class _Piece:
    """A paragraph, an item of a list with its marker, or a line that is kept as it stands."""

    text: str
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
            return [self.text]
        return textwrap.wrap(
            self.text,
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


def union(members: Iterable[str]) -> str:
    """The annotation of one of several types, each once; None comes last."""
    flat = dict.fromkeys(members)
    names = [name for name in flat if name != "None"] + [n for n in flat if n == "None"]
    return "Any" if "Any" in names else " | ".join(names)


def annotation(type_: Type, *, local: frozenset[str] = frozenset()) -> str:
    """How Python annotates a type; models of the module itself (``local``) stand without ``models.``."""
    match type_:
        case AnyType():
            return "Any"
        case NullType():
            return "None"
        case BooleanType():
            return "bool"
        case IntegerType():
            return "int"
        case NumberType():
            return "float"
        case StringType(format=format_):
            return STRING_TYPES[format_]
        case LiteralType(values=values):
            return f"Literal[{', '.join(map(literal, values))}]"
        case ArrayType(items=items, prefix=prefix):
            inner = (annotation(each, local=local) for each in (*prefix, items))
            return f"list[{union(inner)}]"
        case MapType(values=of):
            return f"dict[str, {annotation(of, local=local)}]"
        case RefType(name=name):
            return name if name in local else f"models.{name}"
        case NullableType(of=of):
            return union((annotation(of, local=local), "None"))
        case UnionType(members=members):
            return union(annotation(each, local=local) for each in members)
        case _:
            assert_never(type_)


def import_lines(
    fragments: Iterable[str], *, dataclasses: bool = False
) -> tuple[str, ...]:
    """The imports that fragments of code need, found by the names in them, in isort's order."""
    text = bare("\n".join(fragments))
    lines = [line for name, line in IMPORTS.items() if uses(text, name)]
    if dataclasses:
        field = ", field" if uses(text, "field(") else ""
        lines.append(f"from dataclasses import dataclass{field}")
    if typing := [name for name in TYPING if uses(text, name)]:
        lines.append(f"from typing import {', '.join(typing)}")
    if runtime := [name for name in RUNTIME if uses(text, name)]:
        modules = ", ".join(name.rstrip(".") for name in runtime)
        lines.append(f"from .._runtime import {modules}")
    return in_order(lines)


def in_order(lines: Iterable[str]) -> tuple[str, ...]:
    """Import lines as isort has them: the standard library first, then the package, the nearest last."""
    found = set(filter(None, lines))
    own = {line for line in found if line.startswith("from .")}
    nearest_last = sorted(own, key=lambda line: (line.startswith("from . "), line))
    others = sorted(found - own, key=lambda line: (line.startswith("from"), line))
    return (*others, *([""] if own and others else []), *nearest_last)


_STRING = re.compile(
    r'''(f?)("""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')''',
    re.DOTALL,
)
_REPLACED = re.compile(r"\{([^{}]*)\}")


def bare(text: str) -> str:
    """Code without the texts in it, which name nothing; what stands in the braces of an f-string does."""
    return _STRING.sub(
        lambda found: " ".join(_REPLACED.findall(found[2])) if found[1] else '""', text
    )


def uses(text: str, name: str) -> bool:
    """Whether ``bare`` code names something."""
    end = r"\b" if name[-1].isalnum() else ""
    return re.search(rf"(?<![\w.]){re.escape(name)}{end}", text) is not None
