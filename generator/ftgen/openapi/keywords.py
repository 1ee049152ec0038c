"""What each schema keyword adds to a Schema node."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ftgen.diagnostics import Location
from ftgen.openapi.discriminators import read_discriminator
from ftgen.openapi.metadata import read_external_docs
from ftgen.openapi.nodes import Schema, Value
from ftgen.openapi.reading import Node, Reading

ReadSchema = Callable[[Reading, Location, Any], Schema]
Handler = Callable[[Node, str, Any, dict[str, Any], ReadSchema], None]

#: Keywords that say nothing about the values of a schema, or that references have found already.
IGNORED_KEYWORDS = frozenset(
    (
        *("$id", "$anchor", "$dynamicAnchor", "$defs", "definitions"),
        *("$comment", "$vocabulary", "$recursiveAnchor", "id"),
        *("summary", "discriminatorValue"),
    )
)

_DIALECTS = (
    *("https://json-schema.org/", "http://json-schema.org/"),
    "https://spec.openapis.org/oas/",
)


def _text(field: str) -> Handler:
    def read(node: Node, key: str, value: Any, found: dict[str, Any], _: Any) -> None:
        found[field] = value if isinstance(value, str) else node.text(key)

    return read


def _flag(field: str) -> Handler:
    def read(node: Node, key: str, value: Any, found: dict[str, Any], _: Any) -> None:
        if node.flag(key):
            found[field] = True

    return read


def _number(field: str) -> Handler:
    def read(node: Node, key: str, value: Any, found: dict[str, Any], _: Any) -> None:
        found[field] = node.number(key)

    return read


def _count(field: str) -> Handler:
    def read(node: Node, key: str, value: Any, found: dict[str, Any], _: Any) -> None:
        found[field] = node.count(key)

    return read


def _schema(field: str) -> Handler:
    def read(
        node: Node, key: str, value: Any, found: dict[str, Any], schema: ReadSchema
    ) -> None:
        found[field] = schema(node.reading, node.at.child(key), value)

    return read


def _schemas(field: str) -> Handler:
    def read(
        node: Node, key: str, value: Any, found: dict[str, Any], schema: ReadSchema
    ) -> None:
        if isinstance(value, dict):
            node.lenient(key, "an array of schemas")
            found[field] = (schema(node.reading, node.at.child(key), value),)
        elif isinstance(value, list):
            found[field] = tuple(
                schema(node.reading, node.at.child(key, index), item)
                for index, item in enumerate(value)
            )
        elif value is not None:
            node.wrong(key, "an array of schemas")

    return read


def _schema_map(field: str) -> Handler:
    def read(
        node: Node, key: str, value: Any, found: dict[str, Any], schema: ReadSchema
    ) -> None:
        holder = node.object(key)
        if holder is None:
            return
        if not isinstance(holder.value.get("$ref"), str):
            found[field] = _members(holder, schema)
            return
        target = holder.target()
        if target is not None and node.reading.enter(target.at):
            found[field] = _members(target, schema)
            node.reading.leave(target.at)

    return read


def _members(holder: Node, schema: ReadSchema) -> dict[str, Schema]:
    reading, at = holder.reading, holder.at
    return {
        name: schema(reading, at.child(name), member)
        for name, member in holder.value.items()
    }


def _properties(
    node: Node, key: str, value: Any, found: dict[str, Any], schema: ReadSchema
) -> None:
    _schema_map("properties")(node, key, value, found, schema)
    if not isinstance(value, dict):
        return
    marked = [
        name
        for name, member in value.items()
        if isinstance(member, dict) and member.get("required") is True
    ]
    if marked:
        found["marked_required"] = marked


def _required(
    node: Node, key: str, value: Any, found: dict[str, Any], _: ReadSchema
) -> None:
    if isinstance(value, bool):
        node.reading.diagnostics.report(
            "lenient-required",
            "`required` has to be an array of property names, in the schema that has the properties",
            node.at.child(key),
            "name the property in `required` of the schema around it",
        )
    else:
        found["required"] = tuple(dict.fromkeys(node.texts(key)))


def _type(
    node: Node, key: str, value: Any, found: dict[str, Any], _: ReadSchema
) -> None:
    found["types"] = value


def _enum(
    node: Node, key: str, value: Any, found: dict[str, Any], _: ReadSchema
) -> None:
    if isinstance(value, list):
        found["enum"] = tuple(value)
    elif value is not None:
        node.wrong(key, "an array of values")


def _value(field: str) -> Handler:
    def read(node: Node, key: str, value: Any, found: dict[str, Any], _: Any) -> None:
        found[field] = Value(value)

    return read


def _example(
    node: Node, key: str, value: Any, found: dict[str, Any], _: ReadSchema
) -> None:
    found["examples"] = (value, *found.get("examples", ()))


def _examples(
    node: Node, key: str, value: Any, found: dict[str, Any], _: ReadSchema
) -> None:
    if isinstance(value, dict):
        values = tuple(
            item["value"] if isinstance(item, dict) and "value" in item else item
            for item in value.values()
        )
    else:
        values = tuple(value) if isinstance(value, list) else (value,)
    found["examples"] = (*found.get("examples", ()), *values)


def _items(
    node: Node, key: str, value: Any, found: dict[str, Any], schema: ReadSchema
) -> None:
    if isinstance(value, list):
        _schemas("prefix_items")(node, key, value, found, schema)
    else:
        _schema("items")(node, key, value, found, schema)
        if isinstance(value, dict) and "default" in value:
            at = node.at.child(key, "default")
            node.reading.report.left_out(at, "default of items")


def _additional_items(
    node: Node, key: str, value: Any, found: dict[str, Any], schema: ReadSchema
) -> None:
    if isinstance(node.value.get("items"), list):
        _schema("items")(node, key, value, found, schema)


def _dependencies(
    node: Node, key: str, value: Any, found: dict[str, Any], schema: ReadSchema
) -> None:
    holder = node.object(key)
    if holder is None:
        return
    required = dict(found.get("dependent_required", {}))
    schemas = dict(found.get("dependent_schemas", {}))
    for name, member in holder.value.items():
        if isinstance(member, dict | bool):
            at = holder.at.child(name)
            schemas[name] = schema(node.reading, at, member)
        else:
            required[name] = holder.texts(name)
    found["dependent_required"], found["dependent_schemas"] = required, schemas


def _reference(
    node: Node, key: str, value: Any, found: dict[str, Any], _: ReadSchema
) -> None:
    if not isinstance(value, str):
        node.wrong(key, "a string")
        return
    target = node.reading.schema_target(node, value, dynamic=key == "$dynamicRef")
    if found.get("ref") is None:
        found["ref"] = target
    elif target is not None:
        found["other_refs"] = (
            *found.get("other_refs", ()),
            Schema(at=node.at, ref=target),
        )


def _discriminator(
    node: Node, key: str, value: Any, found: dict[str, Any], _: ReadSchema
) -> None:
    if value is not None:
        found["discriminator"] = read_discriminator(node, key)


def _external_docs(
    node: Node, key: str, value: Any, found: dict[str, Any], _: ReadSchema
) -> None:
    found["external_docs"] = read_external_docs(node)


def _dialect(node: Node, key: str, value: Any, found: Any, _: Any) -> None:
    check_dialect(node, key)


def check_dialect(node: Node, key: str) -> None:
    """Report a dialect of JSON Schema that may mean something else by its keywords."""
    value = node.value.get(key)
    if value is not None and not str(value).startswith(_DIALECTS):
        node.reading.report.unknown_dialect(node.at.child(key), value)


def _names(
    node: Node, key: str, value: Any, found: dict[str, Any], _: ReadSchema
) -> None:
    if isinstance(value, list):
        found["enum_names"] = tuple(str(name) for name in value)


def _left_out(
    node: Node, key: str, value: Any, found: dict[str, Any], _: ReadSchema
) -> None:
    node.reading.report.left_out(node.at.child(key), key)


OLDER_KEYWORDS = frozenset(
    "additionalItems dependencies $recursiveRef x-example x-nullable x-isnullable x-enum-varnames x-enumNames".split()
)
"""Keywords of other dialects, and of extensions that say what keywords say."""

HANDLERS: dict[str, Handler] = {
    "xml": _left_out,
    "title": _text("title"),
    "description": _text("description"),
    "externalDocs": _external_docs,
    "format": _text("format"),
    "pattern": _text("pattern"),
    "contentEncoding": _text("content_encoding"),
    "contentMediaType": _text("content_media_type"),
    "minLength": _count("min_length"),
    "maxLength": _count("max_length"),
    "minItems": _count("min_items"),
    "maxItems": _count("max_items"),
    "minContains": _count("min_contains"),
    "maxContains": _count("max_contains"),
    "minProperties": _count("min_properties"),
    "maxProperties": _count("max_properties"),
    "minimum": _number("minimum"),
    "maximum": _number("maximum"),
    "multipleOf": _number("multiple_of"),
    "exclusiveMinimum": _value("exclusive_minimum"),
    "exclusiveMaximum": _value("exclusive_maximum"),
    "uniqueItems": _flag("unique_items"),
    "readOnly": _flag("read_only"),
    "writeOnly": _flag("write_only"),
    "deprecated": _flag("deprecated"),
    "nullable": _flag("nullable"),
    "x-nullable": _flag("nullable"),
    "x-isnullable": _flag("nullable"),
    "not": _schema("not_"),
    "if": _schema("if_"),
    "then": _schema("then"),
    "else": _schema("else_"),
    "contains": _schema("contains"),
    "contentSchema": _schema("content_schema"),
    "propertyNames": _schema("property_names"),
    "additionalProperties": _schema("additional_properties"),
    "unevaluatedProperties": _schema("unevaluated_properties"),
    "unevaluatedItems": _schema("unevaluated_items"),
    "allOf": _schemas("all_of"),
    "oneOf": _schemas("one_of"),
    "anyOf": _schemas("any_of"),
    "prefixItems": _schemas("prefix_items"),
    "patternProperties": _schema_map("pattern_properties"),
    "dependentSchemas": _schema_map("dependent_schemas"),
    "properties": _properties,
    "required": _required,
    "type": _type,
    "enum": _enum,
    "const": _value("const"),
    "default": _value("default"),
    "example": _example,
    "x-example": _example,
    "examples": _examples,
    "items": _items,
    "additionalItems": _additional_items,
    "dependentRequired": _dependencies,
    "dependencies": _dependencies,
    "discriminator": _discriminator,
    "$ref": _reference,
    "$dynamicRef": _reference,
    "$schema": _dialect,
    "$recursiveRef": _reference,
    "x-enum-varnames": _names,
    "x-enumNames": _names,
}
