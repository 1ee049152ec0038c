"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, integer, object_

Point: Check = object_({"x": integer(), "y": integer()}, required=["x"])
