"""What the text of a parameter or form field may become, judged by the check that its value must satisfy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .checks import Any_, Check, Kind, Literal, Number, String
from .composites import Array, Object, Tagged, Union
from .parameter_parsing import TEXT, Shape, boolean, first_of, integer, null, number

_DEEPEST = 5
"""How far down shapes go: no style of parameter writes more, and schemas may be recursive."""


def shape_of(check: Check, depth: int = 0) -> Shape:
    """The shape of a value that satisfies a check."""
    is_nullable = check.accepts(None) and not isinstance(check, (Any_, Kind))
    shape = _shape_of(check.target(), depth)
    if is_nullable and shape.scalar not in (None, TEXT.scalar):
        assert shape.scalar is not None
        scalar = first_of(shape.scalar, null)
        return Shape(scalar, shape.items, shape.properties, shape.other)
    return shape


def _shape_of(check: Check, depth: int) -> Shape:
    match check:
        case Number(integral=integral):
            return Shape(integer if integral else number)
        case Kind(type=type_):
            return Shape(boolean if type_ is bool else null)
        case Literal():
            return Shape(_constant(check))
        case Union(variants=variants):
            return _merged([shape_of(each, depth) for each in variants])
        case _ if depth > _DEEPEST or isinstance(check, String):
            return TEXT
        case Array(items=items, prefix=prefix):
            inner = [shape_of(each, depth + 1) for each in (*prefix, items)]
            return Shape(items=_merged(inner) if prefix else inner[0])
        case Object(properties=properties, additional=additional):
            named = {
                name: shape_of(each, depth + 1) for name, each in properties.items()
            }
            other = None if additional is None else shape_of(additional, depth + 1)
            return Shape(properties=named, other=other)
        case Tagged(variants=tagged):
            return _merged([shape_of(each, depth) for each in tagged.values()])
    return TEXT


def _constant(check: Literal) -> Callable[[str], Any]:
    texts = check.texts()
    return lambda text: texts.get(text, text)


def _merged(shapes: list[Shape]) -> Shape:
    """The shape of what may have any of several shapes."""
    scalars = [each.scalar for each in shapes if each.scalar is not None]
    properties = {
        name: of for each in shapes for name, of in (each.properties or {}).items()
    }
    return Shape(
        scalar=first_of(*scalars) if scalars else None,
        items=next((each.items for each in shapes if each.items is not None), None),
        properties=properties or None,
        other=next((each.other for each in shapes if each.other is not None), None),
    )
