"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, integer, number, object_, string

Truck: Check = object_(
    {"type": string(), "wheels": integer(), "load": number()}, required=["type", "load"]
)
