"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .circle import Circle
    from .drawing import (
        Drawing,
        DrawingContent,
        DrawingInferred,
        DrawingInferredOption1,
        DrawingInferredOption2,
        DrawingLabels,
        decode_drawing_content as decode_drawing_content,
        decode_drawing_inferred as decode_drawing_inferred,
        decode_drawing_labels as decode_drawing_labels,
    )
    from .line import Line
    from .point import Point
    from .shape import Shape, decode_shape as decode_shape
    from .square import Square

__all__ = [
    "Circle",
    "Drawing",
    "DrawingContent",
    "DrawingInferred",
    "DrawingInferredOption1",
    "DrawingInferredOption2",
    "DrawingLabels",
    "Line",
    "Point",
    "Shape",
    "Square",
]

__getattr__ = lazy(
    __name__,
    {
        "Circle": "circle",
        "Drawing": "drawing",
        "DrawingContent": "drawing",
        "DrawingInferred": "drawing",
        "DrawingInferredOption1": "drawing",
        "DrawingInferredOption2": "drawing",
        "DrawingLabels": "drawing",
        "Line": "line",
        "Point": "point",
        "Shape": "shape",
        "Square": "square",
        "decode_drawing_content": "drawing",
        "decode_drawing_inferred": "drawing",
        "decode_drawing_labels": "drawing",
        "decode_shape": "shape",
    },
)


def __dir__() -> list[str]:
    return __all__
