"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .job import Job
    from .problem import Problem
    from .queued import Queued

__all__ = ["Job", "Problem", "Queued"]

__getattr__ = lazy(
    __name__,
    {
        "Job": "job",
        "Problem": "problem",
        "Queued": "queued",
    },
)


def __dir__() -> list[str]:
    return __all__
