"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, object_, string

PlaceOrderRequest: Check = object_({"notify": string()}, required=["notify"])
