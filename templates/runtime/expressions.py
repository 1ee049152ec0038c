"""The syntax of regular expressions, as the format ``regex`` asks for it (ECMA-262 §22.2.1)."""

from __future__ import annotations

import re

_ESCAPE = (
    r"\\(?:[dDwWsSfnrtv0-9]|c[A-Za-z]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]{1,6}\}"
    r"|[pP]\{[A-Za-z0-9_]+(?:=[A-Za-z0-9_]+)?\}|[^A-Za-z0-9]"
)
_TOKEN = re.compile(
    rf"(?P<open>\((?:\?(?:[:=!]|<[=!]|<[^\W\d][\w$]*>))?)|(?P<close>\))"
    rf"|(?P<repeat>(?:[*+?]|\{{(?P<least>[0-9]+)(?:,(?P<most>[0-9]*))?\}})\??)"
    rf"|(?P<bound>[\^$|]|\\[bB])"
    rf"|(?P<atom>{_ESCAPE}|k<[^\W\d][\w$]*>)|\[\^?(?:[^\]\\]|{_ESCAPE}|b))*\]|[^\\*+?()\[\]{{}}])",
    re.DOTALL,
).match


def is_regex(text: str) -> bool:
    """Whether ECMA-262 compiles a text as a Unicode one; a range out of order is let pass."""
    position = depth = 0
    repeatable = False
    while position < len(text):
        token = _TOKEN(text, position)
        if token is None:
            return False
        position, kind = token.end(), token.lastgroup
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
        elif token["repeat"] and not (repeatable and _in_order(token)):
            return False
        if depth < 0:
            return False
        repeatable = bool(token["close"] or token["atom"])
    return depth == 0


def _in_order(repeat: re.Match[str]) -> bool:
    most = repeat["most"]
    return not most or len(most) > 9 or int(repeat["least"][:10]) <= int(most)
