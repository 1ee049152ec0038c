"""The boundary to httpx2: whatever it and the libraries below it raise becomes a ClientError of the right kind."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import TracebackType
from typing import ClassVar, Protocol

import httpx2

from .errors import (
    ClientError,
    DeadlineExceededError,
    InvalidRequestError,
    TransportError,
    TransportTimeoutError,
    without_frames,
)
from .uploads import SourceError

_UNSENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
)
_UNSENDABLE = (
    httpx2.InvalidURL,
    httpx2.LocalProtocolError,
    httpx2.UnsupportedProtocol,
    ValueError,
    TypeError,
    OverflowError,
)
_NO_ANSWER = (httpx2.HTTPError, httpx2.StreamError, OSError, RuntimeError, EOFError)
_BELOW = frozenset(
    ("anyio", "h11", "h2", "httpcore2", "socksio", "ssl", "trio", "zlib")
)


class Sent(Protocol):
    """What the messages and the deadline of a request come from."""

    expires: float | None

    @property
    def call(self) -> str:
        """The request in a few words."""
        ...

    def left(self) -> float | None:
        """The seconds until the deadline."""
        ...


class Translated:
    """Raises what a failure in here means to a caller; what the source of a body raised comes out as it is."""

    __slots__ = ("_http",)
    has_answer: ClassVar[bool] = False

    def __init__(self, http: Sent) -> None:
        self._http = http

    def __enter__(self) -> None:
        """Nothing is to be done before."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if not isinstance(error, Exception) or isinstance(error, ClientError):
            return
        if isinstance(error, SourceError):
            raise error.cause from None
        meaning = _meaning(error, self._http, has_answer=self.has_answer)
        if meaning is not None:
            raise meaning from without_frames(error)


class Answered(Translated):
    """The same once an answer has begun: what fails then has been sent."""

    __slots__ = ()
    has_answer = True


def until_deadline(http: Sent) -> AbstractContextManager[None]:
    """Cancels what is awaited in here when the call has to be over, and raises DeadlineExceededError then."""
    left = http.left()
    return nullcontext() if left is None else _until(http, left)


@contextmanager
def _until(http: Sent, left: float) -> Iterator[None]:
    from anyio import fail_after

    try:
        with fail_after(left):
            yield
    except TimeoutError:
        raise DeadlineExceededError(f"{http.call} has passed its deadline") from None


def _meaning(error: Exception, http: Sent, *, has_answer: bool) -> ClientError | None:
    kind, call = type(error).__name__, http.call
    sent = has_answer or not isinstance(error, _UNSENT)
    if isinstance(error, httpx2.TimeoutException):
        if http.expires is not None and time.monotonic() >= http.expires:
            return DeadlineExceededError(f"{call} has passed its deadline")
        return TransportTimeoutError(f"{call} timed out ({kind})", sent=sent)
    if isinstance(error, (httpx2.StreamConsumed, httpx2.StreamClosed)):
        return ClientError(f"the answer to {call} has been read, or closed, already")
    is_request = isinstance(error, _UNSENDABLE) and not isinstance(error, OSError)
    if is_request and not has_answer:
        is_told = not isinstance(error, httpx2.LocalProtocolError)
        reason = (str(error) or kind) if is_told else kind
        return InvalidRequestError(f"{call} cannot be sent: {reason}")
    is_below = type(error).__module__.partition(".")[0].lstrip("_") in _BELOW
    if is_request or is_below or isinstance(error, (*_NO_ANSWER, ExceptionGroup)):
        return TransportError(f"{call} failed: {str(error) or kind}", sent=sent)
    return None
