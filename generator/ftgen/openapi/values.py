"""Enumerated values, constants and defaults of a schema, brought to the types that it states."""

from __future__ import annotations

import json
from typing import Any

from ftgen.openapi.nodes import Value
from ftgen.openapi.reading import Node
from ftgen.openapi.reports import kind_of


def level_values(node: Node, found: dict[str, Any]) -> None:
    """Level ``enum``, ``const`` and ``default``; a default that the schema does not allow is left out."""
    types = [name for name in found.get("types", ()) if name != "null"]
    wanted = types[0] if len(types) == 1 else ""
    if "enum" in found:
        values = [
            _level(node, wanted, value, ("enum", index))
            for index, value in enumerate(found["enum"])
        ]
        found["enum"] = tuple(values)
        _once(node, found)
    for field in ("default", "const"):
        if field in found:
            found[field] = Value(_level(node, wanted, found[field].json, (field,)))
    if "default" in found and not _is_allowed(found["default"].json, found):
        _leave_out_default(node, found)


def _once(node: Node, found: dict[str, Any]) -> None:
    """Leave out repeated values, and their names with them."""
    first: dict[str, int] = {}
    for index, value in enumerate(found["enum"]):
        first.setdefault(json.dumps(value, sort_keys=True), index)
    if len(first) < len(found["enum"]):
        for field in ("enum_names", "enum"):
            if len(found.get(field, ())) == len(found["enum"]):
                found[field] = tuple(found[field][index] for index in first.values())
        node.reading.diagnostics.report(
            "lenient-enum",
            "the enumeration lists a value twice; each counts once",
            node.at.child("enum"),
            "remove the repeated value",
        )


def _is_allowed(value: Any, found: dict[str, Any]) -> bool:
    types = found.get("types", ())
    if value is None and None in (found.get("enum") or ()):
        return True
    return not types or bool(json_types(value) & set(types))


def json_types(value: Any) -> set[str]:
    """Return the JSON Schema types that a value is of."""
    match value:
        case None:
            return {"null"}
        case bool():
            return {"boolean"}
        case int():
            return {"integer", "number"}
        case float():
            return {"integer", "number"} if value.is_integer() else {"number"}
        case str():
            return {"string"}
        case list():
            return {"array"}
        case _:
            return {"object"}


def _leave_out_default(node: Node, found: dict[str, Any]) -> None:
    kind = kind_of(found.pop("default").json)
    node.reading.diagnostics.report(
        "lenient-default",
        f"the default is {kind}, which the schema does not allow; it is read as no default",
        node.at.child("default"),
        "remove it, or correct the type",
    )


def _level(node: Node, wanted: str, value: Any, path: tuple[str | int, ...]) -> Any:
    """Return a scalar that YAML or its author made another type as the schema's type."""
    at = node.at.child(*path)
    meant = value
    if wanted == "string" and isinstance(value, bool | int | float):
        meant = node.reading.as_text(at, value)
    elif wanted == "boolean" and value in ("true", "false"):
        meant = value == "true"
    elif wanted == "integer" and isinstance(value, float) and value.is_integer():
        return int(value)
    elif wanted in ("integer", "number") and isinstance(value, str):
        meant = _number(value, wanted)
    if meant is not value:
        node.reading.report.lenient_value(at, value, wanted)
    return meant


def _number(text: str, wanted: str) -> Any:
    try:
        return int(text) if wanted == "integer" or text.isdigit() else float(text)
    except ValueError:
        return text
