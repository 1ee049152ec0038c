"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, integer, object_, ref, string, tagged
from .. import validators

AnyVehicle: Check = tagged(
    "type",
    {"Car": ref(lambda: validators.Car), "truck": ref(lambda: validators.Truck)},
    fallback=ref(lambda: Vehicle),
)
Vehicle: Check = object_({"type": string(), "wheels": integer()}, required=["type"])
