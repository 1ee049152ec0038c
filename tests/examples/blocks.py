"""The Python of generated documentation, by what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.documentation import read

_HANDLER = re.compile(r"^class (\w+)\((\w+)\):$", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_URL = re.compile(r"https?://[^\s,]+")
_BASES = (
    re.compile(r"^All URIs are relative to \*([^*]+)\*$", re.MULTILINE),
    re.compile(r"^Base URI of this operation: (.+)$", re.MULTILINE),
)


@dataclass(frozen=True)
class Block:
    """A piece of Python: the page that it stands on, and whether it is a call, a handler, a value or else."""

    page: str
    kind: str
    code: str

    @property
    def handler(self) -> tuple[str, str]:
        """The class of a handler, and that which it implements."""
        found = _HANDLER.search(self.code)
        assert found is not None
        return found[1], found[2]


def blocks(docs: Path) -> Iterator[Block]:
    """All Python of the Markdown pages that is more than a signature."""
    for path in sorted(docs.rglob("*.md")):
        page = path.relative_to(docs).as_posix()
        for language, code in read(path.read_text("utf-8")).code:
            if language == "python" and not re.match(r"(async )?def ", code):
                yield Block(page, _kind(page, code), code)


def _kind(page: str, code: str) -> str:
    if page.startswith("models/"):
        return "value"
    if "from acme" in code or not page.startswith(("apis/", "webhooks/")):
        return "other"
    return "handler" if _HANDLER.search(code) else "call" if "Client(" in code else ""


def base_paths(docs: Path) -> list[str]:
    """Patterns of the paths of the servers that the pages name, the longest first, and of none."""
    found = {""}
    for page in docs.glob("apis/*.md"):
        text = _LINK.sub(r"\1", page.read_text("utf-8"))
        text = text.replace("`", "").replace("\\", "")
        for named in (each for pattern in _BASES for each in pattern.findall(text)):
            for url in _URL.findall(named) or [named]:
                _, _, rest = url.partition("://")
                path = re.escape(f"/{rest.partition('/')[2]}".rstrip("/"))
                found.add(re.sub(r"\\\{.*?\\\}", "[^/]+", path))
    return sorted(found, key=len, reverse=True)
