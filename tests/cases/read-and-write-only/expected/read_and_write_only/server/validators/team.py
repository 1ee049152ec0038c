"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, object_, string

TeamRequest: Check = object_({"name": string()}, required=["name"])
