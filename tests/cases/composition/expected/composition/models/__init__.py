"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .alone import Alone
    from .cat import Cat
    from .dog import Dog
    from .named import Named
    from .pet import AnyPet, Pet, decode_any_pet as decode_any_pet
    from .refined import Refined
    from .tracked import Tracked

__all__ = ["Alone", "AnyPet", "Cat", "Dog", "Named", "Pet", "Refined", "Tracked"]

__getattr__ = lazy(
    __name__,
    {
        "Alone": "alone",
        "AnyPet": "pet",
        "Cat": "cat",
        "Dog": "dog",
        "Named": "named",
        "Pet": "pet",
        "Refined": "refined",
        "Tracked": "tracked",
        "decode_any_pet": "pet",
    },
)


def __dir__() -> list[str]:
    return __all__
