"""UUIDs, decimal numbers and octets as JSON holds them: texts that come back as they came.

``read_…`` takes a text and returns a value of the standard library, ``write_…`` the reverse; both raise
ValueError with a short reason. A text that would be written otherwise (an upper-case UUID, base64
without padding) is remembered by its value; what is computed from that forgets it.
"""

# pyright: reportUninitializedInstanceVariable=false
# What remembers a text gets it from ``kept``: the classes of the standard library have no __init__ to extend.

from __future__ import annotations

import re
from abc import abstractmethod
from base64 import b64decode, b64encode
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, TypeVar
from uuid import UUID

T = TypeVar("T")
Reader = TypeVar("Reader", bound=Callable[[str], Any])


class Remembering:
    """A value with the text that it was read from; it is shown, copied and pickled as its base is."""

    __slots__ = ()

    read: ClassVar[Callable[[str], Any]]

    @abstractmethod
    def _plain(self) -> Any:
        """The value of the base class, without the text."""

    def __repr__(self) -> str:
        return repr(self._plain())

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: object) -> Any:
        return self

    def __reduce_ex__(self, protocol: Any) -> Any:
        text = remembered(self)
        if text is None:
            return self._plain().__reduce_ex__(protocol)
        return type(self).read, (text,)


def remembered(value: object) -> str | None:
    """The text that a value was read from: none where it is new, or computed from one that was read."""
    return getattr(value, "text", None)


def kept(value: T, text: str) -> T:
    """A new value, with the text that it remembers from now on."""
    object.__setattr__(value, "text", text)  # UUIDs refuse to be changed
    return value


def reads(kind: type[Remembering]) -> Callable[[Reader], Reader]:
    """The decorator of the function that makes values of ``kind`` from their texts."""

    def mark(reader: Reader) -> Reader:
        kind.read = staticmethod(reader)
        return reader

    return mark


def wrong(expected: str, value: object) -> ValueError:
    """The error for a value of another type than the one to be written."""
    return ValueError(f"expected {expected}, found {type(value).__name__}")


class _UUID(Remembering, UUID):
    __slots__ = ("text",)

    def _plain(self) -> UUID:
        return UUID(int=self.int)


class _Decimal(Remembering, Decimal):
    __slots__ = ("text",)

    def _plain(self) -> Decimal:
        return Decimal(self)


class _Base64(Remembering, bytes):
    def _plain(self) -> bytes:
        return bytes(self)


class _Base64URL(Remembering, bytes):
    def _plain(self) -> bytes:
        return bytes(self)


_UUID_TEXT = re.compile(
    r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
).fullmatch


@reads(_UUID)
def read_uuid(text: str) -> UUID:
    """Read a UUID of RFC 9562 in its hyphenated form."""
    if not _UUID_TEXT(text):
        raise ValueError("not a UUID, such as 00112233-4455-6677-8899-aabbccddeeff")
    if text == text.lower():
        return UUID(text)
    return kept(_UUID(text), text)


def write_uuid(value: UUID) -> str:
    """Write a UUID of RFC 9562 in its hyphenated form."""
    if type(value) is _UUID and (text := remembered(value)) is not None:
        return text
    if not isinstance(value, UUID):
        raise wrong("a UUID", value)
    return str(value)


_DECIMAL = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]+)?").fullmatch


@reads(_Decimal)
def read_decimal(text: str) -> Decimal:
    """Read a decimal number: digits, with a sign, a fraction and an exponent where there are any."""
    try:
        value = Decimal(text) if _DECIMAL(text) else None
    except InvalidOperation:
        value = None
    if value is None:
        raise ValueError("not a decimal number, such as 12.50")
    if str(value) == text:
        return value
    return kept(_Decimal(value), text)


def write_decimal(value: Decimal) -> str:
    """Write a decimal number; raises ValueError for an infinite one and for what is none (NaN)."""
    if type(value) is _Decimal and (text := remembered(value)) is not None:
        return text
    if not isinstance(value, Decimal):
        raise wrong("a Decimal", value)
    if not value.is_finite():
        raise ValueError(f"{value} is no decimal number")
    return str(value)


_TO_URL = str.maketrans("+/", "-_")
_FROM_URL = str.maketrans("-_+/", "+/--")


@reads(_Base64)
def read_byte(text: str) -> bytes:
    """Read octets in base64 (RFC 4648 §4); padding may be left out."""
    value = _octets(text, "base64")
    if write_byte(value) == text:
        return value
    return kept(_Base64(value), text)


def write_byte(value: bytes) -> str:
    """Write octets in base64 (RFC 4648 §4)."""
    if type(value) is _Base64 and (text := remembered(value)) is not None:
        return text
    if not isinstance(value, (bytes, bytearray)):
        raise wrong("bytes", value)
    return b64encode(value).decode()


@reads(_Base64URL)
def read_base64url(text: str) -> bytes:
    """Read octets in base64url (RFC 4648 §5); padding may be left out."""
    value = _octets(text.translate(_FROM_URL), "base64url")
    if write_base64url(value) == text:
        return value
    return kept(_Base64URL(value), text)


def write_base64url(value: bytes) -> str:
    """Write octets in base64url (RFC 4648 §5), padded."""
    if type(value) is _Base64URL and (text := remembered(value)) is not None:
        return text
    if not isinstance(value, (bytes, bytearray)):
        raise wrong("bytes", value)
    return b64encode(value).decode().translate(_TO_URL)


def _octets(text: str, name: str) -> bytes:
    missing = -len(text) % 4
    try:
        if not (missing and text.endswith("=")):
            return b64decode(text + "=" * missing, validate=True)
    except ValueError:
        pass
    raise ValueError(f"not {name}")
