"""Checks of scalars: what a string, a number, a boolean or an enumeration must satisfy."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from . import codec
from .codec import DecodeError, describe


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong with a value; ``pointer`` is its place, an RFC 6901 JSON Pointer."""

    message: str
    pointer: str = ""

    def inside(self, key: str | int) -> Violation:
        """The same violation, seen from the object or array that holds the value under ``key``."""
        step = str(key).replace("~", "~0").replace("/", "~1")
        return Violation(self.message, f"/{step}{self.pointer}")


Violations = Sequence[Violation]
NONE: Violations = ()


def mismatch(expected: str, value: Any) -> Violations:
    """The violation of a value that is something else altogether."""
    return (Violation(f"expected {expected}, found {describe(value)}"),)


class Check(ABC):
    """What a value must satisfy (JSON Schema 2020-12 validation); built once and asked often."""

    __slots__ = ()

    expected: str = "a value"

    @abstractmethod
    def check(self, value: Any) -> Violations:
        """The violations of a JSON value; none where it is valid."""

    def accepts(self, value: Any) -> bool:
        """Whether the value is of the JSON type wanted; a quick look at its top level only."""
        return not self.check(value)

    def target(self) -> Check:
        """The check itself, behind references and permission to be null."""
        return self

    def kinds(self) -> frozenset[type] | None:
        """The Python types of the JSON values that it may accept; None where nothing is known of them."""
        return None


class Any_(Check):
    """Any value at all."""

    __slots__ = ()

    def check(self, value: Any) -> Violations:
        return NONE


class Kind(Check):
    """A value of one Python type without further limits."""

    __slots__ = ("expected", "type")

    def __init__(self, type_: type, expected: str) -> None:
        self.type = type_
        self.expected = expected

    def check(self, value: Any) -> Violations:
        return NONE if type(value) is self.type else mismatch(self.expected, value)

    def kinds(self) -> frozenset[type]:
        return frozenset({self.type})


_FORMATS: Mapping[str, Callable[[Any], object]] = {
    "date": codec.date,
    "date-time": codec.date_time,
    "time": codec.time,
    "duration": codec.duration,
    "uuid": codec.uuid,
    "decimal": codec.decimal,
    "byte": codec.base64,
    "binary": codec.octets,
}


class String(Check):
    """A string, its length in characters, its pattern and the format that decides its Python type."""

    __slots__ = ("decode", "format", "maximum", "minimum", "pattern")

    expected = "a string"

    def __init__(
        self, minimum: int, maximum: int | None, pattern: str | None, format: str
    ) -> None:
        self.minimum = minimum
        self.maximum = maximum
        self.pattern = None if pattern is None else re.compile(pattern)
        self.format = format
        self.decode = _FORMATS.get(format)

    def check(self, value: Any) -> Violations:
        found: list[Violation] = []
        if self.decode is not None:
            try:
                self.decode(value)
            except DecodeError as error:
                return (Violation(error.message),)
        if type(value) is not str:
            return NONE if self.decode is not None else mismatch(self.expected, value)
        if len(value) < self.minimum:
            found.append(Violation(f"must have {_count(self.minimum)} or more"))
        if self.maximum is not None and len(value) > self.maximum:
            found.append(Violation(f"must have {_count(self.maximum)} or fewer"))
        if self.pattern is not None and self.pattern.search(value) is None:
            found.append(Violation(f"must match the pattern {self.pattern.pattern}"))
        return found or NONE

    def accepts(self, value: Any) -> bool:
        return type(value) is str

    def kinds(self) -> frozenset[type] | None:
        return frozenset({str}) if self.decode is None else None


def _count(number: int) -> str:
    return "1 character" if number == 1 else f"{number} characters"


class Number(Check):
    """A number and its limits; ``integral`` where it may have no fraction."""

    __slots__ = ("above", "below", "expected", "integral", "maximum", "minimum", "step")

    def __init__(
        self,
        integral: bool,
        minimum: float | None,
        maximum: float | None,
        exclusive_minimum: float | None,
        exclusive_maximum: float | None,
        multiple_of: float | None,
    ) -> None:
        self.integral = integral
        self.expected = "an integer" if integral else "a number"
        self.minimum = minimum
        self.maximum = maximum
        self.above = exclusive_minimum
        self.below = exclusive_maximum
        self.step = multiple_of

    def check(self, value: Any) -> Violations:
        if not self.accepts(value):
            return mismatch(self.expected, value)
        found: list[Violation] = []
        if self.minimum is not None and value < self.minimum:
            found.append(Violation(f"must be {self.minimum} or more, found {value}"))
        if self.maximum is not None and value > self.maximum:
            found.append(Violation(f"must be {self.maximum} or less, found {value}"))
        if self.above is not None and value <= self.above:
            found.append(Violation(f"must be more than {self.above}, found {value}"))
        if self.below is not None and value >= self.below:
            found.append(Violation(f"must be less than {self.below}, found {value}"))
        if self.step and (_exact(value) / _exact(self.step)).denominator != 1:
            found.append(Violation(f"must be a multiple of {self.step}, found {value}"))
        return found or NONE

    def accepts(self, value: Any) -> bool:
        if type(value) is int:
            return True
        return type(value) is float and (not self.integral or value.is_integer())

    def kinds(self) -> frozenset[type]:
        return frozenset({int, float})


def _exact(number: float) -> Fraction:
    """The number as it is written in decimals: 0.3 is a multiple of 0.1."""
    return Fraction(repr(number) if type(number) is float else number)


class Literal(Check):
    """One of a few strings, integers and booleans; true is not 1."""

    __slots__ = ("expected", "values")

    def __init__(self, values: tuple[str | int | bool, ...]) -> None:
        self.values = {(value.__class__, value): value for value in values}
        listed = ", ".join(written(value) for value in values[:20])
        more = ", …" if len(values) > 20 else ""
        self.expected = f"one of {listed}{more}" if len(values) > 1 else listed

    def check(self, value: Any) -> Violations:
        return NONE if self.accepts(value) else mismatch(self.expected, value)

    def accepts(self, value: Any) -> bool:
        if type(value) is float and value.is_integer():
            value = int(value)
        try:
            return (value.__class__, value) in self.values
        except TypeError:
            return False

    def kinds(self) -> frozenset[type]:
        found = {kind for kind, _ in self.values}
        return frozenset(found | {float} if int in found else found)

    def texts(self) -> dict[str, str | int | bool]:
        """The values by the text that a parameter or a form field writes for them."""
        plain = {written(value): value for value in self.values.values()}
        return plain | {v: v for v in self.values.values() if isinstance(v, str)}


def written(value: str | int | bool) -> str:
    """A constant as a message names it."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"'
        case _:
            return str(value)
