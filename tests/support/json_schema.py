"""JSON Schema as it is written, put into the vocabulary of the runtime, keyword by keyword."""

from __future__ import annotations

from typing import Any

from ftgen.ecma import python_pattern
from runtime.schema import Schema, anything, nothing, ref

PLAIN = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive_minimum",
    "exclusiveMaximum": "exclusive_maximum",
    "multipleOf": "multiple_of",
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_items",
    "maxItems": "max_items",
    "uniqueItems": "unique",
    "minContains": "min_contains",
    "maxContains": "max_contains",
    "minProperties": "min_properties",
    "maxProperties": "max_properties",
    "required": "required",
    "dependentRequired": "dependent_required",
}
ONE = {
    "items": "items",
    "contains": "contains",
    "additionalProperties": "additional",
    "propertyNames": "names",
    "unevaluatedItems": "unevaluated_items",
    "unevaluatedProperties": "unevaluated_properties",
    "not": "not_",
    "if": "if_",
    "then": "then",
    "else": "else_",
}
SEVERAL = {
    "allOf": "all_of",
    "anyOf": "any_of",
    "oneOf": "one_of",
    "prefixItems": "prefix",
}
NAMED = {
    "properties": "properties",
    "dependentSchemas": "dependent_schemas",
}


class Unresolvable(Exception):
    """A reference leads out of the document, or uses what descriptions do not."""


class Document:
    """One JSON Schema document and the schemas that its references lead to."""

    def __init__(self, root: Any, *, formats: bool = False) -> None:
        self.root = root
        self.formats = formats
        self.schemas: dict[str, Schema] = {}

    def schema(self, node: Any) -> Schema:
        """The schema of a node."""
        if node is True:
            return anything
        if node is False:
            return nothing
        found: dict[str, Any] = {}
        for key, value in node.items():
            if key == "type":
                found["types"] = (value,) if isinstance(value, str) else tuple(value)
            elif key in ("enum", "const"):
                found["enum"] = tuple(value) if key == "enum" else (value,)
            elif key in PLAIN:
                found[PLAIN[key]] = value
            elif key == "format" and self.formats:
                found["format"] = value
            elif key == "pattern":
                found["pattern"] = python_pattern(value)
            elif key == "patternProperties":
                found["patterns"] = {
                    python_pattern(each): self.schema(of) for each, of in value.items()
                }
            elif key in ONE:
                found[ONE[key]] = self.schema(value)
            elif key in SEVERAL:
                found[SEVERAL[key]] = tuple(map(self.schema, value))
            elif key in NAMED:
                found[NAMED[key]] = {n: self.schema(of) for n, of in value.items()}
            elif key == "$ref":
                found["ref"] = value
            elif key in ("$dynamicRef", "$dynamicAnchor", "$id"):
                raise Unresolvable(key)
        if not isinstance(found.get("unique"), bool) or not found["unique"]:
            found.pop("unique", None)
        made = Schema(**found)
        made._home = self.find
        return made

    def find(self, reference: str) -> Schema:
        """The schema that a reference leads to."""
        if reference not in self.schemas:
            self.schemas[reference] = self.schema(self.node(reference))
        return self.schemas[reference]

    def node(self, reference: str) -> Any:
        """The node that a reference leads to."""
        if not reference.startswith("#"):
            raise Unresolvable(reference)
        if reference[1:] and not reference.startswith("#/"):
            return anchored(self.root, reference[1:])
        node = self.root
        for step in reference.split("/")[1:]:
            step = step.replace("%25", "%").replace("%22", '"')
            step = step.replace("~1", "/").replace("~0", "~")
            node = node[int(step)] if isinstance(node, list) else node[step]
        return node


def anchored(node: Any, name: str) -> Any:
    """The schema with an anchor."""
    if isinstance(node, dict) and node.get("$anchor") == name:
        return node
    inner = node.values() if isinstance(node, dict) else node
    for each in inner if isinstance(node, (dict, list)) else ():
        try:
            return anchored(each, name)
        except Unresolvable:
            continue
    raise Unresolvable(name)


__all__ = ["Document", "Unresolvable", "ref"]
