"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, ref, tagged
from .. import validators

Shape: Check = tagged(
    "kind",
    {
        "circle": ref(lambda: validators.Circle),
        "square": ref(lambda: validators.Square),
    },
)
