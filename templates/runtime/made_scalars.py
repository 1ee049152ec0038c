"""Made values of strings and numbers: of their format, pattern and limits, by chance that repeats itself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from importlib import import_module
from random import Random
from typing import Any
from uuid import UUID

_WORDS = (
    "amber birch cedar delta ember fjord grove harbor indigo juniper "
    "kestrel lagoon maple nectar opal prairie quartz river saffron tundra"
).split()
_START = datetime(2024, 10, 1, 12, tzinfo=UTC)
_LONGEST = 2000
_MOST_REPEATS = 8


def made_text(chance: Random, keywords: Mapping[str, Any]) -> str:
    """A string that satisfies its format or pattern where these are known, and its limits of length."""
    least = min(keywords.get("min_length", 0), _LONGEST)
    most = keywords.get("max_length", math.inf)
    if "format" in keywords and (text := _formatted(chance, keywords["format"])):
        return text
    if "pattern" in keywords:
        return _of_pattern(chance, keywords["pattern"], least)
    text = chance.choice(_WORDS)
    while len(text) < least:
        text += f" {chance.choice(_WORDS)}"
    return text if len(text) <= most else text[: int(most)]


def _formatted(chance: Random, name: str) -> str:
    at = _START + timedelta(minutes=chance.randrange(500_000))
    word = chance.choice(_WORDS)
    made = {
        "date": at.date().isoformat(),
        "date-time": at.isoformat().replace("+00:00", "Z"),
        "time": at.time().isoformat() + "Z",
        "duration": f"PT{chance.randrange(1, 48)}H",
        "uuid": str(UUID(int=chance.getrandbits(128), version=4)),
        "decimal": f"{chance.randrange(10_000) / 100:.2f}",
        "byte": "c2FtcGxl",
        "base64url": "c2FtcGxl",
        "binary": word,
        "email": f"{word}@example.com",
        "idn-email": f"{word}@example.com",
        "hostname": f"{word}.example.com",
        "idn-hostname": f"{word}.example.com",
        "ipv4": f"192.0.2.{chance.randrange(1, 255)}",
        "ipv6": f"2001:db8::{chance.randrange(1, 9999)}",
        "uri": f"https://example.com/{word}",
        "uri-reference": f"/{word}",
        "iri": f"https://example.com/{word}",
        "iri-reference": f"/{word}",
        "uri-template": f"/{word}/{{id}}",
        "json-pointer": f"/{word}",
        "relative-json-pointer": f"0/{word}",
        "regex": word,
    }
    return made.get(name, "")


def made_number(
    chance: Random, keywords: Mapping[str, Any], *, integer: bool
) -> int | float:
    """A number within its limits: a small one where they allow it."""
    step = keywords.get("multiple_of") or (1 if integer else 0.01)
    low = keywords.get("minimum", -math.inf)
    if "exclusive_minimum" in keywords:
        low = max(low, keywords["exclusive_minimum"] + step)
    high = keywords.get("maximum", math.inf)
    if "exclusive_maximum" in keywords:
        high = min(high, keywords["exclusive_maximum"] - step)
    if math.isinf(low):
        low = min(1, high)
    first = math.ceil(low / step)
    last = max(first, min(first + 99, math.floor(min(high, 2**53) / step)))
    value = chance.randint(first, last) * step
    return int(value) if integer else round(value, 6)


def _of_pattern(chance: Random, pattern: str, least: int) -> str:
    """A text of a pattern; it is tried again with more repeats where it must be longer."""
    parsed = import_module("re._parser").parse(pattern)
    text = ""
    for more in range(0, 100, 7):
        text = "".join(_pieces(chance, parsed, more, {}))
        if len(text) >= least:
            break
    return text


def _pieces(
    chance: Random, parsed: Iterable[Any], more: int, groups: dict[int, str]
) -> Iterable[str]:
    for code, of in parsed:
        match str(code):
            case "LITERAL":
                yield chr(of)
            case "NOT_LITERAL":
                yield "a" if of != ord("a") else "b"
            case "ANY":
                yield chance.choice("abcdefgh")
            case "IN":
                yield _member(chance, of)
            case "BRANCH":
                yield from _pieces(chance, chance.choice(of[1]), more, groups)
            case "SUBPATTERN":
                text = "".join(_pieces(chance, of[3], more, groups))
                groups[of[0]] = text
                yield text
            case "ATOMIC_GROUP":
                yield from _pieces(chance, of, more, groups)
            case "GROUPREF":
                yield groups.get(of, "")
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                low, high, inner = of
                most = min(int(high), low + (more or min(3, _MOST_REPEATS)))
                for _ in range(most if more else chance.randint(low, most)):
                    yield from _pieces(chance, inner, more, groups)
            case _:
                # Anchors and assertions add nothing: who checks the text finds out where they are not met.
                yield ""


def _member(chance: Random, members: Iterable[Any]) -> str:
    """A character of a class."""
    ranges: list[tuple[int, int]] = []
    negated = False
    for code, of in members:
        match str(code):
            case "NEGATE":
                negated = True
            case "LITERAL":
                ranges.append((of, of))
            case "RANGE":
                ranges.append(of)
            case _:
                ranges += _CATEGORIES.get(str(of), [(97, 122)])
    if negated:
        free = [
            code
            for code in range(32, 127)
            if not any(low <= code <= high for low, high in ranges)
        ]
        return chr(chance.choice(free or [97]))
    low, high = chance.choice(ranges)
    return chr(chance.randint(low, high))


_CATEGORIES = {
    "CATEGORY_DIGIT": [(48, 57)],
    "CATEGORY_SPACE": [(32, 32)],
    "CATEGORY_WORD": [(97, 122), (48, 57)],
}
