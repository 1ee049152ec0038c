"""Plain scalars of YAML 1.2's core schema (§10.3.2), as their authors meant them.

One deviation: a decimal integer with leading zeros (``007``) stays the string that was written.
"""

from __future__ import annotations

import math
import re
from typing import Any

#: The first characters that a plain scalar other than a string can have.
FIRST_CHARACTERS = frozenset("-+.0123456789~nNtTfF")

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?|[0-9]+[eE][-+]?[0-9]+)"
)
_WORDS: dict[str, Any] = {
    "": None,
    **dict.fromkeys(("~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
    **dict.fromkeys((".inf", ".Inf", ".INF"), math.inf),
    **dict.fromkeys(("+.inf", "+.Inf", "+.INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
}
#: The longest number, in characters, that is read as one: Python converts no more digits than a few thousand.
LONGEST_NUMBER = 4000


def resolve(text: str) -> Any:
    """Return the value of a plain scalar: null, boolean, number, or the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > LONGEST_NUMBER:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        value = float(text)
        return text if math.isinf(value) else value
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEXADECIMAL.fullmatch(text):
        return int(text[2:], 16)
    return text


def tells_how_written(value: Any, text: str) -> bool:
    """Whether a resolved scalar, turned into a string again, is what its author wrote."""
    if type(value) is float or type(value) is int:
        return repr(value) == text
    return True
