"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, array, object_, ref, string
from .. import validators

SendPartsRequest: Check = object_(
    {
        "image": string(),
        "meta": ref(lambda: validators.Meta),
        "pages": array(string(format="binary")),
        "tags": array(string()),
        "at": string(format="date-time"),
    },
    required=["image", "meta"],
)
