"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import Check, array, integer, object_, ref, string

PostFilesRequest: Check = object_(
    {
        "file": string(format="binary"),
        "more": array(string(format="binary")),
        "meta": ref(lambda: PostFilesRequestMeta),
        "count": integer(),
    },
    required=["file"],
)
PostFilesRequestMeta: Check = object_({"title": string()})
