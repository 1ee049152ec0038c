"""What a call can raise.

``ClientError`` is the root of it all. ``ApiError`` is an answer that says that the call failed; its
subclasses go by status. ``TransportError`` is no answer at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any


class ClientError(Exception):
    """Raised when a call has not brought what it should have."""

    def __reduce__(self) -> Any:
        """Errors are copied and cross processes by what they hold, whatever their constructor asks for."""
        return _restored, (type(self), self.args, vars(self))


def _restored(
    kind: type[ClientError], arguments: tuple[Any, ...], state: dict[str, Any]
) -> ClientError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(state)
    return error


class MissingCredentialsError(ClientError):
    """Raised before anything is sent: the operation needs credentials that the client was not given."""


class InvalidRequestError(ClientError):
    """Raised before anything is sent: what was asked for cannot be written as an HTTP request."""


class TokenError(ClientError):
    """Raised before anything is sent: the authorization server has given no token."""


class PagingError(ClientError):
    """Raised when a list goes round in circles: a page leads to one that was there before."""


class TransportError(ClientError):
    """Raised when no answer has come; ``sent`` is False where the request cannot have reached the server."""

    def __init__(self, message: str, *, sent: bool = True) -> None:
        super().__init__(message)
        self.sent = sent


class TransportTimeoutError(TransportError):
    """Raised when no answer has come in time."""


class DeadlineExceededError(TransportTimeoutError):
    """Raised when a call with all its tries and waits has taken longer than its deadline."""


class InvalidResponseError(ClientError):
    """Raised when an answer that says success is not what the description promises; see its ``__cause__``.

    ``content`` are the octets that could not be read: the whole body, or one item of a stream.
    """

    def __init__(
        self, message: str, status: int, headers: Mapping[str, str], content: bytes
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers
        self.content = content


class ResponseTooLargeError(InvalidResponseError):
    """Raised when an answer, or one item of a stream, is larger than the client's limits allow."""


class ApiError(ClientError):
    """Raised when the answer is an error.

    ``body`` is decoded as the description says for the status; where it says nothing or the answer does not
    keep to it, ``body`` is text or octets as they came. ``content`` are always the octets. The message has the
    start of them, without ``secrets``.
    """

    def __init__(
        self,
        call: str,
        status: int,
        headers: Mapping[str, str],
        body: Any,
        content: bytes,
        secrets: Iterable[str] = (),
    ) -> None:
        told = _excerpt(content, secrets)
        super().__init__(f"{call} answered {_title(status)}{told}")
        self.status = status
        self.headers = headers
        self.body = body
        self.content = content

    @property
    def request_id(self) -> str | None:
        """What the service calls this request, to be quoted when asking for help; None where it does not say."""
        return self.headers.get("x-request-id") or self.headers.get("request-id")


class StreamError(ApiError):
    """Raised when a service breaks off a stream with an error of its own; ``status`` is that of the stream."""

    def __init__(
        self,
        call: str,
        status: int,
        headers: Mapping[str, str],
        body: Any,
        content: bytes,
        secrets: Iterable[str] = (),
    ) -> None:
        super().__init__(call, status, headers, body, content)
        self.args = (f"{call} broke off with an error{_excerpt(content, secrets)}",)


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


def without_frames(error: BaseException) -> BaseException:
    """An error without the frames it went through: their variables hold what was sent and answered."""
    found: BaseException | None = error
    while found is not None:
        found.__traceback__ = None
        found = found.__cause__ or found.__context__
    return error


def concealed(text: str, secrets: Iterable[str]) -> str:
    """A text without the secrets that it repeats."""
    for each in secrets:
        text = text.replace(each, "…")
    return text


def _excerpt(content: bytes, secrets: Iterable[str]) -> str:
    """The start of a body on one line, without what would steer a terminal, and without secrets."""
    start = concealed(content[:10_000].decode("utf-8", "replace"), secrets)
    text = " ".join(start.split())
    shown = "".join(c if c.isprintable() else "\ufffd" for c in text[:300])
    return f": {shown}" if shown else ""
