"""Schema Objects: raw mappings to nodes.Schema, levelled to JSON Schema 2020-12.

The reader goes by the keywords that a schema has, so that it costs what is written and no more.
"""

from __future__ import annotations

from typing import Any

from ftgen.diagnostics import Location
from ftgen.openapi.keywords import HANDLERS, IGNORED_KEYWORDS
from ftgen.openapi.levelling import level
from ftgen.openapi.nodes import Schema
from ftgen.openapi.reading import Node, Reading

_READ_BESIDE_REF = frozenset(
    (
        *("$ref", "description", "nullable", "x-nullable", "x-isnullable", "summary"),
        *("default", "example", "x-example", "deprecated"),
    )
)


def read_schema(reading: Reading, at: Location, value: Any) -> Schema:
    """Read what stands where a schema is wanted; anything but an object or boolean is reported."""
    if isinstance(value, bool):
        return Schema(at=at, boolean=value)
    if value is None:
        reading.report.lenient_kind(at, "a schema", "an object", value)
        return Schema(at=at)
    if not isinstance(value, dict):
        reading.report.wrong_kind(at, "a schema", "an object", value)
        return Schema(at=at)
    if at.scope and "$id" in value:
        at = reading.references.inside(at)
    node = Node(reading, at, value)
    if "$ref" in value and not reading.version.has_json_schema:
        node = _without_siblings(node)
    found: dict[str, Any] = {}
    for key, member in node.value.items():
        handler = HANDLERS.get(key)
        if handler is not None:
            handler(node, key, member, found, read_schema)
        elif not key.startswith("x-") and key not in IGNORED_KEYWORDS:
            reading.report.unknown_keyword(at.child(key), key)
    level(node, found)
    return Schema(at=at, **found)


def _without_siblings(node: Node) -> Node:
    """Leave out what 2.0 and 3.0 say to ignore next to $ref, reporting it."""
    if not isinstance(node.value["$ref"], str):
        return node
    ignored = [
        key
        for key in node.value
        if key not in _READ_BESIDE_REF and not key.startswith("x-")
    ]
    if not ignored:
        return node
    node.reading.report.ignored_siblings(node.at, ignored)
    kept = {key: value for key, value in node.value.items() if key not in ignored}
    return Node(node.reading, node.at, kept)
