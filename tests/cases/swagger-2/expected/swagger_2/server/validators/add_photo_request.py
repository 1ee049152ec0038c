"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, object_, string

AddPhotoRequest: Check = object_(
    {"photo": string(format="binary"), "caption": string()}, required=["photo"]
)
