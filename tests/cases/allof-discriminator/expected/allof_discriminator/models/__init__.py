"""The models of the API, each imported when it is first used."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .boat import Boat
    from .car import Car
    from .either import Either, decode_either as decode_either
    from .truck import Truck
    from .vehicle import AnyVehicle, Vehicle, decode_any_vehicle as decode_any_vehicle

__all__ = ["AnyVehicle", "Boat", "Car", "Either", "Truck", "Vehicle"]

__getattr__ = lazy(
    __name__,
    {
        "AnyVehicle": "vehicle",
        "Boat": "boat",
        "Car": "car",
        "Either": "either",
        "Truck": "truck",
        "Vehicle": "vehicle",
        "decode_any_vehicle": "vehicle",
        "decode_either": "either",
    },
)


def __dir__() -> list[str]:
    return __all__
