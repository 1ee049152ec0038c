"""Schemas as Python: expressions in the vocabulary of the runtime's ``schema``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ftgen.ir.models import Model, ObjectModel, Property
from ftgen.ir.schemas import ANYTHING, NOTHING, NULL, Schema
from ftgen.python.expressions import Brackets, Expression, Name, call, listed
from ftgen.python.text import literal

Item = tuple[str, Expression]

_BY_TYPE = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "array": "array",
    "object": "mapping",
}
_FIRST = {"array": "items", "object": "additional"}
_OF_JSON: Mapping[type, tuple[str, ...]] = {
    str: ("string",),
    bool: ("boolean",),
    int: ("integer", "number"),
    float: ("number",),
    list: ("array",),
    dict: ("object",),
    type(None): ("null",),
}


VOCABULARY = dict.fromkeys(
    (
        *_BY_TYPE.values(),
        *("all_of", "any_of", "anything", "boolean", "nothing", "null", "nullable"),
        *("one", "one_of", "optional", "record", "ref", "required", "where"),
    ),
    ".._runtime.schema",
)
"""What schemas are written in, and where it comes from."""


def model_schema(model: Model) -> Expression:
    """The schema of a model."""
    if isinstance(model, ObjectModel):
        return _record(model)
    return schema_expression(model.schema)


def schema_expression(schema: Schema) -> Expression:
    """The expression of a schema."""
    keywords = schema.keywords
    for constant, name in (
        (ANYTHING, "anything"),
        (NOTHING, "nothing"),
        (NULL, "null"),
    ):
        if schema == constant:
            return Name(name)
    if keywords.keys() == {"ref"}:
        return call("ref", literal(keywords["ref"]))
    if keywords.keys() <= {"enum", "types"} and _says_types(keywords):
        return call("one", *map(literal, keywords["enum"]))
    if len(keywords) == 1:
        ((word, value),) = keywords.items()
        if word in ("any_of", "one_of", "all_of"):
            return _combined(word, value, schema)
        if word == "types" and value == ("boolean",):
            return Name("boolean")
    return _typed(schema)


def _combined(word: str, schemas: tuple[Schema, ...], schema: Schema) -> Expression:
    if word == "any_of" and len(schemas) == 2 and schemas[1] == NULL:
        return call("nullable", schema_expression(schemas[0]))
    return call(word, *map(schema_expression, schemas), *_told(schema))


def _typed(schema: Schema) -> Expression:
    keywords, told = schema.keywords, tuple(_told(schema))
    types = keywords.get("types", ())
    if told or len(types) != 1 or types[0] not in _BY_TYPE:
        return call("where", *_items(keywords), *told)
    kind = types[0]
    first = _FIRST.get(kind, "")
    items: list[Item] = []
    if first in keywords:
        items.append(("", schema_expression(keywords[first])))
    rest = {w: v for w, v in keywords.items() if w not in ("types", first)}
    return call(_BY_TYPE[kind], *items, *_items(rest))


def _record(model: ObjectModel) -> Expression:
    keywords = dict(model.schema.keywords)
    properties = keywords.pop("properties")
    named = [each.name for each in model.properties if each.required]
    keywords["required"] = [
        each for each in keywords.pop("required", ()) if each not in named
    ]
    if not keywords["required"]:
        del keywords["required"]
    keywords.pop("types")
    items: list[Item] = []
    dropped = listed(map(literal, model.dropped))
    told: list[Item] = [("read_only=", dropped)] if model.dropped else []
    if keywords or told:
        items.append(("", call("where", *_items(keywords), *told)))
    items += (
        (f"{each.python_name}=", _property(each, properties[each.name]))
        for each in model.properties
    )
    return call("record", *items)


def _property(prop: Property, schema: Schema) -> Expression:
    inner: list[Item] = [("", schema_expression(schema))]
    if prop.name != prop.python_name:
        inner.append(("", literal(prop.name)))
    if prop.read_only:
        inner.append(("read_only=", "True"))
    if prop.required and len(inner) == 1:
        return inner[0][1]
    return call("required" if prop.required else "optional", *inner)


def _items(keywords: Mapping[str, Any]) -> Iterator[Item]:
    for word, value in keywords.items():
        yield f"{word}=", _value(word, value)


def _value(word: str, value: Any) -> Expression:
    match value:
        case Schema():
            return schema_expression(value)
        case Mapping():
            items = (
                (f"{literal(name)}: ", _value(word, each))
                for name, each in value.items()
            )
            return Brackets("{", tuple(items), "}")
        case tuple() | list() if word != "enum" or _is_flat(value):
            return Brackets("[", tuple(("", _value("", each)) for each in value), "]")
        case str() if word in ("pattern",):
            return regular_expression(value)
        case _:
            return literal(value if not isinstance(value, tuple) else list(value))


def _told(schema: Schema) -> Iterator[Item]:
    """What tells the variants of a union apart."""
    if schema.tag:
        table = tuple((f"{literal(v)}: ", str(at)) for v, at in schema.tags)
        yield "tag=", literal(schema.tag)
        yield "tags=", Brackets("{", table, "}")
    if schema.default is not None:
        yield "default=", str(schema.default)


def _is_flat(values: Any) -> bool:
    return not any(isinstance(each, (dict, list)) for each in values)


def _says_types(keywords: Mapping[str, Any]) -> bool:
    """Whether the constants of an enumeration are all of the types that are stated beside them."""
    values, types = keywords.get("enum", ()), keywords.get("types")
    return "enum" in keywords and (
        types is None or all(set(_OF_JSON[type(each)]) & set(types) for each in values)
    )


def regular_expression(pattern: str) -> str:
    """The literal of a pattern: raw where that says the same and is easier to read."""
    written = literal(pattern)
    raw = "r" + written.replace("\\\\", "\\")
    is_plain = pattern.isascii() and pattern.isprintable() and '"' not in pattern
    return (
        raw if is_plain and "\\" in pattern and not pattern.endswith("\\") else written
    )
