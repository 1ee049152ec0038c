"""Names that authors give to types: JSON Schema's own, and others whose meaning is clear."""

from __future__ import annotations

from ftgen.openapi.nodes import TYPE_NAMES

_OWN = frozenset(TYPE_NAMES)

#: A foreign name → JSON Schema type and format.
_MEANINGS: dict[str, tuple[str, str]] = {
    "any": ("", ""),
    "mixed": ("", ""),
    "none": ("null", ""),
    "nil": ("null", ""),
    "bool": ("boolean", ""),
    "int": ("integer", ""),
    "int32": ("integer", "int32"),
    "int64": ("integer", "int64"),
    "long": ("integer", "int64"),
    "short": ("integer", ""),
    "bigint": ("integer", "int64"),
    "float": ("number", "float"),
    "double": ("number", "double"),
    "decimal": ("number", "decimal"),
    "numeric": ("number", ""),
    "str": ("string", ""),
    "text": ("string", ""),
    "char": ("string", ""),
    "enum": ("string", ""),
    "date": ("string", "date"),
    "datetime": ("string", "date-time"),
    "date-time": ("string", "date-time"),
    "timestamp": ("string", "date-time"),
    "time": ("string", "time"),
    "uuid": ("string", "uuid"),
    "guid": ("string", "uuid"),
    "uri": ("string", "uri"),
    "url": ("string", "uri"),
    "email": ("string", "email"),
    "password": ("string", "password"),
    "byte": ("string", "byte"),
    "base64": ("string", "byte"),
    "binary": ("string", "binary"),
    "file": ("string", "binary"),
    "list": ("array", ""),
    "map": ("object", ""),
    "dict": ("object", ""),
    "hash": ("object", ""),
    "json": ("object", ""),
}


def is_type_name(name: str) -> bool:
    """Whether this is one of JSON Schema's type names."""
    return name in _OWN


def meaning(name: str) -> tuple[str, str] | None:
    """Return the type and format that a foreign type name means; no type means any; None if unclear."""
    lowered = name.strip().lower()
    if lowered in _OWN:
        return lowered, ""
    return _MEANINGS.get(lowered)
