"""Headers on their way out: each is checked before it is sent (RFC 9110 §5.1 and §5.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

Fields: TypeAlias = Mapping[str, str | Sequence[str]]
"""Headers by name; one that is sent several times, as Set-Cookie is, has several values."""

Headers: TypeAlias = list[tuple[bytes, bytes]]
"""Names in lower case and values, as ASGI has them."""

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")


def header(name: str, value: str) -> tuple[bytes, bytes]:
    """A header as ASGI has it; raises ValueError for what would break the message apart."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not the name of a header")
    if not _VALUE.fullmatch(value):
        raise ValueError(f"the header {name} holds a character that no header can hold")
    return name.lower().encode(), value.encode("latin-1")


def headers(content_type: str, fields: Fields | None) -> Headers:
    """The headers of an answer; no Content-Type where there is no body."""
    found = [_content_type(content_type)] if content_type else []
    if fields:
        found += [header(name, value) for name, value in each_field(fields)]
    return found


@lru_cache(256)
def _content_type(name: str) -> tuple[bytes, bytes]:
    return header("content-type", name)


def sent(
    others: Fields | None, *stated: tuple[str, str | None]
) -> dict[str, str | Sequence[str]]:
    """The headers of an answer: those that its description knows, where they have a text, and others."""
    known: dict[str, str | Sequence[str]] = {
        name: text for name, text in stated if text is not None
    }
    return {**known, **(others or {})}


def each_field(fields: Fields) -> Iterator[tuple[str, str]]:
    """Each header by itself."""
    for name, values in fields.items():
        for value in [values] if isinstance(values, str) else values:
            yield name, value
