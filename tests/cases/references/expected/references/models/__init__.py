"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .box import Box
    from .get_thing_default_response import GetThingDefaultResponse
    from .id import Id
    from .size import Size
    from .thing import Thing

__all__ = ["Box", "GetThingDefaultResponse", "Id", "Size", "Thing"]

__getattr__ = lazy(
    __name__,
    {
        "Box": "box",
        "GetThingDefaultResponse": "get_thing_default_response",
        "Id": "id",
        "Size": "size",
        "Thing": "thing",
    },
)


def __dir__() -> list[str]:
    return __all__
