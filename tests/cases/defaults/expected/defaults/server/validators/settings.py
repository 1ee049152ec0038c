"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import (
    Check,
    array,
    boolean,
    integer,
    literal,
    nullable,
    number,
    object_,
    string,
)

Settings: Check = object_(
    {
        "name": string(min_length=1, max_length=20, pattern=r"^[a-z][a-z0-9-]*\Z"),
        "level": integer(minimum=1, maximum=10, multiple_of=1),
        "ratio": number(),
        "enabled": boolean(),
        "nothing": nullable(string()),
        "tags": array(string(), unique=True),
        "options": object_(additional=string()),
        "at": string(format="date-time"),
        "mode": literal("fast", "safe"),
    },
    min_properties=1,
)
