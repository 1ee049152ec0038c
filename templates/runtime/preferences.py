"""What a caller would rather have: the header Prefer (RFC 7240)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 1000
_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_VALUE = rf'(?:"((?:[^"\\]|\\.)*)"|({_TOKEN}))'
_PREFERENCE = re.compile(rf"\s*({_TOKEN})\s*(?:=\s*{_VALUE}?)?")


def preferences(fields: Iterable[str]) -> dict[str, str]:
    """The preferences of a request by name; of one that is stated twice the first counts (RFC 7240 §2).

    Parameters of preferences are passed over, and so is a header that is too long to be meant.
    """
    found: dict[str, str] = {}
    for field in fields:
        for part in _parts(field[:_LONGEST]):
            match = _PREFERENCE.match(part)
            if match is not None:
                quoted = re.sub(r"\\(.)", r"\1", match[2] or "")
                found.setdefault(match[1].lower(), quoted or match[3] or "")
    return found


def _parts(field: str) -> list[str]:
    """The members of a list, which commas part that stand in no quotes."""
    return re.findall(r'(?:[^,"]|"(?:[^"\\]|\\.)*"|")+', field)
