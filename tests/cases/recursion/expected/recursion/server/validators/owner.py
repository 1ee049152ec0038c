"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, object_, ref
from .. import validators

Owner: Check = object_({"trees": object_(additional=ref(lambda: validators.Tree))})
