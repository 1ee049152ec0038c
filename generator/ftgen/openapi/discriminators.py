"""Discriminator Objects; mapping values are schema names or URI references (OpenAPI 3.2 §4.26)."""

from __future__ import annotations

from ftgen.diagnostics import Location
from ftgen.openapi.files import Refused
from ftgen.openapi.nodes import Discriminator
from ftgen.openapi.reading import Node


def read_discriminator(schema: Node, key: str) -> Discriminator | None:
    """Read a discriminator; Swagger 2.0 states just the name of the property."""
    if isinstance(schema.value[key], str):
        if not schema.reading.version.is_swagger:
            schema.lenient(key, "an object with `propertyName`")
        return Discriminator(property_name=schema.value[key], at=schema.at.child(key))
    node = schema.object(key)
    if node is None:
        return None
    name = node.text("propertyName")
    if not name:
        node.reading.report.missing(node.at, "a discriminator", "propertyName")
        return None
    default = node.text("defaultMapping")
    return Discriminator(
        property_name=name,
        mapping=_mapping(node),
        default_mapping=_target(node, node.at.child("defaultMapping"), default),
        at=node.at,
    )


def _mapping(node: Node) -> tuple[tuple[str, Location], ...]:
    holder = node.object("mapping")
    if holder is None:
        return ()
    found = []
    for value in holder.value:
        target = _target(holder, holder.at.child(value), holder.text(value))
        if target is not None:
            found.append((value, target))
    return tuple(found)


def _target(node: Node, at: Location, text: str) -> Location | None:
    """Resolve a mapping value: the name of a schema of the entry document, else a reference."""
    if not text:
        return None
    references = node.reading.references
    home = node.reading.schemas_pointer
    entry = Location(node.reading.files.entry.file)
    name = text.replace("~", "~0").replace("/", "~1").replace("%", "%25")
    tries = [(f"#{home}/{name}", entry), (f"#{home}/{name}", at), (text, at)]
    if "/" in text or text.startswith("#"):
        tries.reverse()
    for reference, start in tries:
        found = references.find(reference, start)
        if not isinstance(found, Refused):
            return found
    node.reading.diagnostics.report(
        "unknown-mapping",
        f"the discriminator's mapping names {text[:80]!r}, which is no schema",
        at,
        "give the name of a schema or a $ref to it",
    )
    return None
