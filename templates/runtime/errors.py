"""What a call can raise.

``ClientError`` is the root of it all. ``ApiError`` is an answer that says that the call failed; its
subclasses go by status. ``TransportError`` is no answer at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any


class ClientError(Exception):
    """Raised when a call has not brought what it should have."""


class MissingCredentialsError(ClientError):
    """Raised before anything is sent: the operation needs credentials that the client was not given."""


class InvalidRequestError(ClientError):
    """Raised before anything is sent: what was asked for cannot be written as an HTTP request."""


class TransportError(ClientError):
    """Raised when no answer has come; ``sent`` is False where the request cannot have reached the server."""

    def __init__(self, message: str, *, sent: bool = True) -> None:
        super().__init__(message)
        self.sent = sent


class TransportTimeoutError(TransportError):
    """Raised when no answer has come in time."""


class InvalidResponseError(ClientError):
    """Raised when an answer that says success is not what the description promises; see its ``__cause__``."""

    def __init__(
        self, message: str, status: int, headers: Mapping[str, str], content: bytes
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers
        self.content = content


class ApiError(ClientError):
    """Raised when the answer is an error.

    ``body`` is decoded as the description says for the status; where it says nothing or the answer does not
    keep to it, ``body`` is text or octets as they came. ``content`` are always the octets.
    """

    def __init__(
        self,
        call: str,
        status: int,
        headers: Mapping[str, str],
        body: Any,
        content: bytes,
    ) -> None:
        super().__init__(f"{call} answered {_title(status)}{_excerpt(content)}")
        self.status = status
        self.headers = headers
        self.body = body
        self.content = content


class RedirectionError(ApiError):
    """3xx: the answer is somewhere else, or not modified."""


class BadRequestError(ApiError):
    """400: the request is malformed."""


class AuthenticationError(ApiError):
    """401: the credentials are missing or wrong."""


class PermissionDeniedError(ApiError):
    """403: the credentials do not allow this."""


class NotFoundError(ApiError):
    """404: there is no such thing."""


class ConflictError(ApiError):
    """409: the state of the thing does not allow this."""


class UnprocessableEntityError(ApiError):
    """422: the request is well-formed and makes no sense."""


class RateLimitError(ApiError):
    """429: too many requests."""


class ServerError(ApiError):
    """5xx: the server has failed."""


_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def error_class(status: int) -> type[ApiError]:
    """The class of the error that a status stands for."""
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    return {3: RedirectionError, 5: ServerError}.get(status // 100, ApiError)


def _title(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _excerpt(content: bytes) -> str:
    text = " ".join(content[:400].decode("utf-8", "replace").split())
    return f": {text[:300]}" if text else ""
