"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import (
    Check,
    anything,
    array,
    integer,
    nullable,
    number,
    object_,
    ref,
    string,
)
from .. import validators

Box: Check = object_(
    {
        "strings": array(string(), min_items=1, max_items=3, unique=True),
        "matrix": array(array(number())),
        "maybe": array(nullable(string())),
        "pair": array(
            anything(), prefix=[string(), integer()], min_items=2, max_items=2
        ),
        "anything": array(anything()),
        "counts": object_(additional=integer(minimum=0), min_properties=1),
        "items": object_(additional=ref(lambda: validators.Item)),
        "free": object_(),
        "named": object_(additional=string(), names=r"^[a-z]+\Z"),
    }
)
