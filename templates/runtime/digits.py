"""Whether a JSON text holds an integer of more than 64 bits, found without a look at every character."""

from __future__ import annotations

import re

_SHOWN = {
    **dict.fromkeys(map(chr, range(256)), "."),
    **dict.fromkeys("0123456789", "0"),
    **dict.fromkeys(" \t\r\n:,[", " "),
    "-": "-",
}
_KINDS = "".join(_SHOWN.values()).encode()
"""Digits are 0, what may stand before a number is a blank, or its sign, and all else a full stop."""
_EVERY_FOURTH = slice(None, None, 4)
_LONG = re.compile(rb"[0-9]{19}").search
_PATIENCE = 8


def holds_long_integer(octets: bytes) -> bool:
    """Whether there are 19 digits in a row that may be an integer; in doubt there are.

    Among any 19 characters are four of every fourth one, which are seldom all digits by chance.
    """
    sample = octets[_EVERY_FOURTH].translate(_KINDS)
    at = sample.find(b"0000")
    for _ in range(_PATIENCE):
        if at < 0:
            return False
        if _LONG(octets, max(0, 4 * at - 3), 4 * at + 19):
            break
        at = sample.find(b"0000", at + 1)
    return at >= 0 and _holds_one(octets)


def _holds_one(octets: bytes) -> bool:
    """The same, by all characters: in a text or a fraction something else stands before the digits, as a rule."""
    kinds, digits = b" " + octets.translate(_KINDS), b"0" * 19
    return b" " + digits in kinds or b" -" + digits in kinds
