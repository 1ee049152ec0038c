"""Media types with what belongs to them: examples, headers and encodings."""

from __future__ import annotations

from typing import Any

from ftgen.ir.styles import (
    DEFAULT_STYLES,
    ParameterLocation,
    Style,
    collection_style,
)
from ftgen.openapi.nodes import Encoding, Example, Header, MediaType, Schema, Value
from ftgen.openapi.reading import Node
from ftgen.openapi.schemas import read_schema


def read_schema_at(holder: Node, key: str) -> Schema | None:
    """Read the schema at a key, None where there is none."""
    value = holder.value.get(key)
    if value is None:
        return None
    return read_schema(holder.reading, holder.at.child(key), value)


def read_content(holder: Node) -> tuple[MediaType, ...]:
    """Read ``content``: media ranges and what is sent in each."""
    found = []
    for name, node in holder.objects("content"):
        target = node.target()
        if target is not None:
            found.append(read_media_type(name, target))
    return tuple(found)


def read_media_type(name: str, node: Node) -> MediaType:
    """Read a Media Type Object."""
    for key in ("prefixEncoding", "itemEncoding"):
        if key in node:
            node.reading.report.unsupported(node.at.child(key), key)
    return MediaType(
        name=name.strip(),
        description=node.text("description"),
        schema=read_schema_at(node, "schema"),
        item_schema=read_schema_at(node, "itemSchema"),
        examples=read_examples(node),
        encoding=tuple(
            _encoding(key, member) for key, member in node.objects("encoding")
        ),
        at=node.at,
    )


def _encoding(name: str, node: Node) -> Encoding:
    for key in ("encoding", "prefixEncoding", "itemEncoding"):
        if key in node:
            node.reading.report.unsupported(node.at.child(key), key)
    return Encoding(
        name=name,
        content_type=node.text("contentType"),
        headers=read_headers(node),
        style=read_style(node, "query"),
        explode=node.flag("explode") if "explode" in node else None,
        allow_reserved=node.flag("allowReserved"),
        at=node.at,
    )


def read_style(node: Node, location: ParameterLocation) -> Style | None:
    """Read ``style``; None, reported, where it is none or of another place than this."""
    stated = node.text("style")
    known = next((each for each in Style if each == stated), None)
    if known is not None and location in known.locations:
        return known
    if stated:
        report, at = node.reading.report, node.at.child("style")
        if known is None:
            report.unknown_style(at, stated)
        else:
            report.misplaced_style(at, stated, location)
    return None


def read_collection_format(node: Node, place: ParameterLocation) -> tuple[Style, bool]:
    """Read Swagger 2.0's ``collectionFormat``, which is of arrays only, as style and explode."""
    is_array = node.text("type") == "array"
    named = node.text("collectionFormat", "csv") if is_array else "csv"
    found = collection_style(named, place)
    if found is None:
        node.reading.report.unknown_collection_format(node.at, named, place)
    return found or (DEFAULT_STYLES[place], False)


def read_headers(holder: Node) -> tuple[Header, ...]:
    """Read the ``headers`` of a response or encoding; Content-Type is none of them (3.2 §4.17)."""
    found = []
    for name, node in holder.objects("headers"):
        target = node.target()
        if target is not None and name.lower() != "content-type":
            found.append(_header(name, target))
    return tuple(found)


def _header(name: str, node: Node) -> Header:
    content = list(node.objects("content"))
    schema = read_schema_at(node, "schema")
    examples = read_examples(node)
    if content:
        inner = content[0][1].target()
        if inner is not None:
            schema, examples = read_schema_at(inner, "schema"), read_examples(inner)
    elif schema is None and "type" in node:
        schema = read_inline_schema(node)
    for key in ("allowReserved", "allowEmptyValue"):
        if key in node:
            node.reading.report.left_out(node.at.child(key), key)
    if node.reading.version.is_swagger:
        read_collection_format(node, "header")
    read_style(node, "header")
    return Header(
        name=name,
        description=node.text("description"),
        required=node.flag("required"),
        deprecated=node.flag("deprecated"),
        explode=node.flag("explode"),
        schema=schema,
        content_type=content[0][0] if content else "",
        examples=examples,
        at=node.at,
    )


_SCHEMA_KEYS = frozenset(
    (
        *("type", "format", "items", "enum", "default", "pattern", "multipleOf"),
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
        *("minLength", "maxLength", "minItems", "maxItems", "uniqueItems"),
        *("x-nullable", "x-isnullable", "x-enum-varnames", "x-enumNames"),
    )
)


def read_inline_schema(node: Node) -> Schema:
    """Read the schema that a Swagger 2.0 parameter or header is itself."""
    value: dict[str, Any] = {
        key: member for key, member in node.value.items() if key in _SCHEMA_KEYS
    }
    return read_schema(node.reading, node.at, value)


def read_examples(holder: Node) -> tuple[Example, ...]:
    """Read ``example`` and ``examples`` of a parameter, header or media type."""
    found = []
    if "example" in holder.value:
        found.append(Example(value=Value(holder.value["example"])))
    examples = holder.value.get("examples")
    if isinstance(examples, list):
        found.extend(Example(value=Value(value)) for value in examples)
    elif isinstance(examples, dict):
        holder_node = Node(holder.reading, holder.at.child("examples"), examples)
        found.extend(_examples(holder_node))
    elif isinstance(examples, str | int | float):
        found.append(Example(value=Value(examples)))
    return tuple(found)


def _examples(node: Node) -> list[Example]:
    found = []
    for name, value in node.value.items():
        member = Node(node.reading, node.at.child(name), value)
        target = member.target() if isinstance(value, dict) else None
        if isinstance(value, dict) and target is None:
            continue
        if target is None or not _is_example(target):
            plain = target.value if target is not None else value
            found.append(Example(name=name, value=Value(plain)))
        else:
            found.append(_example(name, target))
    return found


def _is_example(node: Node) -> bool:
    keys = ("value", "externalValue", "dataValue", "serializedValue", "summary")
    return not node.value or any(key in node.value for key in keys)


def _example(name: str, node: Node) -> Example:
    key = "dataValue" if "dataValue" in node.value else "value"
    return Example(
        name=name,
        summary=node.text("summary"),
        description=node.text("description"),
        value=Value(node.value[key]) if key in node.value else None,
        text=node.text("serializedValue") if "serializedValue" in node else None,
        external_value=node.text("externalValue"),
    )
