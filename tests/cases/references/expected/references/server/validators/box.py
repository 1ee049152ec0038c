"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, integer, object_, ref
from .. import validators

Box: Check = object_(
    {"content": ref(lambda: validators.Thing), "size": integer(minimum=1)}
)
