"""HTML of the reference: every text escaped, every tag one of ours."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape as _escape

from ftgen.targets.code import one_line
from ftgen.targets.docs.prose import Node, read

_TAGS = {
    "paragraph": "p", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "blockquote": "blockquote",
    "table": "table", "thead": "thead", "tbody": "tbody", "tr": "tr", "th": "th", "td": "td",
    "em": "em", "strong": "strong", "s": "s",
}  # fmt: skip
_EMPTY = {"softbreak": "\n", "hardbreak": "<br>", "hr": "<hr>"}

_PYTHON = re.compile(
    r"(?P<comment>#[^\n]*)"
    r"|(?P<string>[rbf]?(?:\"\"\".*?\"\"\"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'))"
    r"|(?P<keyword>\b(?:async|await|class|def|for|from|if|import|in|print|raise|return|with|as|None|True|False)\b)"
    r"|(?P<number>\b\d[\d_.]*\b)"
    r"|(?P<type>\b[A-Z]\w*\b)",
    re.DOTALL,
)
_JSON = re.compile(
    r"(?P<type>\"(?:[^\"\\]|\\.)*\"(?=:))|(?P<string>\"(?:[^\"\\]|\\.)*\")"
    r"|(?P<keyword>\b(?:true|false|null)\b)|(?P<number>-?\b\d[\d.eE+-]*)"
)
_HARMLESS = re.compile(r"[!#-%(-;=?-~](?: ?[!#-%(-;=?-~])*")
_LANGUAGES = {"python": _PYTHON, "json": _JSON}


def escape(text: str) -> str:
    """Text on one line."""
    return text if _HARMLESS.fullmatch(text) else _escape(one_line(text))


def code(text: str, *, cell: bool = True) -> str:
    """A piece of code within a line; in a ``cell`` or outside is all one to HTML."""
    return f"<code>{escape(text)}</code>" if text else ""


def code_block(text: str, language: str = "") -> str:
    """A block of code, its words coloured where the language is known."""
    return f"<pre><code>{_coloured(text, language)}</code></pre>"


def _coloured(text: str, language: str) -> str:
    pattern = _LANGUAGES.get(language)
    if pattern is None:
        return _escape(text)
    pieces: list[str] = []
    end = 0
    for found in pattern.finditer(text):
        kind = found.lastgroup or ""
        pieces += [
            _escape(text[end : found.start()]),
            f'<span class="{kind[0]}">{_escape(found[0])}</span>',
        ]
        end = found.end()
    return "".join((*pieces, _escape(text[end:])))


def link(label: str, address: str) -> str:
    """A link; ``label`` is HTML already."""
    return f'<a href="{_escape(address)}">{label}</a>'


@lru_cache(maxsize=4096)
def block(description: str) -> str:
    """A description as blocks of its own, without headings."""
    return "".join(map(_node, read(description)))


@lru_cache(maxsize=4096)
def line(description: str) -> str:
    """A description for a cell of a table; one that is a single paragraph stands without its tag."""
    nodes = read(description)
    if len(nodes) == 1 and nodes[0].kind == "paragraph":
        return "".join(map(_node, nodes[0].children))
    return "".join(map(_node, nodes))


def summary(description: str) -> str:
    """The first paragraph of a description."""
    return "".join(
        _node(each) for node in read(description)[:1] for each in node.children
    )


def _node(node: Node) -> str:
    match node.kind:
        case "text":
            return _escape(node.text)
        case "code_inline":
            return f"<code>{_escape(node.text)}</code>"
        case "fence":
            return code_block(node.text, node.note)
        case "link":
            return f'<a href="{_escape(node.note)}" rel="noopener">{_inside(node)}</a>'
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
