"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, array, nullable, object_, ref, string
from .. import validators

Tree: Check = object_(
    {
        "name": string(),
        "parent": nullable(ref(lambda: Tree)),
        "children": array(ref(lambda: Tree)),
        "owner": ref(lambda: validators.Owner),
    },
    required=["name"],
)
