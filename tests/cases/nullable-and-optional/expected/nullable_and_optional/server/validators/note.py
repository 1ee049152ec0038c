"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, integer, nullable, object_, string

Note: Check = object_(
    {
        "text": string(min_length=1),
        "folder": nullable(string()),
        "title": string(),
        "reminder": nullable(string(format="date-time")),
        "priority": integer(minimum=1, maximum=5),
        "color": nullable(string()),
    },
    required=["text", "folder"],
    additional=None,
)
