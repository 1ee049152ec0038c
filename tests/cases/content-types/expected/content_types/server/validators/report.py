"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, object_, string

Report: Check = object_({"title": string()}, required=["title"])
