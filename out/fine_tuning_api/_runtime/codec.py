"""From JSON values to Python values and back; generated models call these where a one-liner is not enough.

Decoders take a JSON value and return a Python value, or raise DecodeError. They are tolerant where JSON
Schema is: 1.0 is an integer, 1 is a number.
"""

from __future__ import annotations

import datetime as dt
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn, TypeAlias, TypeVar
from uuid import UUID

from .unset import UNSET, Unset

T = TypeVar("T")


class DecodeError(ValueError):
    """A value is not what the description says; ``pointer`` is its place, an RFC 6901 JSON Pointer."""

    def __init__(self, message: str, pointer: str = "") -> None:
        super().__init__(f"{pointer or '/'}: {message}")
        self.message = message
        self.pointer = pointer

    def inside(self, key: str | int) -> DecodeError:
        """The same error, seen from the object or array that holds the value under ``key``."""
        step = str(key).replace("~", "~0").replace("/", "~1")
        return DecodeError(self.message, f"/{step}{self.pointer}")


def fail(expected: str, value: Any) -> NoReturn:
    """Raise the DecodeError that says what was expected and what was found."""
    raise DecodeError(f"expected {expected}, found {describe(value)}")


def describe(value: Any) -> str:
    """A JSON value in a few words, for messages."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return f"the string {value!r}" if len(value) <= 40 else "a long string"
        case int() | float():
            return f"the number {value}"
        case Mapping():
            return "an object"
        case list() | tuple():
            return "an array"
        case _:
            return type(value).__name__


def missing(name: str) -> DecodeError:
    """The error for an object without a required property."""
    return DecodeError(f"required property {name!r} is missing")


_EXACT = 2.0**63
"""Below it a number that a JSON parser has made a float is known not to have been cut to fit one."""


def _is_whole(value: float) -> bool:
    return value.is_integer() and abs(value) < _EXACT


def string(value: Any) -> str:
    """Decode a string."""
    return value if type(value) is str else fail("a string", value)


def integer(value: Any) -> int:
    """Decode an integer; a number without a fraction is one (JSON Schema 2020-12 §4.2.3)."""
    if type(value) is int:
        return value
    if type(value) is float and _is_whole(value):
        return int(value)
    fail("an integer", value)


def number(value: Any) -> float:
    """Decode a number; an integer stays one."""
    if type(value) is float or type(value) is int:
        return value
    fail("a number", value)


def boolean(value: Any) -> bool:
    """Decode true or false."""
    return value if type(value) is bool else fail("true or false", value)


def open_string(value: Any) -> Any:
    """Decode a string of an enumeration; one that it does not know passes, so it is typed Any."""
    return string(value)


def open_integer(value: Any) -> Any:
    """Decode an integer of an enumeration; one that it does not know passes."""
    return integer(value)


def open_boolean(value: Any) -> Any:
    """Decode true or false where the description admits one of them; the other passes."""
    return boolean(value)


def others(data: dict[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """The properties of an object that are not ``known``."""
    if known.issuperset(data):
        return {}
    return {name: data[name] for name in data if name not in known}


def null(value: Any) -> Any:
    """Decode null."""
    return None if value is None else fail("null", value)


def anything(value: Any) -> Any:
    """Decode any JSON value: it stays as it is."""
    return value


_JSON_NAMES = {
    str: "a string",
    int: "an integer",
    float: "a number",
    bool: "true or false",
}


def scalar(value: Any, *types: type) -> Any:
    """Decode a value of one of several scalar types."""
    if type(value) in types:
        return value
    if int in types and type(value) is float and _is_whole(value):
        return int(value)
    fail(" or ".join(_JSON_NAMES[each] for each in types), value)


def object_(value: Any) -> dict[str, Any]:
    """Decode an object, its values as they are."""
    return value if isinstance(value, dict) else fail("an object", value)


def array(value: Any, item: Callable[[Any], T]) -> list[T]:
    """Decode an array whose items ``item`` decodes."""
    if not isinstance(value, list):
        fail("an array", value)
    if not value:
        return []
    try:
        return [item(each) for each in value]
    except DecodeError:
        raise _first_error(enumerate(value), item) from None


def strings(value: Any) -> list[str]:
    """Decode an array of strings."""
    if type(value) is list:
        for each in value:
            if type(each) is not str:
                break
        else:
            return value
    return array(value, string)


def tuple_(
    value: Any, prefix: Sequence[Callable[[Any], Any]], item: Callable[[Any], Any]
) -> list[Any]:
    """Decode an array whose first items have decoders of their own (prefixItems)."""
    if not isinstance(value, list):
        fail("an array", value)
    result = []
    for index, each in enumerate(value):
        try:
            result.append((prefix[index] if index < len(prefix) else item)(each))
        except DecodeError as error:
            raise error.inside(index) from None
    return result


def mapping(value: Any, item: Callable[[Any], T]) -> dict[str, T]:
    """Decode an object used as a dictionary."""
    if not isinstance(value, dict):
        fail("an object", value)
    try:
        return {name: item(each) for name, each in value.items()}
    except DecodeError:
        raise _first_error(value.items(), item) from None


def _first_error(entries: Any, item: Callable[[Any], Any]) -> DecodeError:
    for key, each in entries:
        try:
            item(each)
        except DecodeError as error:
            return error.inside(key)
    raise AssertionError("a decoder gave two answers for one value")


def nullable(value: Any, item: Callable[[Any], T]) -> T | None:
    """Decode null, or what ``item`` decodes."""
    return None if value is None else item(value)


def optional(value: Any, item: Callable[[Any], T]) -> T | Unset:
    """Decode what may be absent: UNSET stays, the rest ``item`` decodes."""
    return UNSET if value is UNSET else item(value)


def optional_nullable(value: Any, item: Callable[[Any], T]) -> T | Unset | None:
    """Decode what may be absent or null."""
    return value if value is UNSET or value is None else item(value)


def date(value: Any) -> dt.date:
    """Decode a full-date of RFC 3339."""
    try:
        return dt.date.fromisoformat(string(value))
    except ValueError:
        fail("a date", value)


def date_time(value: Any) -> dt.datetime:
    """Decode a date-time of RFC 3339; a space for the T and a missing offset are tolerated."""
    try:
        return dt.datetime.fromisoformat(string(value))
    except ValueError:
        fail("a date-time", value)


def time(value: Any) -> dt.time:
    """Decode a time of RFC 3339."""
    try:
        return dt.time.fromisoformat(string(value))
    except ValueError:
        fail("a time", value)


_DURATION = re.compile(
    r"(?P<sign>-)?P(?:(?P<weeks>\d+)W|(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?)"
)


def duration(value: Any) -> dt.timedelta:
    """Decode a duration of RFC 3339 appendix A; years and months have no fixed length and are refused."""
    match = _DURATION.fullmatch(string(value))
    if match is None or value[-1] in "PT":
        fail("a duration of weeks, days, hours, minutes or seconds", value)
    parts = match.groupdict(default="0")
    negative = parts.pop("sign") == "-"
    try:
        length = dt.timedelta(**{unit: float(count) for unit, count in parts.items()})
    except OverflowError:
        fail("a duration of less than a billion days", value)
    return -length if negative else length


def uuid(value: Any) -> UUID:
    """Decode a UUID of RFC 9562."""
    try:
        return UUID(string(value))
    except ValueError:
        fail("a UUID", value)


def decimal(value: Any) -> Decimal:
    """Decode a decimal number, written as a string or as a number."""
    try:
        return Decimal(str(value) if type(value) in (int, float) else string(value))
    except InvalidOperation:
        fail("a decimal number", value)


def base64(value: Any) -> bytes:
    """Decode octets written in base64 or base64url (RFC 4648), with or without padding."""
    text = string(value).replace("-", "+").replace("_", "/")
    try:
        return b64decode(text + "=" * (-len(text) % 4), validate=True)
    except ValueError:
        fail("base64", value)


def octets(value: Any) -> bytes:
    """Decode raw octets that stand in a JSON string, one character each (ISO 8859-1)."""
    if isinstance(value, (bytes, bytearray)):
        return value if isinstance(value, bytes) else bytes(value)
    try:
        return string(value).encode("latin-1")
    except UnicodeEncodeError:
        fail("octets", value)


def tag(value: Any, name: str) -> Any:
    """The discriminator of an object: the value of its property ``name``."""
    if not isinstance(value, dict):
        fail("an object", value)
    if name not in value:
        raise missing(name)
    return value[name]


def unknown_tag(value: Any, name: str) -> NoReturn:
    """Raise the DecodeError for an object whose discriminator names no known variant."""
    raise DecodeError(f"no variant is called {describe(value[name])}").inside(name)


Variant: TypeAlias = tuple[frozenset[str], frozenset[str], Callable[[Any], Any]]
"""An object that a union may be: required properties, declared properties, decoder."""


def closest(value: dict[str, Any], *variants: Variant) -> Any:
    """Decode an object as the variant whose required properties it has and most of whose others.

    Of equals the first is taken, which is the order of the description.
    """

    def fit(variant: Variant) -> tuple[bool, int, int]:
        required, declared, _ = variant
        keys = value.keys()
        return required <= keys, len(required & keys), len(declared & keys)

    return max(variants, key=fit)[2](value)


def encode(value: Any) -> Any:
    """The JSON value of a Python value: models, dates, UUIDs, decimals, octets, lists and dictionaries."""
    match value:
        case None | str() | bool() | int() | float():
            return value
        case list() | tuple():
            return [encode(each) for each in value]
        case Mapping():
            return {name: encode(each) for name, each in value.items()}
        case dt.date() | dt.time():
            return value.isoformat()
        case dt.timedelta():
            return encode_duration(value)
        case bytes():
            return b64encode(value).decode()
        case UUID() | Decimal():
            return str(value)
    return value.to_dict()


def encode_base64(value: bytes) -> str:
    """Write octets in base64 (RFC 4648 §4)."""
    return b64encode(value).decode()


def encode_duration(value: dt.timedelta) -> str:
    """Write a duration as RFC 3339 appendix A does."""
    sign, length = ("-", -value) if value < dt.timedelta(0) else ("", value)
    seconds = f"{length.seconds + length.microseconds / 1e6:f}".rstrip("0").rstrip(".")
    return f"{sign}P{length.days}DT{seconds}S"
