"""What statuses are called in Python."""

from __future__ import annotations

from http import HTTPStatus

from ftgen.naming import pascal_case, snake_case

_RENAMED = {
    413: "Content Too Large",
    414: "URI Too Long",
    416: "Range Not Satisfiable",
    422: "Unprocessable Content",
}
"""What RFC 9110 calls statuses that Python has other words for, in some of its versions."""

_RANGES = {
    "1": ("informational", "Informational"),
    "2": ("success", "Success"),
    "3": ("redirection", "Redirection"),
    "4": ("client_error", "ClientError"),
    "5": ("server_error", "ServerError"),
    "d": ("default", "DefaultError"),
}


def is_exact(status: str) -> bool:
    """Whether a status of a description is one status, no range of them."""
    return status.isdigit()


def function_name(status: str) -> str:
    """The function that answers with a status, a range or default: ``not_found``."""
    return (
        snake_case(_phrase(int(status)), fallback="status")
        if is_exact(status)
        else _RANGES[status[0]][0]
    )


def class_name(status: str) -> str:
    """The class of an error of a status, a range or default: ``NotFound``."""
    return (
        pascal_case(_phrase(int(status)), fallback="Status")
        if is_exact(status)
        else _RANGES[status[0]][1]
    )


def first_of(status: str) -> int:
    """The status that stands for a range: its first; 200 for default."""
    return 200 if status == "default" else int(status[0]) * 100


def _phrase(status: int) -> str:
    try:
        return _RENAMED.get(status) or HTTPStatus(status).phrase
    except ValueError:
        return f"status {status}"
