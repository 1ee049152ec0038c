"""Times as JSON holds them (RFC 3339): texts that come back as they came.

``read_…`` takes a text and returns a value of the standard library, ``write_…`` the reverse; both raise
ValueError with a short reason. A text that would be written otherwise (nanoseconds, ``+00:00``,
``PT36H``) is remembered by its value; what is computed from that forgets it.
"""

# pyright: reportUninitializedInstanceVariable=false
# What remembers a text gets it from ``kept``: the classes of the standard library have no __init__ to extend.

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from .texts import Remembering, kept, reads, remembered, wrong


class _DateTime(Remembering, datetime):
    __slots__ = ("text",)

    def _plain(self) -> datetime:
        return datetime.combine(self, self.timetz())


class _Time(Remembering, time):
    __slots__ = ("text",)

    def _plain(self) -> time:
        return datetime.combine(date.min, self).timetz()


class _Duration(Remembering, timedelta):
    __slots__ = ("text",)

    def _plain(self) -> timedelta:
        return +self


_MARKS, _HEAD, _TIME_MARKS = slice(4, None, 3), slice(4, 19, 3), slice(2, None, 3)
"""Where a date-time and a time have their punctuation; the digits are left to ``fromisoformat``."""

_TAIL = re.compile(r"(?:\.[0-9]+)?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])").fullmatch


@reads(_DateTime)
def read_date_time(text: str) -> datetime:
    """Read a date-time of RFC 3339; one of a leap second or of the year 0 is more than Python can hold."""
    try:
        if text[_MARKS] == "--T::Z" and "T24" not in text:
            return datetime.fromisoformat(text)
        text, came = text.upper(), text
        if text[_HEAD] == "--T::" and "T24" not in text and _TAIL(text, 19):
            return kept(_DateTime.fromisoformat(text), came)
    except ValueError:
        pass
    raise ValueError("not a date-time of RFC 3339, such as 2024-12-31T23:59:00Z")


def write_date_time(value: datetime) -> str:
    """Write a date-time of RFC 3339; raises ValueError for one without an offset from UTC."""
    if type(value) is _DateTime and (text := remembered(value)) is not None:
        return text
    if not isinstance(value, datetime):
        raise wrong("a datetime", value)
    offset = "Z" if value.tzinfo is UTC else _offset(value)
    if offset is None:
        value, offset = value.astimezone(UTC), "Z"
    return _trimmed(value.replace(tzinfo=None)) + offset


def read_date(text: str) -> date:
    """Read a full-date of RFC 3339."""
    try:
        if text[_MARKS] == "--":
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError("not a date of RFC 3339, such as 2024-12-31")


def write_date(value: date) -> str:
    """Write a full-date of RFC 3339."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise wrong("a date", value)
    return value.isoformat()


@reads(_Time)
def read_time(text: str) -> time:
    """Read a full-time of RFC 3339, which has an offset from UTC."""
    try:
        if text[_TIME_MARKS] == "::Z" and text[:2] != "24":
            return time.fromisoformat(text)
        text, came = text.upper(), text
        if text[2:8:3] == "::" and text[:2] != "24" and _TAIL(text, 8):
            return kept(_Time.fromisoformat(text), came)
    except ValueError:
        pass
    raise ValueError("not a time of RFC 3339 with its offset, such as 23:59:00Z")


def write_time(value: time) -> str:
    """Write a full-time of RFC 3339; raises ValueError for one without an offset from UTC."""
    if type(value) is _Time and (text := remembered(value)) is not None:
        return text
    if not isinstance(value, time):
        raise wrong("a time", value)
    offset = _offset(value)
    if offset is None:
        raise ValueError("an offset with seconds has no place in RFC 3339")
    return _trimmed(value.replace(tzinfo=None)) + offset


def _offset(value: datetime | time) -> str | None:
    """The offset from UTC as RFC 3339 writes it; None for one with seconds, which it cannot."""
    length = value.utcoffset()
    if length is None:
        raise ValueError(f"a {type(value).__name__} without an offset from UTC")
    if not length:
        return "Z"
    minutes, rest = divmod(abs(length), timedelta(minutes=1))
    if rest:
        return None
    return (
        f"{'-' if length < timedelta(0) else '+'}{minutes // 60:02}:{minutes % 60:02}"
    )


def _trimmed(value: datetime | time) -> str:
    """A time without its offset, and without zeros at the end of the fraction."""
    text = value.isoformat()
    return text.rstrip("0") if value.microsecond else text


_DURATION = re.compile(
    r"(-)?P(?=.)(?:([0-9]+)W|(?:([0-9]+)D)?"
    r"(?:T(?=.)(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.([0-9]+))?S)?)?)"
).fullmatch


@reads(_Duration)
def read_duration(text: str) -> timedelta:
    """Read a duration of ISO 8601; years and months have no fixed length, so no timedelta holds them.

    A sign and a fraction are more than RFC 3339 has, which ``formats`` asks for; what a client reads
    tolerantly, and what a timedelta holds, may have them.
    """
    match = _DURATION(text)
    if match is None:
        raise ValueError("not a duration of weeks, days, hours, minutes and seconds")
    sign, *counts, fraction = match.groups("0")
    try:
        weeks, days, hours, minutes, seconds = map(int, counts)
        length = timedelta(
            days, seconds, int(f"{fraction:0<6.6}"), 0, minutes, hours, weeks
        )
    except (OverflowError, ValueError):
        raise ValueError("not a duration of less than a billion days") from None
    value = -length if sign == "-" else length
    if write_duration(value) == text:
        return value
    return kept(_Duration(value.days, value.seconds, value.microseconds), text)


def write_duration(value: timedelta) -> str:
    """Write a duration of ISO 8601: ``P1DT12H``, ``PT1H0M5S``, ``PT0S``."""
    if type(value) is _Duration and (text := remembered(value)) is not None:
        return text
    if not isinstance(value, timedelta):
        raise wrong("a timedelta", value)
    length = abs(value)
    minutes, seconds = divmod(length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    exact = f"{seconds}.{length.microseconds:06}".rstrip("0").rstrip(".")
    last = "" if exact == "0" else f"{exact}S"
    middle = f"{minutes}M" if minutes or (hours and last) else ""
    clock = (f"{hours}H" if hours else "") + middle + last
    day = f"{length.days}D" if length.days else ""
    sign = "-" if value < timedelta(0) else ""
    return f"{sign}P{day}{'T' if clock else ''}{clock}" if day or clock else "PT0S"
