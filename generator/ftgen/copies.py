"""Where an output keeps copies of what was fetched for it."""

from __future__ import annotations

import hashlib
import re

FOLDER = ".ftgen.sources"


def copy_name(url: str) -> str:
    """The name, in that folder, of the copy of what is at an address."""
    last = url.partition("?")[0].rpartition("/")[2]
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", last).strip(".-")[-60:] or "description"
    return f"{hashlib.sha256(url.encode()).hexdigest()[:8]}-{plain}"
