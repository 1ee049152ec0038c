"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .point import Point
    from .post_files_request import PostFilesRequest, PostFilesRequestMeta
    from .post_form_request import PostFormRequest

__all__ = ["Point", "PostFilesRequest", "PostFilesRequestMeta", "PostFormRequest"]

__getattr__ = lazy(
    __name__,
    {
        "Point": "point",
        "PostFilesRequest": "post_files_request",
        "PostFilesRequestMeta": "post_files_request",
        "PostFormRequest": "post_form_request",
    },
)


def __dir__() -> list[str]:
    return __all__
