"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, number, object_, string

Square: Check = object_(
    {"kind": string(), "side": number(exclusive_minimum=0)}, required=["kind", "side"]
)
