"""What requests must satisfy, by model."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.lazy import lazy

if TYPE_CHECKING:
    from .box import Box
    from .item import Item

__all__ = ["Box", "Item"]

__getattr__ = lazy(
    __name__,
    {
        "Box": "box",
        "Item": "item",
    },
)


def __dir__() -> list[str]:
    return __all__
