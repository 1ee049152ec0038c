"""JSON text (RFC 8259), read and written strictly: the same values and errors with orjson and without it.

Integers are exact, whatever their size; what JSON or Unicode cannot hold is refused: NaN and infinity,
numbers that overflow to it, halves of surrogate pairs. Of members of one name the last counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from math import isfinite
from typing import Any

from .digits import holds_long_integer

MAX_DEPTH = 254
"""How deep arrays and objects may be nested, in what is read and in what is written.

It is as deep as orjson writes, and leaves room on Python's stack for functions that follow the nesting.
"""


class JsonError(ValueError):
    """A text is no JSON, or a value has no place in JSON.

    ``position`` counts the characters before the place in the text, ``line`` and ``column`` begin at 1; all
    are 0 where a value could not be written.
    """

    def __init__(
        self, reason: str, position: int = 0, line: int = 0, column: int = 0
    ) -> None:
        super().__init__(reason, position, line, column)
        self.reason = reason
        self.position = position
        self.line = line
        self.column = column

    def __str__(self) -> str:
        if not self.line:
            return self.reason
        return f"{self.reason} at line {self.line}, column {self.column}"


def _at(reason: str, text: str, position: int) -> JsonError:
    line = text.count("\n", 0, position) + 1
    return JsonError(reason, position, line, position - text.rfind("\n", 0, position))


def _refuse(number: str) -> Any:
    raise ValueError(number)


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _refuse(text)


_decode = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite).decode
_HALF_ESCAPED = re.compile(r"\\u[dD][89a-fA-F]").search


def _loads(text: str | bytes) -> Any:
    """Read JSON text, octets in UTF-8; raises JsonError for what is none."""
    octets = b""
    if isinstance(text, bytes):
        octets, text = text, _unicode(text)
    try:
        value = _decode(text)
        octets = octets or text.encode()
    except json.JSONDecodeError as error:
        reason = error.msg.removesuffix(" at")
        raise JsonError(reason, error.pos, error.lineno, error.colno) from None
    except UnicodeEncodeError as error:
        raise _at(_HALF, text, error.start) from None
    except (ValueError, RecursionError):
        raise _fault(text) from None
    doubtful = _HALF_ESCAPED(text) or (
        _has_many_openings(octets) and is_deeper(value, MAX_DEPTH)
    )
    if doubtful and (fault := next(_faults(text), None)):
        raise fault
    return value


_MANY = MAX_DEPTH + 1


def _has_many_openings(octets: bytes) -> bool:
    """Whether a text may be nested too deeply; replacing finds octets several times as fast as counting does."""
    rest = octets.replace(b"[", b"", _MANY).replace(b"{", b"", _MANY)
    return len(octets) - len(rest) > MAX_DEPTH


def _unicode(octets: bytes) -> str:
    try:
        return str(octets, "utf-8-sig")
    except UnicodeDecodeError as error:
        raise JsonError("expected UTF-8", error.start) from None


_HALF = "half of a surrogate pair"
_DEEP = "nested too deeply"
_TOKEN = r'(?s)"(?:[^"\\]|\\.)*"|[][}{]|[-+.0-9A-Za-z]+'
_ESCAPE = r"(?s)\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<half>u[dD][89a-fA-F])|.)"


def _fault(text: str) -> JsonError:
    """What is wrong with a text whose syntax is right."""
    return next(_faults(text), JsonError(_DEEP))


def _faults(text: str) -> Iterator[JsonError]:
    depth = 0
    for token in re.finditer(_TOKEN, text):
        match token[0][0]:
            case "[" | "{":
                depth += 1
                if depth > MAX_DEPTH:
                    yield _at(_DEEP, text, token.start())
            case "]" | "}":
                depth -= 1
            case '"':
                for escape in re.finditer(_ESCAPE, token[0]):
                    if escape["half"]:
                        yield _at(_HALF, text, token.start() + escape.start())
            case _:
                if reason := _number_fault(token[0]):
                    yield _at(reason, text, token.start())


def _number_fault(token: str) -> str:
    """Why a number is refused, if it is; the words true, false and null are not."""
    if token in ("true", "false", "null"):
        return ""
    if token in ("NaN", "Infinity", "-Infinity"):
        return f"{token} is not JSON"
    try:
        if not {"e", "E", "."}.isdisjoint(token):
            return "" if isfinite(float(token)) else "a number that overflows"
        int(token)
    except ValueError:
        return "an integer of too many digits"
    return ""


def _inner(values: list[Any]) -> Iterator[Any]:
    """The members and items of arrays and objects, of all of them."""
    for value in values:
        yield from value.values() if isinstance(value, dict) else value


def is_deeper(value: Any, depth: int) -> bool:
    """Whether arrays and objects are nested in more than ``depth`` levels."""
    level = [value]
    for _ in range(depth + 1):
        level = [each for each in level if isinstance(each, (dict, list, tuple))]
        if not level:
            return False
        level = list(_inner(level))
    return True


def _octets(value: Any) -> str:
    """Raw octets (``format: binary``) as a JSON string, one character each (ISO 8859-1)."""
    if isinstance(value, bytes):
        return value.decode("latin-1")
    raise TypeError(f"{type(value).__name__} has no place in JSON")


plain_text = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_octets
).encode


def _dumps(value: Any, *, finite: bool = False) -> bytes:
    """Write JSON text in UTF-8; raises JsonError for what JSON cannot hold, TypeError for what is no value of it.

    ``finite`` says that the numbers are known to be so, which saves a look at them.
    """
    try:
        text = plain_text(value)
        octets = text.encode()
        if _has_many_openings(octets) and is_deeper(value, MAX_DEPTH):
            raise JsonError(_DEEP)
        return octets
    except UnicodeEncodeError:
        raise JsonError(_HALF) from None
    except RecursionError:
        raise JsonError(_DEEP) from None
    except JsonError:
        raise
    except ValueError as error:
        raise JsonError(str(error)) from None


def _is_finite(value: Any) -> bool:
    level = [value]
    while level:
        if not all(isfinite(each) for each in level if isinstance(each, float)):
            return False
        level = list(
            _inner([each for each in level if isinstance(each, (dict, list, tuple))])
        )
    return True


try:
    # By name: type checkers need not find what need not be installed.
    orjson: Any = import_module("orjson")
except ImportError:
    loads: Callable[[str | bytes], Any] = _loads
    parse = _loads
    dumps = _dumps

    def as_key(name: str) -> str:
        """A name as it is in objects that are read."""
        return name

else:
    _PLAIN = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME

    def _fast_loads(text: str | bytes) -> Any:
        try:
            value = parse(text)
        except ValueError:
            return _loads(text)
        octets = text if isinstance(text, bytes) else text.encode()
        return _loads(octets) if holds_long_integer(octets) else value

    def parse(text: str | bytes) -> Any:
        """Read JSON text, but that integers beyond 64 bits become floats; raises ValueError for what is none."""
        value = orjson.loads(text)
        if len(text) >= 2 * MAX_DEPTH and _may_be_too_deep(text, value):
            raise JsonError(_DEEP)
        return value

    def _may_be_too_deep(text: str | bytes, value: Any) -> bool:
        """Whether orjson, which reads deeper than it writes, would not write a value again."""
        octets = text if isinstance(text, bytes) else text.encode()
        if not _has_many_openings(octets):
            return False
        try:
            orjson.dumps(value)
        except TypeError:
            return True
        return False

    def _fast_dumps(value: Any, *, finite: bool = False) -> bytes:
        try:
            octets = bytes(orjson.dumps(value, _octets, _PLAIN))
        except TypeError:
            return _dumps(value)
        if not finite and b"null" in octets and not _is_finite(value):
            return _dumps(value)  # orjson writes null for NaN
        return octets

    loads, dumps = _fast_loads, _fast_dumps

    def as_key(name: str) -> str:
        """A name as it is in objects that are read: orjson gives all of them the same text, mostly."""
        if not name.isascii():
            return name
        key: str = next(iter(orjson.loads(orjson.dumps({name: None}))))
        return key


HAS_ORJSON = dumps is not _dumps
"""Whether orjson reads and writes."""
