"""Media types and ranges: parsing, matching and choosing (RFC 9110 §8.3.1 and §12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_ESSENCE = rf"\s*({_TOKEN})/({_TOKEN})\s*"
_PARAMETER = rf';\s*(?:({_TOKEN})\s*=\s*(?:({_TOKEN})|"((?:[^"\\]|\\.)*)"))?\s*'
_RANGE = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*+"?)++', re.DOTALL)

_LONGEST = 1024
"""How many characters of a media type are read; RFC 6838 §4.2 allows 255 without parameters."""
_LONGEST_ACCEPT = 4096
"""How many characters of an Accept header are read; a longer one accepts everything."""


class MediaType(NamedTuple):
    """A media type or range in lower case; the values of its parameters keep their case."""

    type: str
    subtype: str
    parameters: Mapping[str, str]

    @property
    def essence(self) -> str:
        """Type and subtype without parameters."""
        return f"{self.type}/{self.subtype}"

    @property
    def specificity(self) -> int:
        """How much a range says: 0 for ``*/*``, 1 for ``text/*``, more for a type and its parameters."""
        if self.type == "*":
            return 0
        return 1 if self.subtype == "*" else 2 + len(self.parameters)

    def covers(self, other: MediaType) -> bool:
        """Whether this range includes the other media type; parameters that it states must be equal."""
        return (
            self.type in ("*", other.type)
            and self.subtype in ("*", other.subtype)
            and all(
                other.parameters.get(name, "").lower() == value.lower()
                for name, value in self.parameters.items()
            )
        )


_CHARSETS = frozenset(
    "utf-8 utf8 us-ascii ascii iso-8859-1 latin-1 latin1 windows-1252 cp1252 "
    "utf-16 utf-16le utf-16be utf-32 utf-32le utf-32be".split()
)
"""The charsets that are read: linear work, and no half of a surrogate pair comes out of them."""


@lru_cache(maxsize=256)
def parse(text: str) -> MediaType:
    """The media type or range that a text names; raises ValueError where it names none, or is too long to be one."""
    match = re.match(_ESSENCE, text) if len(text) <= _LONGEST else None
    if match is None:
        raise ValueError(f"{text!r} is not a media type")
    parameter = re.compile(_PARAMETER, re.DOTALL)
    position, parameters = match.end(), dict[str, str]()
    while position < len(text):
        found = parameter.match(text, position)
        if found is None:
            raise ValueError(f"{text!r} is not a media type")
        name, token, quoted = found.groups()
        if name:
            parameters[name.lower()] = token or re.sub(r"\\(.)", r"\1", quoted or "")
        position = found.end()
    return MediaType(match[1].lower(), match[2].lower(), parameters)


def described(text: str) -> MediaType:
    """The media type or range that a description has; what is none is one that is like itself alone."""
    try:
        return parse(text)
    except ValueError:
        return MediaType(text.strip().lower(), "", {})


def choose(content_type: str, known: tuple[str, ...]) -> str | None:
    """The most specific of the ``known`` media types and ranges that a Content-Type falls under."""
    if content_type in known:
        return content_type
    try:
        given = parse(content_type)
    except ValueError:
        return None
    covering = [each for each in known if described(each).covers(given)]
    if not covering:
        plain = given.essence
        covering = [each for each in known if described(each).essence == plain]
    return max(covering, key=lambda each: described(each).specificity, default=None)


def charset(content_type: str) -> str:
    """The charset that a Content-Type states, utf-8 where it states none."""
    if ";" not in content_type:
        return "utf-8"
    try:
        return parse(content_type).parameters.get("charset", "utf-8")
    except ValueError:
        return "utf-8"


def decode(octets: bytes, charset: str) -> str:
    """Text in a charset; raises LookupError for a charset that is not read, ValueError for what is not text in it."""
    if charset.lower() not in _CHARSETS:
        raise LookupError("the charset is not one that is read here")
    return octets.decode(charset)


def negotiate(accept: str, offered: Sequence[str]) -> str | None:
    """Which of the ``offered`` media types an Accept header likes best; of equals the first, None if it wants none.

    An absent, empty, unreadable or very long header accepts everything.
    """
    ranges = _ranges(accept)
    if not ranges:
        return offered[0] if offered else None
    best = max(
        offered, key=lambda each: _quality(described(each), ranges), default=None
    )
    return best if best and _quality(described(best), ranges) > 0 else None


def _ranges(accept: str) -> list[tuple[MediaType, float]]:
    found: list[tuple[MediaType, float]] = []
    for piece in _RANGE.findall(accept) if len(accept) <= _LONGEST_ACCEPT else ():
        try:
            media = parse(piece)
            quality = float(media.parameters.get("q", "1"))
        except ValueError:
            continue
        rest = {name: v for name, v in media.parameters.items() if name != "q"}
        found.append((MediaType(media.type, media.subtype, rest), quality))
    return found


def _quality(offered: MediaType, ranges: list[tuple[MediaType, float]]) -> float:
    """The quality that the most specific range gives to a media type; an offered range takes any it covers."""
    matching = [
        (range_.specificity, quality)
        for range_, quality in ranges
        if range_.covers(offered) or offered.covers(range_)
    ]
    return max(matching, default=(0, 0.0))[1]
