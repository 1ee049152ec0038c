"""What the inline variants of a union are called: by title, else by the value of a constant, else by kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftgen.naming import pascal_case
from ftgen.openapi.nodes import Schema

_KINDS = {
    "array": "Array",
    "boolean": "Boolean",
    "integer": "Integer",
    "null": "Null",
    "number": "Number",
    "object": "Object",
    "string": "String",
}


def variant_name(own: Schema, others: Sequence[Schema]) -> str:
    """What is put behind a union's name for one of its variants; "" where it is the only one but for null."""
    if own.title:
        return pascal_case(own.title)
    others = [each for each in others if not _is_null(each)]
    if not others:
        return ""
    if constant := _telling_constant(own, others):
        return pascal_case(constant)
    kind = _kind(own)
    if kind == "array" and all(_kind(each) != "array" for each in others):
        return ""
    return _KINDS.get(kind, "Option")


def _telling_constant(own: Schema, others: Sequence[Schema]) -> str:
    """The first constant of a variant that no other variant has for the same property."""
    elsewhere = [dict(_constants(each)) for each in others]
    for key, value in _constants(own):
        if all(each.get(key) != value for each in elsewhere):
            return value
    return ""


def _constants(schema: Schema) -> Iterator[tuple[str, str]]:
    """The properties of a variant that have one value, a string."""
    for part in (schema, *schema.all_of):
        for key, inner in part.properties.items():
            values = [inner.const.json] if inner.const is not None else inner.enum or ()
            if len(values) == 1 and isinstance(values[0], str) and values[0]:
                yield key, values[0]


def _is_null(schema: Schema) -> bool:
    constant = schema.const is not None and schema.const.json is None
    return schema.types == ("null",) or constant or schema.enum == (None,)


def _kind(schema: Schema) -> str:
    stated = next((each for each in schema.types if each != "null"), "")
    implied = "object" if schema.properties or schema.all_of else ""
    return stated or implied or ("array" if schema.items is not None else "")
