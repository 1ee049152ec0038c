"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .json import Json, decode_json as decode_json
    from .owner import Owner
    from .tree import Tree

__all__ = ["Json", "Owner", "Tree"]

__getattr__ = lazy(
    __name__,
    {
        "Json": "json",
        "Owner": "owner",
        "Tree": "tree",
        "decode_json": "json",
    },
)


def __dir__() -> list[str]:
    return __all__
