"""The formats of strings: does a text satisfy the format that its schema names (JSON Schema 2020-12 §7.3).

Each check is linear in the text. What a format means is an RFC's to say, whatever Python can hold of it:
a leap second is a time, and P1M is a duration.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, TypeAlias

from .addresses import (
    is_email,
    is_hostname,
    is_idn_email,
    is_idn_hostname,
    is_ipv4,
    is_ipv6,
    is_iri,
    is_iri_reference,
    is_uri,
    is_uri_reference,
)
from .expressions import is_regex
from .texts import read_decimal, read_uuid
from .times import read_date, read_date_time, read_time

Check: TypeAlias = Callable[[str], bool]


def _matches(pattern: str) -> Check:
    return lambda text: re.fullmatch(pattern, text) is not None


def _is_read(read: Callable[[str], Any], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


_date_of_year_0 = _matches(
    "0000-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_LEAP = re.compile(
    r"([01][0-9]|2[0-3]):([0-5][0-9]):60(?:\.[0-9]+)?"
    r"(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))"
).fullmatch


def _is_date(text: str) -> bool:
    """A full-date of RFC 3339; the year 0 is a leap year, and more than Python can hold."""
    return _is_read(read_date, text) or _date_of_year_0(text)


def _is_time(text: str) -> bool:
    """A full-time of RFC 3339; a leap second is the last of a day in UTC."""
    return _is_read(read_time, text) or _is_leap_second(text)


def _is_leap_second(text: str) -> bool:
    match = _LEAP(text)
    if match is None:
        return False
    hour, minute, sign, hours, minutes = match.groups("0")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    local = timedelta(hours=int(hour), minutes=int(minute))
    last = local + offset if sign == "-" else local - offset
    return last % timedelta(days=1) == timedelta(hours=23, minutes=59)


def _is_date_time(text: str) -> bool:
    """A date-time of RFC 3339."""
    return _is_read(read_date_time, text) or (
        text[10:11] in ("T", "t") and _is_date(text[:10]) and _is_time(text[11:])
    )


_is_duration = _matches(
    "P(?=.)(?:[0-9]+W"
    "|(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)?"
    "(?:T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S))?)"
)
"""A duration of RFC 3339 appendix A: no fraction, and no unit left out between two others."""

_POINTER = "(?:/(?:[^/~]|~[01])*)*"
_VARIABLE = (
    r"(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:\.?(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*"
    r"(?:\*|:[1-9][0-9]{0,3})?"
)
_is_uri_template = _matches(
    r"(?:[^\x00-\x20\x7f\"%<>\\^`{|}]|%[0-9A-Fa-f]{2}"
    r"|\{[+#./;?&=,!@|]?" + _VARIABLE + "(?:," + _VARIABLE + r")*\})*"
)
_base64_letters = _matches("[A-Za-z0-9+/]*={0,2}")
_base64url_letters = _matches("[A-Za-z0-9_-]*={0,2}")


def _is_base64(text: str) -> bool:
    """Base64 of RFC 4648 §4, padded."""
    return len(text) % 4 == 0 and _base64_letters(text)


def _is_base64url(text: str) -> bool:
    """Base64url of RFC 4648 §5, padded or not."""
    whole = len(text) % 4 == 0 if text.endswith("=") else len(text) % 4 != 1
    return whole and _base64url_letters(text)


FORMATS: Mapping[str, Check] = {
    "date-time": _is_date_time,
    "date": _is_date,
    "time": _is_time,
    "duration": _is_duration,
    "uuid": lambda text: _is_read(read_uuid, text),
    "decimal": lambda text: _is_read(read_decimal, text),
    "byte": _is_base64,
    "base64url": _is_base64url,
    "email": is_email,
    "idn-email": is_idn_email,
    "hostname": is_hostname,
    "idn-hostname": is_idn_hostname,
    "ipv4": is_ipv4,
    "ipv6": is_ipv6,
    "uri": is_uri,
    "uri-reference": is_uri_reference,
    "iri": is_iri,
    "iri-reference": is_iri_reference,
    "uri-template": _is_uri_template,
    "json-pointer": _matches(_POINTER),
    "relative-json-pointer": _matches(f"(?:0|[1-9][0-9]*)(?:#|{_POINTER})"),
    "regex": is_regex,
}
"""The check of each format, under its name in a schema; a format that is not here asserts nothing."""
