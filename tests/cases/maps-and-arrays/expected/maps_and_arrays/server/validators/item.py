"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, integer, object_, string

Item: Check = object_({"name": string()}, additional=integer())
