"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .anchored import Anchored, There
    from .conditional import Conditional
    from .keyed import Keyed
    from .value import Part, Value

__all__ = ["Anchored", "Conditional", "Keyed", "Part", "There", "Value"]

__getattr__ = lazy(
    __name__,
    {
        "Anchored": "anchored",
        "Conditional": "conditional",
        "Keyed": "keyed",
        "Part": "value",
        "There": "anchored",
        "Value": "value",
    },
)


def __dir__() -> list[str]:
    return __all__
