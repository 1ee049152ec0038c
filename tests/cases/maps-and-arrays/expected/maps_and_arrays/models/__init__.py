"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package, whose names are imported when they are used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .box import Box as Box
    from .closed import Closed as Closed
    from .item import Item as Item
    from .strings import Strings as Strings

__all__ = ["Box", "Closed", "Item", "Strings"]

__getattr__ = lazy(
    __name__,
    {
        "Box": "box",
        "Closed": "closed",
        "Item": "item",
        "Strings": "strings",
    },
)


def __dir__() -> list[str]:
    return __all__
