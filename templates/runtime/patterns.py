"""The patterns of schemas, which are searched for anywhere in a text."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern ready for use."""
    return re.compile(pattern)


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern is found anywhere in a text (validation §6.3.3)."""
    return compiled(pattern).search(text) is not None
