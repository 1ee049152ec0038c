"""Values of strings and numbers that say what belongs in their place."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from ftgen.ecma import python_pattern
from ftgen.ir.types import IntegerType, NumberType, StringType
from ftgen.naming import words
from ftgen.slow_patterns import is_tame
from ftgen.targets.wire import matches, texts_of

_FORMATS = {
    "date": "2024-10-01",
    "date-time": "2024-10-01T12:00:00+00:00",
    "time": "12:00:00",
    "duration": "PT1H",
    "uuid": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "decimal": "1.50",
    "byte": "c2FtcGxl",
    "binary": "sample",
}
_WRITTEN_FORMATS = {
    "email": "user@example.com",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
}
_NAMED = {
    "email": "user@example.com",
    "url": "https://example.com/",
    "uri": "https://example.com/",
    "href": "https://example.com/",
}
"""What the last word of a name says of a string."""

_LONGEST = 4000
_MOST_OWNER_WORDS = 3
_TIMES = re.compile(r"(_at|At|_time|_timestamp)$|^(created|updated|timestamp)$")
_SOME_TIME = 1727784000


def string(type_: StringType, name: str = "") -> str:
    """A string of the format, the pattern and within the limits of length, which tells what ``name`` is."""
    pattern = python_pattern(type_.pattern) if type_.pattern else None
    for text in _texts(type_, name, pattern):
        if _fits(type_, text, pattern):
            return text
    return _sized(type_, _formatted(type_) or "string")


def _fits(type_: StringType, text: str, pattern: str | None) -> bool:
    return (
        len(text) >= (type_.min_length or 0)
        and (type_.max_length is None or len(text) <= type_.max_length)
        and (pattern is None or matches(pattern, text))
    )


def _texts(type_: StringType, name: str, pattern: str | None) -> Iterator[str]:
    if text := _formatted(type_):
        yield text
        return
    if pattern is not None and not is_tame(pattern):
        yield next(texts_of(pattern, type_.min_length or 0))
    found = words(name)
    if found and found[-1] in _NAMED:
        yield _NAMED[found[-1]]
    yield placeholder(name)
    yield from (" ".join(found), *reversed(found), "string")
    yield _sized(type_, placeholder(name))
    if pattern is not None:
        yield from texts_of(pattern, type_.min_length or 0)


def _formatted(type_: StringType) -> str:
    return (
        _FORMATS.get(type_.format) or _WRITTEN_FORMATS.get(type_.written_format) or ""
    )


def _sized(type_: StringType, text: str) -> str:
    least = min(type_.min_length or 0, _LONGEST)
    if len(text) < least:
        text = (text * (least // len(text) + 1))[:least]
    return text if type_.max_length is None else text[: type_.max_length]


def placeholder(name: str) -> str:
    """What stands for a value that only the reader knows."""
    found = words(name)
    return f"<{' '.join(found)}>" if found else "string"


_BARE = {"id", "name", "title", "type", "status", "description", "key", "code"}
"""Names that tell little without that of what they are in."""


def owned_name(owner: str, name: str) -> str:
    """A name, with that of what it belongs to where it tells little for itself."""
    if name.lower() not in _BARE:
        return name
    return " ".join((*words(owner)[-_MOST_OWNER_WORDS:], name))


def singular(name: str) -> str:
    """The name of one item of what a name in the plural holds."""
    if name.endswith("ies") and len(name) > 4:
        return f"{name[:-3]}y"
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def number(type_: IntegerType | NumberType, name: str = "") -> int | float:
    """A number within the limits: the smallest where there is a lower one, else 1 or the greatest."""
    if isinstance(type_, IntegerType) and _TIMES.search(name) and _is_free(type_):
        return _SOME_TIME
    step: int | float = type_.multiple_of or 1
    low = type_.minimum
    if type_.exclusive_minimum is not None and (
        low is None or type_.exclusive_minimum >= low
    ):
        low = type_.exclusive_minimum + step
    high = type_.maximum
    if type_.exclusive_maximum is not None and (
        high is None or type_.exclusive_maximum <= high
    ):
        high = type_.exclusive_maximum - step
    value = step if low is None else low
    if high is not None and value > high:
        value = high if low is None else (low + high) / 2
    if type_.multiple_of:
        value = math.ceil(value / step) * step
    return math.ceil(value) if isinstance(type_, IntegerType) else value


def _is_free(type_: IntegerType) -> bool:
    return (
        type_.maximum is None
        and type_.exclusive_maximum is None
        and not type_.multiple_of
    )
