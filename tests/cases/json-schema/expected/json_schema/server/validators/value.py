"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import (
    Check,
    anything,
    boolean,
    integer,
    literal,
    nullable,
    object_,
    ref,
    string,
    union,
)
from .. import validators

Part: Check = object_({"n": integer()}, required=["n"])
Value: Check = object_(
    {
        "version": literal(2),
        "part": ref(lambda: Part),
        "anchored": ref(lambda: validators.There),
        "anything": anything(),
        "several": nullable(union(string(), integer(), boolean())),
        "odd": anything(),
        "card": string(),
        "billing": string(),
        "markup": string(),
        "sample": string(),
    },
    required=["version"],
    patterns={"^x-": string()},
    dependent={"card": ["billing"]},
)
