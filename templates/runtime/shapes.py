"""What the text of a parameter or form field may become, judged by the schema that its value must satisfy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .evidence import kinds_of
from .parameter_parsing import (
    TEXT,
    Shape,
    boolean,
    first_of,
    integer,
    null,
    number,
    text,
)
from .schema import Schema, anything
from .structure import UNIONS
from .structure import shape_of as deciding

_DEEPEST = 5
"""How far down shapes go: no style of parameter writes more, and schemas may be recursive."""

_READERS: dict[str, Callable[[str], Any]] = {
    "integer": integer,
    "number": number,
    "boolean": boolean,
    "null": null,
}


def shape_of(schema: Schema, depth: int = 0) -> Shape:
    """The shape of a value that satisfies a schema."""
    schema = deciding(schema)
    keywords = schema.keywords
    for keyword in UNIONS:
        if keyword in keywords:
            return merged([shape_of(each, depth) for each in keywords[keyword]])
    kinds = [
        kind
        for kind in kinds_of(schema)
        if kind != "integer" or "number" not in kinds_of(schema)
    ]
    if len(kinds) > 4 or depth > _DEEPEST:
        return TEXT
    return Shape(
        scalar=_scalar(kinds, keywords),
        items=_items(keywords, depth) if "array" in kinds else None,
        properties=(
            {
                name: shape_of(of, depth + 1)
                for name, of in keywords.get("properties", {}).items()
            }
            if "object" in kinds
            else None
        ),
        other=(
            shape_of(keywords.get("additional", anything), depth + 1)
            if "object" in kinds
            and "not_" not in keywords.get("additional", anything).keywords
            else None
        ),
    )


def _scalar(kinds: list[str], keywords: dict[str, Any]) -> Callable[[str], Any] | None:
    """The reader of a primitive; of constants it knows how each is written."""
    if "enum" in keywords:
        texts = {
            _written(each): each
            for each in reversed(keywords["enum"])
            if not isinstance(each, (list, dict))
        }
        return lambda raw: texts.get(raw, raw)
    readers = [_READERS[kind] for kind in kinds if kind in _READERS]
    if readers:
        return first_of(*readers) if len(readers) > 1 else readers[0]
    return text if "string" in kinds else None


def _written(value: Any) -> str:
    """A constant as text."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)


def _items(keywords: dict[str, Any], depth: int) -> Shape:
    inner = [*keywords.get("prefix", ()), keywords.get("items", anything)]
    shapes = [shape_of(each, depth + 1) for each in inner]
    return merged(shapes) if len(shapes) > 1 else shapes[0]


def merged(shapes: list[Shape]) -> Shape:
    """The shape of what may have any of several shapes."""
    scalars = [each.scalar for each in shapes if each.scalar is not None]
    if text in scalars:  # the word null is a string then
        scalars = [each for each in scalars if each is not null]
    properties = {
        name: of for each in shapes for name, of in (each.properties or {}).items()
    }
    return Shape(
        scalar=first_of(*scalars) if scalars else None,
        items=next((each.items for each in shapes if each.items is not None), None),
        properties=properties or None,
        other=next((each.other for each in shapes if each.other is not None), None),
    )
