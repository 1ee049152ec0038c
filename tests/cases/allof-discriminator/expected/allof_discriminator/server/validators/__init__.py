"""What requests must satisfy, by model."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.lazy import lazy

if TYPE_CHECKING:
    from .car import Car
    from .truck import Truck
    from .vehicle import AnyVehicle, Vehicle

__all__ = ["AnyVehicle", "Car", "Truck", "Vehicle"]

__getattr__ = lazy(
    __name__,
    {
        "AnyVehicle": "vehicle",
        "Car": "car",
        "Truck": "truck",
        "Vehicle": "vehicle",
    },
)


def __dir__() -> list[str]:
    return __all__
