"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, integer, object_, string

Car: Check = object_(
    {"type": string(), "wheels": integer(), "doors": integer()}, required=["type"]
)
