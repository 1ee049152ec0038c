"""What requests must satisfy, by model."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.lazy import lazy

if TYPE_CHECKING:
    from .circle import Circle
    from .shape import Shape
    from .square import Square

__all__ = ["Circle", "Shape", "Square"]

__getattr__ = lazy(
    __name__,
    {
        "Circle": "circle",
        "Shape": "shape",
        "Square": "square",
    },
)


def __dir__() -> list[str]:
    return __all__
