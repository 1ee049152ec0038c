"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, integer, object_

Stock: Check = object_({"left": integer()}, required=["left"])
