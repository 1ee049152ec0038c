"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .add_photo_request import AddPhotoRequest
    from .pet import Pet

__all__ = ["AddPhotoRequest", "Pet"]

__getattr__ = lazy(
    __name__,
    {
        "AddPhotoRequest": "add_photo_request",
        "Pet": "pet",
    },
)


def __dir__() -> list[str]:
    return __all__
