"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .any import Any_
    from .class_ import Class
    from .dict import Dict
    from .foo_bar import FooBar
    from .foo_bar2 import FooBar2
    from .list_ import List

__all__ = ["Any_", "Class", "Dict", "FooBar", "FooBar2", "List"]

__getattr__ = lazy(
    __name__,
    {
        "Any_": "any",
        "Class": "class_",
        "Dict": "dict",
        "FooBar": "foo_bar",
        "FooBar2": "foo_bar2",
        "List": "list_",
    },
)


def __dir__() -> list[str]:
    return __all__
