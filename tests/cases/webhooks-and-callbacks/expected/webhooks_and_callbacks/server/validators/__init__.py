"""What requests must satisfy, by model."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.lazy import lazy

if TYPE_CHECKING:
    from .place_order_request import PlaceOrderRequest
    from .shipment import Shipment
    from .stock import Stock

__all__ = ["PlaceOrderRequest", "Shipment", "Stock"]

__getattr__ = lazy(
    __name__,
    {
        "PlaceOrderRequest": "place_order_request",
        "Shipment": "shipment",
        "Stock": "stock",
    },
)


def __dir__() -> list[str]:
    return __all__
