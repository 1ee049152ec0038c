"""Markdown that renders alike on GitHub and in CommonMark, whatever text it is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import assert_never
from urllib.parse import quote

from ftgen.python.text import one_line
from ftgen.targets.docs.prose import Aim, Node, nowhere, read_aimed

_ACTIVE = re.compile(r"[\\`*\[\]|~_&{:<$]")
"""What none of the following finds anything without."""

_SPECIAL = re.compile(r"[\\`*\[\]|]")
_LONE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BRACES = re.compile(r"\{(?=[{%#])")
_EMOJI = re.compile(r":(?=[\w+-]+:)")
_LINE_START = re.compile(r"^\s*(?:([#>+=:-])|(\d{1,9})([.)])(?=\s|$))", re.MULTILINE)
_BARE = re.compile(r"https?://[A-Za-z0-9/.~?#=%+@:-]+")
_HARMLESS = re.compile(
    r"[A-Za-z/](?:[A-Za-z0-9./,]|(?:(?<=[A-Za-z0-9])_| )(?=[A-Za-z0-9]))*"
)
_CODE = re.compile(r"[!-_a-{}~](?: ?[!-_a-{}~])*")
_KEPT_IN_ADDRESSES = "/:?#@!$&'*+,;=%~"


def escape(text: str) -> str:
    """Text on one line, every character of it for itself, at the start of a line as well."""
    if not text or _HARMLESS.fullmatch(text):
        return text
    return _escape_lines(re.sub("#$", r"\\#", _escape(one_line(text))))


def _escape(text: str) -> str:
    if not _ACTIVE.search(text):
        return text
    text = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\g<0>", text)).replace("<", "&lt;")
    text = text.replace("~", "&#126;")
    text = _EMOJI.sub("&#58;", _BRACES.sub(r"\\{", _LONE_UNDERSCORE.sub(r"\\_", text)))
    return text.replace("$", "&#36;") if text.count("$") > 1 else text


def _escape_lines(text: str) -> str:
    return _LINE_START.sub(_line_start, text)


def _line_start(found: re.Match[str]) -> str:
    """What would begin a block; Python-Markdown knows no backslash before : and =."""
    if found[2]:
        return f"{found[2]}\\{found[3]}"
    return f"&#{ord(found[1])};" if found[1] in ":=" else f"\\{found[1]}"


def code(text: str, *, cell: bool = True) -> str:
    """A code span; in a cell of a table a pipe is written so that it does not end the cell."""
    if _CODE.fullmatch(text):
        return f"`{text}`"
    text = one_line(text)
    if not text:
        return ""
    if cell and "\\|" in text:
        return escape(text)
    fence = _fence(text, "`", 1)
    padding = " " if text[0] == "`" or text[-1] == "`" else ""
    written = text.replace("|", "\\|") if cell else text
    return f"{fence}{padding}{written}{padding}{fence}"


def code_block(text: str, language: str = "") -> str:
    """A fenced block that its text cannot leave."""
    fence = _fence(text, "`", 3)
    return f"{fence}{language}\n{text}\n{fence}"


def _fence(text: str, mark: str, least: int) -> str:
    longest = max(map(len, re.findall(f"{mark}+", text)), default=0)
    return mark * (max(least, longest + 1) if longest >= least or least == 1 else least)


def link(label: str, address: str) -> str:
    """A link; ``label`` is Markdown already."""
    return f"[{label}]({_ENTITY.sub('&amp;', quote(address, safe=_KEPT_IN_ADDRESSES))})"


@lru_cache(maxsize=4096)
def block(description: str, aim: Aim = nowhere) -> str:
    """A description as blocks of its own, without headings and HTML."""
    return "\n".join(_blocks(read_aimed(description, aim)))


@lru_cache(maxsize=4096)
def line(description: str, aim: Aim = nowhere) -> str:
    """A description on one line, for a cell of a table."""
    return _line(read_aimed(description, aim))


@lru_cache(maxsize=4096)
def summary(description: str, aim: Aim = nowhere) -> str:
    """The first paragraph of a description, on one line."""
    return _line(read_aimed(description, aim)[:1])


def name(name: str) -> str:
    """The name of a property or header, as code."""
    return code(name)


def heading(name: str) -> str:
    """A name in Python as a heading."""
    return escape(name)


def marks(lead: str, names: Iterable[str]) -> str:
    """What a row is marked as, each mark in brackets."""
    return " ".join(filter(None, (lead, *(f"[{escape(name)}]" for name in names))))


def title(title: str) -> str:
    """A title in front of a description."""
    return f"*{title}*"


def annotation(pieces: Iterable[tuple[str, str]], *, cell: bool = True) -> str:
    """A type: code spans, those with an address as links."""
    return "".join(
        link(code(text, cell=cell), address) if address else _between(text, cell)
        for text, address in pieces
    )


def _between(piece: str, cell: bool) -> str:
    """A piece of code; spaces and bars around it stand outside, so that they keep their width."""
    inner = piece.strip(" |")
    if not inner:
        return escape(piece) and f" {escape(piece)} "
    before, after = piece.split(inner)[0], piece.rsplit(inner, 1)[1]
    return _space(before) + code(inner, cell=cell) + _space(after)


def _space(text: str) -> str:
    return f" {escape(text)} " if "|" in text else text


def _blocks(nodes: tuple[Node, ...], *, tight: bool = False) -> list[str]:
    lines: list[str] = []
    for node in nodes:
        if lines and not tight:
            lines.append("")
        lines += _block(node)
    return lines


def _block(node: Node) -> list[str]:
    match node.kind:
        case "paragraph":
            return _inline(node.children).split("\n")
        case "bullet_list":
            return _list(node, lambda place: "-")
        case "ordered_list":
            first = int(node.note)
            return _list(node, lambda place: f"{first + place}.")
        case "blockquote":
            return [f"> {each}".rstrip() for each in _blocks(node.children)]
        case "fence":
            return code_block(node.text, node.note).split("\n")
        case "hr":
            return ["---"]
        case "table":
            return [row for part in node.children for row in _table_part(part)]
        case other:
            raise AssertionError(f"a block of kind {other}")


_INDENT = 4
"""Spaces that Python-Markdown wants before what belongs to an item; to CommonMark it is all one."""


def _list(node: Node, marker: Callable[[int], str]) -> list[str]:
    lines: list[str] = []
    for place, item in enumerate(node.children):
        mark = f"{marker(place)} ".ljust(_INDENT)
        inside = _blocks(item.children, tight=node.tight) or [""]
        if lines and not node.tight:
            lines.append("")
        lines.append((mark + inside[0]).rstrip())
        lines += [(" " * len(mark) + each).rstrip() for each in inside[1:]]
    return lines


def _table_part(part: Node) -> list[str]:
    rows = [
        f"| {' | '.join(_inline(cell.children, cell=True) for cell in row.children)} |"
        for row in part.children
    ]
    if part.kind == "thead":
        rows.append("|" + " --- |" * len(part.children[0].children))
    return rows


def _inline(nodes: tuple[Node, ...], *, cell: bool = False) -> str:
    written = "".join(_piece(node, cell) for node in nodes)
    return "\n".join(_escape_lines(each).strip() for each in written.split("\n"))


def _piece(node: Node, cell: bool) -> str:
    match node.kind:
        case "text":
            return _escape(node.text)
        case "softbreak":
            return " " if cell else "\n"
        case "hardbreak":
            return " " if cell else "\\\n"
        case "code_inline":
            return code(node.text, cell=cell)
        case "em" | "strong" | "s":
            return f"{node.note}{_inner(node, cell)}{node.note}"
        case "link" if (
            _BARE.fullmatch(node.note) and node.children[0].text == node.note
        ):
            return f"<{node.note}>"
        case "link":
            return link(_inner(node, True), node.note)
        case other:
            raise AssertionError(f"an inline piece of kind {other}")


def _inner(node: Node, cell: bool) -> str:
    return "".join(_piece(each, cell) for each in node.children)


def _line(nodes: tuple[Node, ...]) -> str:
    return " ".join(filter(None, map(_flat, nodes)))


def _flat(node: Node) -> str:
    match node.kind:
        case "paragraph" | "th" | "td":
            return _inline(node.children, cell=True)
        case "bullet_list" | "ordered_list":
            return " ".join(f"• {_line(item.children)}" for item in node.children)
        case "list_item" | "blockquote" | "table" | "thead" | "tbody" | "tr":
            return _line(node.children)
        case "fence":
            return code(node.text)
        case "hr":
            return ""
        case (
            "text"
            | "softbreak"
            | "hardbreak"
            | "code_inline"
            | "em"
            | "strong"
            | "s"
            | "link"
        ):
            return _piece(node, True)
        case _:
            assert_never(node.kind)
