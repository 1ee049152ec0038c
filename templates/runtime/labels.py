"""Labels of host names: letters, digits and hyphens, and what IDNA 2008 encodes in them (RFC 5890 to 5892)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import bidirectional, category, combining, name, normalize

_LABEL = re.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?").fullmatch

_ALLOWED = frozenset(
    "abcdefghijklmnopqrstuvwxyz0123456789-\xdf\u03c2\u06fd\u06fe\u0f0b\u3007"
)
_REFUSED = frozenset("\u0640\u07fa\u302e\u302f\u3031\u3032\u3033\u3034\u3035\u303b")
_LETTER_DIGITS = frozenset(("Ll", "Lu", "Lo", "Nd", "Lm", "Mn", "Mc"))
_ARABIC_INDIC = frozenset(map(chr, range(0x660, 0x66A)))
_EXTENDED_ARABIC_INDIC = frozenset(map(chr, range(0x6F0, 0x6FA)))
_VIRAMA = 9


def meaning(label: str) -> str | None:
    """What a label of a host name means: itself, or the name that it encodes; None for what is no label."""
    lower = label.lower()
    if not label.isascii():
        short = len(lower) <= 63 and len(_encoded(lower)) <= 63
        return lower if short and _is_name(lower) else None
    if not _LABEL(label):
        return None
    if not lower.startswith("xn--"):
        return lower
    try:
        decoded = lower[4:].encode().decode("punycode")
    except ValueError:
        return None
    exact = not decoded.isascii() and _encoded(decoded) == lower
    return decoded if exact and _is_name(decoded) else None


def agree(labels: Sequence[str]) -> bool:
    """Whether letters that run to the left and to the right do not mix (RFC 5893 §2)."""
    directions = [list(map(bidirectional, label)) for label in labels]
    leftward = ("R", "AL", "AN")
    if not any(each in leftward for label in directions for each in label):
        return True
    return all(map(_agrees, directions))


def _agrees(label: list[str]) -> bool:
    last = next((each for each in reversed(label) if each != "NSM"), "")
    neutral = {"EN", "ES", "CS", "ET", "ON", "BN", "NSM"}
    if label[0] == "L":
        return last in ("L", "EN") and neutral.union("L").issuperset(label)
    return (
        label[0] in ("R", "AL")
        and last in ("R", "AL", "EN", "AN")
        and neutral.union(("R", "AL", "AN")).issuperset(label)
        and not {"EN", "AN"}.issubset(label)
    )


def _encoded(label: str) -> str:
    return "xn--" + label.encode("punycode").decode()


def _is_name(label: str) -> bool:
    hyphens = label[2:4] == "--" or label.startswith("-") or label.endswith("-")
    if hyphens or category(label[0]).startswith("M"):
        return False
    return normalize("NFC", label) == label and all(
        _is_allowed(letter) or _is_allowed_there(label, position)
        for position, letter in enumerate(label)
    )


def _is_allowed(letter: str) -> bool:
    """Whether a letter may stand anywhere (RFC 5892 §3, PVALID)."""
    if letter in _ALLOWED:
        return True
    if (
        letter in _REFUSED
        or letter in _ARABIC_INDIC
        or letter in _EXTENDED_ARABIC_INDIC
    ):
        return False
    folded = normalize("NFKC", normalize("NFKC", letter).casefold())
    jamo = "\u1100" <= letter <= "\u11ff" or "\ua960" <= letter <= "\ua97f"
    jamo = jamo or "\ud7b0" <= letter <= "\ud7ff"
    return folded == letter and not jamo and category(letter) in _LETTER_DIGITS


def _is_allowed_there(label: str, position: int) -> bool:
    """Whether a letter may stand where it does (RFC 5892 appendix A, CONTEXTJ and CONTEXTO)."""
    before, after = label[:position], label[position + 1 :]
    match label[position]:
        case "\xb7":
            return before[-1:] == "l" == after[:1]
        case "\u0375":
            return _is_of(after[:1], "GREEK")
        case "\u05f3" | "\u05f4":
            return _is_of(before[-1:], "HEBREW")
        case "\u30fb":
            scripts = ("HIRAGANA", "KATAKANA LETTER", "CJK")
            return any(_is_of(letter, *scripts) for letter in label)
        case "\u200d":
            return _follows_virama(before)
        case "\u200c":
            return _follows_virama(before) or (_joins(before[::-1]) and _joins(after))
        case digit if digit in _ARABIC_INDIC:
            return _EXTENDED_ARABIC_INDIC.isdisjoint(label)
        case digit:
            return digit in _EXTENDED_ARABIC_INDIC and _ARABIC_INDIC.isdisjoint(label)


def _is_of(letter: str, *scripts: str) -> bool:
    return bool(letter) and name(letter, "").startswith(scripts)


def _follows_virama(before: str) -> bool:
    return bool(before) and combining(before[-1]) == _VIRAMA


def _joins(letters: str) -> bool:
    """Whether the next letter, marks left out, is of a script whose letters join."""
    found = next((each for each in letters if category(each) != "Mn"), "")
    return bool(found) and bidirectional(found) == "AL"
