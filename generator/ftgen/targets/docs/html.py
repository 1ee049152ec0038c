"""HTML of the reference: every text escaped, every tag one of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape as _escape

from ftgen.python.text import one_line
from ftgen.targets.docs.prose import Aim, Node, nowhere, read_aimed

_TAGS = {
    "paragraph": "p", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "blockquote": "blockquote",
    "table": "table", "thead": "thead", "tbody": "tbody", "tr": "tr", "th": "th", "td": "td",
    "em": "em", "strong": "strong", "s": "s",
}  # fmt: skip
_EMPTY = {"softbreak": "\n", "hardbreak": "<br>", "hr": "<hr>"}

_HARMLESS = re.compile(r"[!#-%(-;=?-~](?: ?[!#-%(-;=?-~])*")
_LANGUAGES = ("python", "json")


def escape(text: str) -> str:
    """Text on one line."""
    return text if _HARMLESS.fullmatch(text) else _escape(one_line(text))


def code(text: str, *, cell: bool = True) -> str:
    """A piece of code within a line; in a ``cell`` or outside is all one to HTML."""
    return f"<code>{_text(one_line(text))}</code>" if text else ""


def code_block(text: str, language: str = "") -> str:
    """A block of code; the page's script colours its words where the language is known."""
    known = f' class="{language}"' if language in _LANGUAGES else ""
    return f"<pre{known}><code>{_text(text)}</code></pre>"


def _text(text: str) -> str:
    """Text between tags, where quotes are nothing special."""
    return _escape(text, quote=False)


def link(label: str, address: str) -> str:
    """A link; ``label`` is HTML already."""
    return f'<a href="{_escape(address)}">{label}</a>'


@lru_cache(maxsize=4096)
def block(description: str, aim: Aim = nowhere) -> str:
    """A description as blocks of its own, without headings."""
    return "".join(map(_node, read_aimed(description, aim)))


@lru_cache(maxsize=4096)
def line(description: str, aim: Aim = nowhere) -> str:
    """A description for a cell of a table; one that is a single paragraph stands without its tag."""
    nodes = read_aimed(description, aim)
    if len(nodes) == 1 and nodes[0].kind == "paragraph":
        return "".join(map(_node, nodes[0].children))
    return "".join(map(_node, nodes))


@lru_cache(maxsize=4096)
def summary(description: str, aim: Aim = nowhere) -> str:
    """The first paragraph of a description."""
    first = read_aimed(description, aim)[:1]
    return "".join(_node(each) for node in first for each in node.children)


def name(name: str) -> str:
    """The name of a property or header; its row is styled."""
    return escape(name)


def heading(name: str) -> str:
    """A name that a narrow column may break behind its words."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=_)(?=\w)", "<wbr>", escape(name))


_EVIDENT = ("optional", "nullable")


def marks(lead: str, names: Iterable[str]) -> str:
    """What a row is marked as; what is not required is optional, and its type says whether it may be None."""
    written = (
        "<b>required</b>" if name == "required" else _text(one_line(name))
        for name in names
        if name not in _EVIDENT
    )
    return ", ".join(filter(None, (lead, *written)))


def title(title: str) -> str:
    """A title in front of a description."""
    return f"<em>{title}.</em>"


def annotation(pieces: Iterable[tuple[str, str]], *, cell: bool = True) -> str:
    """A type as one piece of code, the models in it linked."""
    inner = (
        link(_text(text), address) if address else _text(text)
        for text, address in pieces
    )
    return f"<code>{''.join(inner)}</code>"


def _node(node: Node) -> str:
    match node.kind:
        case "text":
            return _text(node.text)
        case "code_inline":
            return f"<code>{_text(node.text)}</code>"
        case "fence":
            return code_block(node.text, node.note)
        case "link":
            return f'<a href="{_escape(node.note)}">{_inside(node)}</a>'
        case "softbreak" | "hardbreak" | "hr":
            return _EMPTY[node.kind]
        case "list_item" if (
            len(node.children) == 1 and node.children[0].kind == "paragraph"
        ):
            return f"<li>{_inside(node.children[0])}</li>"
        case kind:
            return f"<{_TAGS[kind]}>{_inside(node)}</{_TAGS[kind]}>"


def _inside(node: Node) -> str:
    return "".join(map(_node, node.children))
