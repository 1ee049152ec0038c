"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, number, object_, string

Circle: Check = object_(
    {"kind": string(), "radius": number(exclusive_minimum=0)},
    required=["kind", "radius"],
)
