"""What the server's code may name of its package, and where it comes from."""

from __future__ import annotations

NAMES = {
    "models": "..",
    "parameters": ".._runtime",
    "Downloadable": ".._runtime.file_replies",
    **dict.fromkeys(
        ("Answer", "Context", "Items", "P_contra", "Reply"), ".._runtime.handling"
    ),
    "Fields": ".._runtime.headers",
    "sent": ".._runtime.headers",
    **dict.fromkeys(
        (
            *("Body", "Content", "Operation", "Part", "cookie", "header"),
            *("json_body", "json_content", "path", "query", "querystring"),
        ),
        ".._runtime.operations",
    ),
    "HTTPError": ".._runtime.problems",
    "UploadedFile": ".._runtime.spooling",
    "UNSET": ".._runtime.unset",
    "Unset": ".._runtime.unset",
}
