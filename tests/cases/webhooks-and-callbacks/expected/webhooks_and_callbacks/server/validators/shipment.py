"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, object_, string

Shipment: Check = object_({"id": string()}, required=["id"])
