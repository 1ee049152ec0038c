"""Whether a JSON text holds an integer of more than 64 bits, found without a look at every character."""

from __future__ import annotations

import re

_KINDS = bytes(
    ord("0") if code in b"0123456789" else ord(".") if code in b'."' else ord(" ")
    for code in range(256)
)
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
    """The same, by all characters: what follows a quote or a point is a text or a fraction."""
    kinds, digits = octets.translate(_KINDS), b"0" * 19
    return kinds.startswith(digits) or b" " + digits in kinds
