"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, array, integer, number, object_, string

Thing: Check = object_(
    {
        "day": string(format="date"),
        "moment": string(format="date-time"),
        "clock": string(format="time"),
        "span": string(format="duration"),
        "id": string(format="uuid"),
        "price": string(format="decimal"),
        "blob": string(format="byte"),
        "coded": string(format="byte"),
        "link": string(),
        "mail": string(),
        "odd": string(),
        "big": integer(),
        "small": integer(multiple_of=5),
        "ratio": number(minimum=0, maximum=1),
        "days": array(string(format="date")),
        "by_day": object_(additional=string(format="date-time")),
    },
    required=["day", "moment"],
)
