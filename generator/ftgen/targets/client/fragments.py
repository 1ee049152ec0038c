"""What the modules of the client share: functions as views, and where what they name comes from."""

from __future__ import annotations

from dataclasses import dataclass

NAMES = {
    "models": "..",
    **dict.fromkeys(
        (
            *("arguments", "bodies", "codec", "forms", "paging"),
            *("parameter_parsing", "parameters", "replies"),
            *("streaming", "text_replies"),
        ),
        ".._runtime",
    ),
    **dict.fromkeys(
        ("PageRequest", "Readers", "Request", "StreamRequest"), ".._runtime.requests"
    ),
    "UNSET": ".._runtime.unset",
    "Unset": ".._runtime.unset",
}
"""What the client's code may name of its package, and where it comes from."""

TYPE_NAMES = {
    "AsyncRawStream": ".._runtime.async_streams",
    "AsyncStream": ".._runtime.async_streams",
    "Opening": ".._runtime.async_streams",
    "AsyncTransport": ".._runtime.async_transport",
    "AsyncPager": ".._runtime.paging",
    "Page": ".._runtime.paging",
    "RequestOptions": ".._runtime.requests",
    "RawStream": ".._runtime.sync_streams",
    "Stream": ".._runtime.sync_streams",
    "SyncTransport": ".._runtime.sync_transport",
    "AsyncUploadable": ".._runtime.uploads",
    "Uploadable": ".._runtime.uploads",
}
"""What only annotations name."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its head up to the colon, its docstring, and the statements below, each a finished fragment.

    Head and statements are laid out already, and indented.
    """

    header: str
    docstring: str
    lines: tuple[str, ...]
