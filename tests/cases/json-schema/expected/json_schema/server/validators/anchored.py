"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, object_, string

There: Check = object_({"deep": string()})
