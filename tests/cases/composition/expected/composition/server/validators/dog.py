"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, nullable, object_, string

Dog: Check = object_(
    {
        "species": string(),
        "name": string(),
        "id": string(format="uuid"),
        "secret": string(),
        "bark": nullable(string()),
    },
    required=["species", "name", "bark"],
)
