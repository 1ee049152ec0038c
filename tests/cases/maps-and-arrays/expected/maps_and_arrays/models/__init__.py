"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .box import Box
    from .closed import Closed
    from .item import Item
    from .strings import Strings

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
