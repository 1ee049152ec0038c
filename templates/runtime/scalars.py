"""Strings that are something else in Python: what reads and writes each format.

Dates, UUIDs and decimals take modules of the standard library with them, which most values can do without.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from . import texts, times


def read_octets(text: str) -> bytes:
    """Octets that stand in a string, one character each (ISO 8859-1); raises ValueError where one is none."""
    return text.encode("latin-1")


READERS: Mapping[str, Callable[[str], Any]] = {
    "date": times.read_date,
    "date-time": times.read_date_time,
    "time": times.read_time,
    "duration": times.read_duration,
    "uuid": texts.read_uuid,
    "decimal": texts.read_decimal,
    "byte": texts.read_byte,
    "base64url": texts.read_base64url,
    "binary": read_octets,
}
"""The formats of strings that are something else in Python, each with what makes it of a text."""

WRITERS: Mapping[str, Callable[[Any], str]] = {
    "date": times.write_date,
    "date-time": times.write_date_time,
    "time": times.write_time,
    "duration": times.write_duration,
    "uuid": texts.write_uuid,
    "decimal": texts.write_decimal,
    "byte": texts.write_byte,
    "base64url": texts.write_base64url,
}
"""The same formats, each with what makes a text of it; raw octets stay what they are."""


def text_of(value: Any) -> str | None:
    """The text of a value by what it is in Python; None where there is none."""
    match value:
        case dt.datetime():
            return WRITERS["date-time"](value)
        case dt.date():
            return WRITERS["date"](value)
        case dt.time():
            return WRITERS["time"](value)
        case dt.timedelta():
            return WRITERS["duration"](value)
        case bytes() | bytearray():
            return WRITERS["byte"](bytes(value))
        case UUID():
            return WRITERS["uuid"](value)
        case Decimal():
            return WRITERS["decimal"](value)
        case _:
            return None
