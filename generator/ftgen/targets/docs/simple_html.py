"""The plain HTML that many descriptions are written in, as Markdown; all other HTML stays as it is, text."""

from __future__ import annotations

import re

_CODE = re.compile(
    r"(^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\2|\Z)|(`+)(?!`).*?(?<!`)\3(?!`))",
    re.DOTALL | re.MULTILINE,
)
_LINK = re.compile(
    r"""<a\s[^<>]*?href=["']([^"'<>\s]*)["'][^<>]*>(.{0,300}?)</a>""",
    re.IGNORECASE | re.DOTALL,
)
_SPAN = re.compile(r"<(code|tt|kbd)>([^<>`\n]*)</\1>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(br|p|div|ul|ol|li|b|strong|i|em)(?:\s+(?:class|id|style)=\"[^\"<>]*\")*\s*/?>",
    re.IGNORECASE,
)
_BLOCKS = {"br": "  \n", "p": "\n\n", "div": "\n\n", "ul": "\n\n", "ol": "\n\n"}
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}


def to_markdown(text: str) -> str:
    """Text with simple tags written as Markdown; code is left alone."""
    if "<" not in text or ">" not in text:
        return text
    pieces = _CODE.split(text)
    outside = (_convert(piece) for piece in pieces[::4])
    code = pieces[1::4]
    return "".join(
        piece for pair in zip(outside, [*code, ""], strict=True) for piece in pair
    )


def _convert(text: str) -> str:
    text = _LINK.sub(lambda found: f"[{found[2].strip()}]({found[1]})", text)
    text = _SPAN.sub(lambda found: f"`{found[2]}`", text)
    return _TAG.sub(_tag, text)


def _tag(found: re.Match[str]) -> str:
    name = found[1].lower()
    if name == "li":
        return "" if found[0].startswith("</") else "\n- "
    return _BLOCKS.get(name) or _MARKS[name]
