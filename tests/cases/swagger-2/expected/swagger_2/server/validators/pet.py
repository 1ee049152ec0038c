"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, object_, ref, string

Pet: Check = object_(
    {"name": string(), "born": string(format="date"), "mother": ref(lambda: Pet)},
    required=["name"],
)
