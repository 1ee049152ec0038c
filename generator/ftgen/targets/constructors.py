"""Python expressions that construct the value that a JSON value stands for, where its type can hold it.

Whether the description admits the value is for the schema to say (`ftgen.targets.wire`).
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, assert_never
from uuid import UUID

from ftgen.ir.models import AliasModel, ObjectModel
from ftgen.ir.schemas import reference
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
from ftgen.python.expressions import Expression, call, flat, listed, mapping
from ftgen.python.text import literal
from ftgen.targets.codecs import Codecs

_DURATION = re.compile(
    r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)


LONGEST = 4000
"""Expressions of more characters are not shown."""


class UnfitError(ValueError):
    """Raised where a JSON value does not fit its type."""


def constructor(type_: Type, value: Any, codecs: Codecs) -> Expression:
    """The expression of the Python value of a JSON value; raises UnfitError where the type cannot hold it."""
    match type_:
        case AnyType():
            return _plain(value)
        case NullType():
            return _checked(value is None, "None")
        case BooleanType():
            return _checked(isinstance(value, bool), repr(value))
        case IntegerType() | NumberType():
            return _number(type_, value)
        case StringType():
            return _string(type_, value)
        case LiteralType(values=values):
            known = any(each == value and type(each) is type(value) for each in values)
            return _checked(known, literal(value))
        case ArrayType():
            return _array(type_, value, codecs)
        case MapType():
            return _map(type_, value, codecs)
        case RefType(name=name):
            return _named(name, value, codecs)
        case NullableType(of=of):
            return "None" if value is None else constructor(of, value, codecs)
        case UnionType():
            return _union(type_, value, codecs)
        case _:
            assert_never(type_)


def _checked(fits: bool, expression: Expression) -> Expression:
    if not fits:
        raise UnfitError
    return expression


def _plain(value: Any) -> Expression:
    match value:
        case dict():
            return mapping({literal(k): _plain(v) for k, v in value.items()})
        case list():
            return listed(map(_plain, value))
        case _:
            return literal(value)


def _number(type_: IntegerType | NumberType, value: Any) -> str:
    _checked(isinstance(value, (int, float)) and not isinstance(value, bool), "")
    if isinstance(type_, IntegerType):
        _checked(
            value == value and abs(value) != float("inf") and value == int(value), ""
        )
        value = int(value)
    return literal(value)


def _string(type_: StringType, value: Any) -> Expression:
    _checked(isinstance(value, str), "")
    try:
        return _formatted(type_, value)
    except (ValueError, InvalidOperation, binascii.Error) as error:
        raise UnfitError from error


def _formatted(type_: StringType, value: str) -> Expression:
    match type_.format:
        case "plain":
            return literal(value)
        case "date":
            day = dt.date.fromisoformat(value)
            return call("dt.date", *map(str, (day.year, day.month, day.day)))
        case "date-time":
            _checked(dt.datetime.fromisoformat(value).tzinfo is not None, "")
            return call("dt.datetime.fromisoformat", literal(value))
        case "time":
            dt.time.fromisoformat(value)
            return call("dt.time.fromisoformat", literal(value))
        case "duration":
            return call("dt.timedelta", ("seconds=", literal(_seconds(value))))
        case "uuid":
            return call("UUID", literal(str(UUID(value))))
        case "decimal":
            return call("Decimal", literal(str(Decimal(value))))
        case "byte":
            return _octets(base64.b64decode(value, validate=True))
        case "binary":
            return _octets(value.encode())
        case _:
            assert_never(type_.format)


def _octets(value: bytes) -> str:
    written = repr(value)
    return (
        f'b"{written[2:-1]}"' if written[1] == "'" and '"' not in written else written
    )


def _seconds(value: str) -> float | int:
    match = _DURATION.fullmatch(value)
    if match is None:
        raise UnfitError
    weeks, days, hours, minutes, seconds = (float(each or 0) for each in match.groups())
    total = ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds
    return int(total) if total == int(total) else total


def _array(type_: ArrayType, value: Any, codecs: Codecs) -> Expression:
    _checked(isinstance(value, list), "")
    types = (*type_.prefix, *[type_.items] * len(value))
    return listed(
        constructor(of, each, codecs) for of, each in zip(types, value, strict=False)
    )


def _map(type_: MapType, value: Any, codecs: Codecs) -> Expression:
    _checked(isinstance(value, dict), "")
    _checked(all(isinstance(name, str) for name in value), "")
    return mapping(
        {
            literal(name): constructor(type_.values, each, codecs)
            for name, each in value.items()
        }
    )


def _named(name: str, value: Any, codecs: Codecs) -> Expression:
    model = codecs.model(name)
    if isinstance(model, AliasModel):
        return constructor(model.type, value, codecs)
    return _object(model, value, codecs)


def _object(model: ObjectModel, value: Any, codecs: Codecs) -> Expression:
    _checked(
        isinstance(value, dict) and all(isinstance(name, str) for name in value), ""
    )
    known = {each.name for each in model.properties}
    _checked(all(each.name in value for each in model.properties if each.required), "")
    items: list[tuple[str, Expression]] = [
        (f"{each.python_name}=", constructor(each.type, value[each.name], codecs))
        for each in model.properties
        if each.name in value
    ]
    rest = {name: each for name, each in value.items() if name not in known}
    if rest:
        if model.additional is None:
            raise UnfitError
        items.append(
            (
                f"{model.python_additional}=",
                _map(MapType(values=model.additional), rest, codecs),
            )
        )
    return call(f"models.{model.name}", *items)


def _union(type_: UnionType, value: Any, codecs: Codecs) -> Expression:
    found = type_.discriminator
    if found is not None and isinstance(value, dict) and found.property_name in value:
        tag = value[found.property_name]
        for known, position in found.mapping:
            if known == tag and type(known) is type(tag):
                return constructor(type_.members[position], value, codecs)
    for member in _likeliest(type_.members, value, codecs):
        try:
            return constructor(member, value, codecs)
        except UnfitError:
            continue
    raise UnfitError


def _likeliest(members: tuple[Type, ...], value: Any, codecs: Codecs) -> Iterable[Type]:
    """The variants, those first whose schemas the value satisfies."""
    if not isinstance(value, dict):
        return members
    return sorted(
        members,
        key=lambda each: not isinstance(each, RefType)
        or not codecs.wire.accepts(reference(each.name), value),
    )


def expression(type_: Type, value: Any, codecs: Codecs) -> Expression | None:
    """The expression of a JSON value; None where it does not fit the type or is too long to be shown."""
    if _is_long(value):
        return None
    try:
        made = constructor(type_, value, codecs)
    except UnfitError:
        return None
    return made if len(flat(made)) <= LONGEST else None


def _is_long(value: Any) -> bool:
    """Whether a value has so many parts that its expression is too long, whatever these are."""
    count, waiting = 0, [value]
    while waiting and count <= LONGEST:
        part = waiting.pop()
        if isinstance(part, dict | list):
            count += len(part)
            waiting += part.values() if isinstance(part, dict) else part
    return count > LONGEST
