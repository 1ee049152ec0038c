"""Whether a JSON text holds an integer of more than 64 bits, found by few looks at all characters at once."""

from __future__ import annotations

_SHOWN = {
    **dict.fromkeys(map(chr, range(256)), "."),
    **dict.fromkeys("-0123456789", "0"),
    **dict.fromkeys(" \t\r\n:,[", " "),
}
_KINDS = "".join(_SHOWN.values()).encode()
"""Digits and signs are 0, what may stand before a number is a blank, and all else a full stop."""
_EVERY_FOURTH = slice(None, None, 4)
_LONG = b" " + b"0" * 20


def holds_long_integer(octets: bytes) -> bool:
    """Whether a number begins with 20 digits, or a sign and 19; in doubt it does.

    Among any 20 characters are five of every fourth one, which are seldom all digits by chance.
    """
    if b"00000" not in octets[_EVERY_FOURTH].translate(_KINDS):
        return False
    return _LONG in b" " + octets.translate(_KINDS)
