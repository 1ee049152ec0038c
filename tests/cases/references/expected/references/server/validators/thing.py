"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, object_, ref, string
from .. import validators

Thing: Check = object_(
    {"id": string(min_length=1), "box": ref(lambda: validators.Box)}, required=["id"]
)
