"""Sample JSON values for any type: always the same ones, as small as the type allows."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, assert_never

from ftgen.ir.models import AliasModel, ObjectModel, Property, Value
from ftgen.ir.types import (
    AnyType,
    ArrayType,
    BooleanType,
    IntegerType,
    LiteralType,
    MapType,
    NullableType,
    NullType,
    NumberType,
    RefType,
    StringType,
    Type,
    UnionType,
)
from ftgen.targets.codecs import Codecs
from ftgen.targets.constructors import UnfitError, constructor
from ftgen.targets.layout import Expression, flat

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
_MOST_VALUES = 400
_MOST_ITEMS = 20
_LONGEST = 4000


class EndlessError(ValueError):
    """Raised where a type admits no value that is finite and of a size to be shown."""


class Samples:
    """Makes one JSON value a type: the required properties only, the first of every choice."""

    def __init__(self, codecs: Codecs) -> None:
        self._codecs = codecs
        self._models: dict[str, tuple[Any, int]] = {}
        self._open: set[str] = set()
        self._size = 0

    def example(self, type_: Type, given: Iterable[Value | None]) -> Expression | None:
        """The Python expression of the first given example that fits the type and is not too long, else of a sample.

        None where the type admits no sample that fits all its limits.
        """
        for value in given:
            if (
                value is not None
                and (expression := self.expression(type_, value.json)) is not None
            ):
                return expression
        try:
            return self.expression(type_, self.sample(type_))
        except EndlessError:
            return None

    def expression(self, type_: Type, value: Any) -> Expression | None:
        """The Python expression of a JSON value; None where it does not fit the type or is too long."""
        try:
            expression = constructor(type_, value, self._codecs)
        except (UnfitError, RecursionError):
            return None
        return expression if len(flat(expression)) <= _LONGEST else None

    def sample(self, type_: Type) -> Any:
        """A JSON value of the type; raises EndlessError where it admits no finite one of sensible size."""
        self._size = 0
        return self._sample(type_)

    def _sample(self, type_: Type) -> Any:
        self._size += 1
        if self._size > _MOST_VALUES:
            raise EndlessError
        match type_:
            case AnyType():
                return "value"
            case NullType():
                return None
            case BooleanType():
                return True
            case IntegerType() | NumberType():
                return number(type_)
            case StringType():
                return string(type_)
            case LiteralType(values=values):
                return values[0] if values else None
            case ArrayType():
                return self._array(type_)
            case MapType(values=of):
                count = type_.min_properties or 0
                return {
                    f"key{place + 1}": self._sample(of)
                    for place in range(min(count, _MOST_ITEMS))
                }
            case RefType(name=name):
                return self._named(name)
            case NullableType(of=of):
                return self._nullable(of)
            case UnionType():
                return self._union(type_)
            case _:
                assert_never(type_)

    def _array(self, type_: ArrayType) -> list[Any]:
        least = min(type_.min_items or 0, _MOST_ITEMS)
        if type_.max_items == 0:
            return []
        wanted = (*type_.prefix, *[type_.items] * max(least, 1))[: max(least, 1)]
        try:
            values = [self._sample(each) for each in wanted]
        except EndlessError:
            if least:
                raise
            return []
        return _distinct(values) if type_.unique_items else values

    def _nullable(self, of: Type) -> Any:
        try:
            return self._sample(of)
        except EndlessError:
            return None

    def _union(self, type_: UnionType) -> Any:
        mapping = type_.discriminator.mapping if type_.discriminator else ()
        tags = {position: tag for tag, position in reversed(mapping)}
        for position, member in enumerate(type_.members):
            try:
                value = self._sample(member)
            except EndlessError:
                continue
            if type_.discriminator and isinstance(value, dict) and position in tags:
                name = type_.discriminator.property_name
                tagged = {**value, name: tags[position]}
                return tagged if self.expression(member, tagged) else value
            return value
        raise EndlessError

    def _named(self, name: str) -> Any:
        if name in self._models:
            value, size = self._models[name]
            self._size += size
            return value
        if name in self._open:
            raise EndlessError
        before = self._size
        self._open.add(name)
        try:
            model = self._codecs.model(name)
            value = (
                self._sample(model.type)
                if isinstance(model, AliasModel)
                else self._object(model)
            )
        finally:
            self._open.remove(name)
        if not self._open:
            self._models[name] = value, self._size - before
        return value

    def _object(self, model: ObjectModel) -> dict[str, Any]:
        needed = {each.name for each in model.properties if each.required}
        needed |= (
            set(model.required_alternatives[0])
            if model.required_alternatives
            else set()
        )
        for name, others in model.dependent_required:
            needed |= set(others) if name in needed else set()
        value = {
            each.name: self._property(each)
            for each in model.properties
            if each.name in needed
        }
        for place in range((model.min_properties or 0) - len(value)):
            value |= self._optional(model, value, place)
        return value

    def _optional(
        self, model: ObjectModel, value: dict[str, Any], place: int
    ) -> dict[str, Any]:
        for each in model.properties:
            if each.name not in value:
                return {each.name: self._property(each)}
        return (
            {f"key{place + 1}": self._sample(model.additional)}
            if model.additional is not None
            else {}
        )

    def _property(self, each: Property) -> Any:
        for given in (each.example, each.default):
            if (
                given is not None
                and given.json is not None
                and self.expression(each.type, given.json) is not None
            ):
                return given.json
        return self._sample(each.type)


def number(type_: IntegerType | NumberType) -> int | float:
    """A number within the limits: the smallest where there is a lower one, else 1 or the greatest."""
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


def string(type_: StringType) -> str:
    """A string of the format and within the limits of length; patterns are not looked at."""
    text = (
        _FORMATS.get(type_.format)
        or _WRITTEN_FORMATS.get(type_.written_format)
        or "string"
    )
    least = min(type_.min_length or 0, _LONGEST)
    if len(text) < least:
        text = (text * (least // len(text) + 1))[:least]
    return text if type_.max_length is None else text[: type_.max_length]


def _distinct(values: list[Any]) -> list[Any]:
    distinct: list[Any] = []
    for place, value in enumerate(values):
        if value in distinct:
            value = f"{value}{place + 1}" if isinstance(value, str) else value
            value = (
                value + place
                if isinstance(value, int) and not isinstance(value, bool)
                else value
            )
        distinct.append(value)
    return distinct
