"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, array, object_, string

PostFormRequest: Check = object_(
    {"name": string(), "tags": array(string())}, required=["name"]
)
