"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, boolean, object_, string

Question: Check = object_({"text": string(), "stream": boolean()}, required=["text"])
