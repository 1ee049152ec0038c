"""Descriptions are Markdown of strangers: read here into a small tree that holds no HTML, script or heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ftgen.python.text import plain_text
from ftgen.targets.docs.simple_html import to_markdown

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind: TypeAlias = Literal[
    "paragraph", "bullet_list", "ordered_list", "list_item", "blockquote", "fence", "hr",
    "table", "thead", "tbody", "tr", "th", "td",
    "text", "softbreak", "hardbreak", "code_inline", "em", "strong", "s", "link",
]  # fmt: skip

_PLAIN_LINE = r"""\(?[A-Za-z][A-Za-z0-9 ,;'"()?!%/.:-]*"""
_PLAIN = re.compile(rf"{_PLAIN_LINE}(?:\n{{1,2}}{_PLAIN_LINE})*")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>]+\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"(\bhttps?://[A-Za-z0-9/._~?#=&%+@:-]*[A-Za-z0-9/=&#%+-])")
_ANCHOR = re.compile(r"#[^\s<>]")
_LANGUAGE = re.compile(r"[A-Za-z0-9+#-]{1,20}\Z")


class Node(NamedTuple):
    """A block or an inline piece.

    ``text`` is a text's or code's content, ``note`` a link's address, a fence's language, an ordered list's
    first number or the marks around an emphasis. A list without paragraphs between is ``tight``.
    """

    kind: Kind
    children: tuple[Node, ...] = ()
    text: str = ""
    note: str = ""
    tight: bool = False


@lru_cache(maxsize=4096)
def read(description: str) -> tuple[Node, ...]:
    """The blocks of a description.

    Headings become bold paragraphs, so that they cannot take part in the outline of a page; images become
    links, for a page of documentation asks no other server for anything; a link that does not lead to
    http, https or mailto becomes its text with the address behind it. One to an anchor stays, for `read_aimed`.
    """
    text = plain_text(description)
    if _PLAIN.fullmatch(text):
        return tuple(Node("paragraph", _lines(part)) for part in text.split("\n\n"))
    tokens = _parser().parse(to_markdown(text))
    return _blocks(iter_nested(tokens))


Aim: TypeAlias = Callable[[str], str]
"""The address of what an anchor means, "" where it means nothing."""


def nowhere(anchor: str) -> str:
    """The aim of those who know of nothing that could be led to."""
    return ""


def read_aimed(description: str, aim: Aim) -> tuple[Node, ...]:
    """The blocks of a description; its links to anchors lead where those aim at, or are their text."""
    nodes = read(description)
    return tuple(_aimed(nodes, aim)) if "#" in description else nodes


def _aimed(nodes: Iterable[Node], aim: Aim) -> Iterator[Node]:
    for node in nodes:
        if not node.children:
            yield node
        elif node.kind != "link" or not node.note.startswith("#"):
            yield node._replace(children=tuple(_aimed(node.children, aim)))
        elif address := aim(node.note):
            yield node._replace(note=address)
        else:
            yield from node.children


def _lines(paragraph: str) -> tuple[Node, ...]:
    nodes: list[Node] = []
    for line in paragraph.split("\n"):
        nodes += [Node("softbreak"), *_linked(line)]
    return tuple(nodes[1:])


@cache
def _parser() -> MarkdownIt:
    from markdown_it import (
        MarkdownIt,
    )  # costs 40 ms: a run that finds nothing to do is spared it

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


class Nested(NamedTuple):
    """A token of markdown-it and those between it and its closing one."""

    token: Token
    inside: tuple[Nested, ...] = ()


def iter_nested(tokens: list[Token]) -> tuple[Nested, ...]:
    """Flat tokens as a tree."""
    stack: list[list[Nested]] = [[]]
    opened: list[Token] = []
    for token in tokens:
        if token.nesting == 1:
            opened.append(token)
            stack.append([])
        elif token.nesting == -1:
            inside = tuple(stack.pop())
            stack[-1].append(Nested(opened.pop(), inside))
        else:
            stack[-1].append(Nested(token))
    return tuple(stack[0])


def _blocks(nested: tuple[Nested, ...]) -> tuple[Node, ...]:
    return tuple(_block(each) for each in nested)


def _block(nested: Nested) -> Node:
    token = nested.token
    match token.type.removesuffix("_open"):
        case "heading":
            return Node("paragraph", (Node("strong", _inline_of(nested), note="**"),))
        case "paragraph" | "th" | "td" as kind:
            return Node(kind, _inline_of(nested))
        case "fence" | "code_block":
            language = token.info.strip().split(" ")[0]
            return Node(
                "fence",
                text=token.content.rstrip("\n"),
                note=language if _LANGUAGE.match(language) else "",
            )
        case "ordered_list" | "bullet_list" as kind:
            tight = any(
                part.token.hidden for item in nested.inside for part in item.inside
            )
            return Node(
                kind,
                _blocks(nested.inside),
                note=str(token.attrGet("start") or "1"),
                tight=tight,
            )
        case (
            "list_item"
            | "blockquote"
            | "hr"
            | "table"
            | "thead"
            | "tbody"
            | "tr" as kind
        ):
            return Node(kind, _blocks(nested.inside))
        case other:
            raise AssertionError(f"markdown-it gave a block of kind {other}")


def _inline_of(nested: Nested) -> tuple[Node, ...]:
    inline = (each.token.children or [] for each in nested.inside)
    return tuple(
        node
        for tokens in inline
        for each in iter_nested(tokens)
        for node in _inline(each)
    )


def _inline(nested: Nested) -> tuple[Node, ...]:
    token = nested.token
    if token.type == "text":
        return _linked(token.content)
    inside = tuple(node for each in nested.inside for node in _inline(each))
    match token.type.removesuffix("_open"):
        case "text_special":
            return (Node("text", text=token.content),)
        case "softbreak" | "hardbreak" as kind:
            return (Node(kind),)
        case "code_inline":
            return (Node("code_inline", text=token.content),)
        case "em" | "strong" | "s" as kind:
            return (Node(kind, inside, note=token.markup),) if inside else ()
        case "link":
            inside = tuple(_plain(each) for each in inside)
            return link(inside, str(token.attrGet("href") or ""))
        case "image":
            return link(
                (Node("text", text=token.content or "image"),),
                str(token.attrGet("src") or ""),
            )
        case other:
            raise AssertionError(f"markdown-it gave an inline piece of kind {other}")


def _linked(text: str) -> tuple[Node, ...]:
    """Text, the bare addresses in it as links."""
    if text and "://" not in text:
        return (Node("text", text=text),)
    nodes: list[Node] = []
    for place, piece in enumerate(_ADDRESS.split(text)):
        if place % 2:
            nodes.append(Node("link", (Node("text", text=piece),), note=piece))
        elif piece:
            nodes.append(Node("text", text=piece))
    return tuple(nodes)


def _plain(node: Node) -> Node:
    """The label of a link that was found inside the label of another; other nodes as they are."""
    if node.kind == "link":
        return Node("text", text="".join(each.text for each in node.children))
    if not node.children:
        return node
    return node._replace(children=tuple(map(_plain, node.children)))


def link(label: tuple[Node, ...], address: str) -> tuple[Node, ...]:
    """A link where it is safe and leads somewhere from any page, else its label and its address as code."""
    if is_safe_link(address) or _ANCHOR.match(address):
        return (Node("link", label or (Node("text", text=address),), note=address),)
    if not address:
        return label
    return (
        *label,
        Node("text", text=" ("),
        Node("code_inline", text=address),
        Node("text", text=")"),
    )


def is_safe_link(address: str) -> bool:
    """Whether an address may be linked to: absolute, of a scheme that runs nothing."""
    return _SAFE_LINK.match(address) is not None
