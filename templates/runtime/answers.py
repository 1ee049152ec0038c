"""What an answer means: a decoded body, or the error that it stands for."""

from __future__ import annotations

import logging
from typing import Any, TypeVar

from . import media, replies
from .codec import DecodeError
from .errors import (
    ApiError,
    InvalidResponseError,
    ResponseTooLargeError,
    StreamError,
    concealed,
    error_class,
    without_frames,
)
from .exchange import HttpResponse
from .notes import Notes
from .replies import Reader
from .requests import Readers, Request, Response, StreamRequest
from .streaming import ItemTooLargeError

T = TypeVar("T")

LOGGER = logging.getLogger((__package__ or "").removesuffix("._runtime"))
"""Named after the package; at WARNING it tells of answers that are not as described, without their values."""


def is_documented(request: Request[Any], status: int) -> bool:
    """Whether the description tells of a status, by itself or as one of a range."""
    return any(_reader(each, status) for each in (request.success, request.errors))


def _reader(readers: Readers[T], status: int) -> Reader[T] | None:
    return readers.get(status) or readers.get(f"{status // 100}XX")


def received(
    request: Request[T], response: HttpResponse, *, strict: bool
) -> Response[T]:
    """The decoded answer; raises the ApiError or InvalidResponseError that it means.

    An answer that is not as described is read as far as can be, and told of in the log; ``strict``, it is an
    InvalidResponseError.
    """
    notes = Notes(strict=strict)
    reader = success_reader(request, response)
    content, headers, status = response.content, response.headers, response.status
    try:
        body = reader(content, headers.get("content-type", ""), notes)
    except DecodeError as error:
        message = f"{request.call} answered {status} with a body"
        failure = _undescribed(message, response, content, error)
        content, headers = b"", {}  # tracebacks may show what they were
        raise failure from failure.__cause__
    for each in notes.deviations:
        what = each.message.partition(", found")[0]
        place = concealed(each.pointer or "/", response.request.secrets)
        LOGGER.warning("%s answered %s: %s: %s", request.call, status, place, what)
    return Response(status, headers, body, content, tuple(notes.deviations))


def success_reader(request: Request[T], response: HttpResponse) -> Reader[T]:
    """The reader of an answer that means success; raises the ApiError of one that does not.

    A status of 2xx that is not documented is read as the first one that is.
    """
    status = response.status
    reader = request.success.get(status) or _reader(request.success, status)
    if reader is not None:
        return reader
    if 200 <= status < 300:
        return next(iter(request.success.values()))
    raise api_error(request, response)


def require_stream(request: StreamRequest[Any, Any], response: HttpResponse) -> None:
    """Raise InvalidResponseError where what has come is of another media type: it might seem a stream of nothing."""
    stated = response.headers.get("content-type", "")
    if not stated or response.status == 204:
        return
    wanted = request.stream_accept
    if media.choose(stated, (wanted,)) is None and not _is_kin(stated, wanted):
        message = f"{request.call} answered with {stated}, not with {wanted}"
        raise InvalidResponseError(message, response.status, response.headers, b"")


def _is_kin(stated: str, wanted: str) -> bool:
    """Whether the two are names of JSON lines, of which there are several, or what has come is just octets."""
    names = [each.partition(";")[0].strip().lower() for each in (stated, wanted)]
    return names[1] != "text/event-stream" and names[0] not in (
        "text/html",
        "text/event-stream",
        "application/xhtml+xml",
    )


def api_error(request: Request[Any], response: HttpResponse) -> ApiError:
    """The error that an answer stands for, its body decoded as far as that can be done."""
    content, headers, status = response.content, response.headers, response.status
    body = error_body(request, status, content, headers.get("content-type", ""))
    secrets = response.request.secrets
    return error_class(status)(request.call, status, headers, body, content, secrets)


def stream_error(
    request: StreamRequest[Any, Any], response: HttpResponse, octets: bytes
) -> StreamError:
    """The error of the service that a stream ends with."""
    call, status, headers = request.call, response.status, response.headers
    body = error_body(request, 500, octets, "application/json")
    secrets = response.request.secrets
    return StreamError(call, status, headers, body, octets, secrets)


def item_error(
    request: StreamRequest[Any, Any],
    response: HttpResponse,
    octets: bytes,
    error: DecodeError,
) -> InvalidResponseError:
    """What the item of a stream that is none means: an answer that is not as described."""
    is_large = isinstance(error, ItemTooLargeError)
    kind = ResponseTooLargeError if is_large else InvalidResponseError
    message = f"{request.call} answered with a stream"
    return _undescribed(message, response, octets, error, kind)


def _undescribed(
    message: str,
    response: HttpResponse,
    octets: bytes,
    error: DecodeError,
    kind: type[InvalidResponseError] = InvalidResponseError,
) -> InvalidResponseError:
    """What an answer that is not as described means; its cause is missing where that would repeat a secret."""
    told = concealed(str(error), response.request.secrets)
    message = f"{message} that is not as described: {told}"
    failure = kind(message, response.status, response.headers, octets)
    failure.__cause__ = without_frames(error) if told == str(error) else None
    return failure


def error_body(
    request: Request[Any], status: int, content: bytes, content_type: str
) -> Any:
    """The body of an error, decoded as far as that can be done."""
    reader = (
        _reader(request.errors, status) or request.errors.get("default") or replies.raw
    )
    notes = Notes()
    try:
        return reader(content, content_type, notes)
    except DecodeError:
        return replies.raw(content, content_type, notes)
