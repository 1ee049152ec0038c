"""Strings, numbers and enumerations: schemas that need no name."""

from __future__ import annotations

from typing import Any

from ftgen.diagnostics import Diagnostics
from ftgen.ir.types import (
    AnyType,
    BooleanType,
    IntegerType,
    LiteralType,
    NullType,
    NumberType,
    Scalar,
    StringFormat,
    StringType,
    Type,
)
from ftgen.openapi.nodes import Schema

_FORMATS: dict[str, StringFormat] = {
    "date": "date",
    "date-time": "date-time",
    "datetime": "date-time",
    "time": "time",
    "duration": "duration",
    "uuid": "uuid",
    "decimal": "decimal",
    "byte": "byte",
    "binary": "binary",
    "file": "binary",
}
_INTEGER_FORMATS = frozenset(("int32", "int64", "integer", "long", "int"))
_PYTHON: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def string_type(schema: Schema) -> StringType:
    """The type of a string schema; formats that Python has no type for stay strings."""
    format_ = _FORMATS.get(schema.format.lower(), "plain")
    if schema.content_encoding in ("base64", "base64url"):
        format_ = "byte"
    elif schema.content_media_type == "application/octet-stream" and not schema.format:
        format_ = "binary"
    return StringType(
        format=format_,
        written_format=schema.format,
        min_length=schema.min_length,
        max_length=schema.max_length,
        pattern=schema.pattern,
    )


ASSERTED_FORMATS = frozenset(
    "email hostname ipv4 ipv6 uri uri-reference json-pointer relative-json-pointer regex "
    "int32 int64 float double".split()
)
"""Formats that decide on no type of Python's, and are asserted."""


def format_of(schema: Schema) -> str:
    """The format that a schema asserts, by the name that JSON Schema has for it; "" for any other."""
    found = string_type(schema)
    if schema.content_encoding == "base64url":
        return "base64url"
    if found.format != "plain":
        return found.format
    name = schema.format.lower()
    return name if name in ASSERTED_FORMATS else ""


def number_name(schema: Schema, name: str) -> str:
    """The name of a type, "integer" for a number whose format is one of integers."""
    is_integer = name == "number" and schema.format in ("int32", "int64")
    return "integer" if is_integer else name


def number_type(schema: Schema, name: str) -> IntegerType | NumberType:
    """The type of a schema of type ``integer`` or ``number``."""
    kind = IntegerType if number_name(schema, name) == "integer" else NumberType
    return kind(
        format=schema.format,
        minimum=schema.minimum,
        maximum=schema.maximum,
        exclusive_minimum=schema.exclusive_minimum,
        exclusive_maximum=schema.exclusive_maximum,
        multiple_of=schema.multiple_of,
    )


def scalar_type(schema: Schema, name: str) -> Type:
    """The type of a schema with one scalar type name."""
    match name:
        case "string":
            return string_type(schema)
        case "integer" | "number":
            return number_type(schema, name)
        case "boolean":
            return BooleanType()
        case _:
            return NullType()


def values_of(schema: Schema) -> tuple[Any, ...] | None:
    """The values that enum or const admit, null left out; None where there is no such limit."""
    if schema.const is not None:
        values: tuple[Any, ...] = (schema.const.json,)
    elif schema.enum:
        values = schema.enum
    else:
        return None
    return tuple(value for value in values if value is not None)


def literal_type(
    schema: Schema, types: tuple[str, ...], diagnostics: Diagnostics
) -> Type | None:
    """The type of an enumeration; None where there is none that can be written as one."""
    values = values_of(schema)
    if values is None:
        return None
    if not values:
        return NullType()
    fitting = tuple(_fit(value, types) for value in values)
    if fitting != values:
        diagnostics.report(
            "enum-type",
            f"values of this enum are not of type {' or '.join(types)}; they are read as such",
            schema.at.child("enum"),
            "write the values in the schema's type",
        )
    if any(isinstance(value, (dict, list)) for value in fitting):
        return AnyType()
    if any(isinstance(value, float) for value in fitting):
        return number_type(schema, "number")
    unique: dict[tuple[type, Scalar], int] = {}
    for number, value in enumerate(fitting):
        unique.setdefault((type(value), value), number)
    names = (
        schema.enum_names if len(schema.enum_names) == len(schema.enum or ()) else ()
    )
    return LiteralType(
        values=tuple(value for _, value in unique),
        names=tuple(names[number] for number in unique.values()) if names else (),
    )


def fitted_values(schema: Schema) -> tuple[Any, ...]:
    """The values of an enum, null among them, each in the schema's type where there is no doubt."""
    types = tuple(name for name in schema.types if name != "null")
    return tuple(
        None if each is None else _fit(each, types) for each in schema.enum or ()
    )


def _fit(value: Any, types: tuple[str, ...]) -> Any:
    """A value of an enum in the schema's type, where it was written in another and there is no doubt."""
    python = tuple(kind for name in types for kind in _PYTHON.get(name, ()))
    if not python or type(value) in python:
        return value
    if str in python and isinstance(value, bool):
        return "true" if value else "false"
    if str in python and isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, float) and int in python and value.is_integer():
        return int(value)
    if isinstance(value, str):
        return _parsed(value, python)
    return value


def _parsed(text: str, python: tuple[type, ...]) -> Any:
    if bool in python and text.lower() in ("true", "false"):
        return text.lower() == "true"
    for kind in python:
        if kind in (int, float):
            try:
                return kind(text)
            except ValueError:
                continue
    return text


def implied_types(flat: Schema) -> tuple[str, ...]:
    """The type that a schema without one can only mean."""
    if (
        flat.additional_properties is not None
        or flat.pattern_properties
        or flat.property_names
    ):
        return ("object",)
    if flat.items is not None or flat.prefix_items:
        return ("array",)
    if (
        flat.pattern is not None
        or flat.max_length is not None
        or flat.min_length is not None
    ):
        return ("string",)
    if flat.format in ("date", "date-time", "uuid", "byte", "binary", "email", "uri"):
        return ("string",)
    if flat.format in ("int32", "int64"):
        return ("integer",)
    if (
        flat.format in ("float", "double")
        or flat.minimum is not None
        or flat.maximum is not None
    ):
        return ("number",)
    return ()
