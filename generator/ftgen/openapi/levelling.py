"""What the keywords of one schema mean together: types, nullability, limits and typed values."""

from __future__ import annotations

from typing import Any

from ftgen.openapi import typenames
from ftgen.openapi.reading import Node
from ftgen.openapi.values import level_values

_STRUCTURE = frozenset(
    ("all_of", "one_of", "any_of", "ref", "properties", "items", "enum", "const")
)


def level(node: Node, found: dict[str, Any]) -> None:
    """Bring what the keywords of a schema gave into the shape that nodes.Schema promises."""
    if "types" in found:
        _types(node, found)
    if "other_refs" in found:
        found["all_of"] = (*found.get("all_of", ()), *found.pop("other_refs"))
    if found.get("nullable"):
        _nullable(node, found)
    for key, bound, limit in (
        ("exclusiveMinimum", "exclusive_minimum", "minimum"),
        ("exclusiveMaximum", "exclusive_maximum", "maximum"),
    ):
        if bound in found:
            _exclusive(node, found, key, bound, limit)
    if "marked_required" in found:
        marked = found.pop("marked_required")
        found["required"] = tuple(dict.fromkeys((*found.get("required", ()), *marked)))
    if "enum" in found or "default" in found or "const" in found:
        level_values(node, found)
    extensions = node.extensions()
    if extensions:
        found["extensions"] = extensions


def _types(node: Node, found: dict[str, Any]) -> None:
    stated = found.pop("types")
    if stated is None and not _STRUCTURE.isdisjoint(found):
        node.lenient("type", "a string or an array of strings")
        return
    names = stated if isinstance(stated, list) else [stated]
    types: list[str] = []
    for index, name in enumerate(names):
        at = node.at.child("type", *([index] if isinstance(stated, list) else []))
        if name is None:
            node.reading.report.lenient_kind(at, "`type`", 'the text "null"', name)
            types.append("null")
        elif not isinstance(name, str):
            node.reading.report.wrong_kind(
                at, "`type`", "a string or an array of strings", name
            )
        elif typenames.is_type_name(name):
            types.append(name)
        else:
            types.extend(_foreign(node, found, name))
    if found.get("ref") is None or types:
        found["types"] = tuple(dict.fromkeys(types))


def _foreign(node: Node, found: dict[str, Any], name: str) -> list[str]:
    """Level a type name that JSON Schema does not have."""
    reading, at = node.reading, node.at.child("type")
    meant = typenames.meaning(name)
    if meant is None:
        target = reading.schema_named(name)
        if target is None:
            reading.report.unknown_type(at, name)
            return []
        reading.report.lenient_type(at, name, f'$ref: "#{target.pointer}"')
        found["ref"] = target
        return []
    type_name, format_name = meant
    if not (reading.version.is_swagger and name == "file"):
        written = f"type: {type_name}" if type_name else "no type at all"
        if format_name:
            written += f", format: {format_name}"
        reading.report.lenient_type(at, name, written)
    if format_name:
        found.setdefault("format", format_name)
    return [type_name] if type_name else []


def _nullable(node: Node, found: dict[str, Any]) -> None:
    types = found.get("types", ())
    if types and "null" not in types:
        found["types"] = (*types, "null")
    if node.reading.version.has_json_schema and "nullable" in node.value:
        node.reading.diagnostics.report(
            "lenient-nullable",
            f"`nullable` is not of OpenAPI {node.reading.version}; it is read as it was meant in 3.0",
            node.at.child("nullable"),
            'add "null" to `type`',
        )


def _exclusive(
    node: Node, found: dict[str, Any], key: str, bound: str, limit: str
) -> None:
    """Level draft 4's booleans, which 2.0 and 3.0 have, to numbers."""
    value = found.pop(bound).json
    if not isinstance(value, bool):
        found[bound] = node.number(key)
        if not node.reading.version.has_json_schema and found[bound] is not None:
            node.lenient(key, "true or false")
        return
    if node.reading.version.has_json_schema:
        node.lenient(key, "a number")
    if value and found.get(limit) is not None:
        found[bound] = found.pop(limit)
