"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, object_, ref, string
from .. import validators

UserRequest: Check = object_(
    {
        "name": string(),
        "password": string(min_length=8),
        "team": ref(lambda: validators.TeamRequest),
    },
    required=["name", "password"],
)
