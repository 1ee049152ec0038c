"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, integer, object_, string

Search: Check = object_({"title": string(), "limit": integer()})
