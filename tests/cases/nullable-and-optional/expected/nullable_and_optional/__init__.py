"""Absent and null, version 1."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.lazy import lazy

if TYPE_CHECKING:
    from . import models as models
    from ._runtime.async_streams import AsyncRawStream, AsyncStream, Opening
    from ._runtime.auth import AsyncBasicSecret, AsyncSecret, BasicSecret, Secret
    from ._runtime.codec import DecodeError
    from ._runtime.errors import (
        ApiError,
        AuthenticationError,
        BadRequestError,
        ClientError,
        ConflictError,
        DeadlineExceededError,
        InvalidRequestError,
        InvalidResponseError,
        MissingCredentialsError,
        NotFoundError,
        PagingError,
        PermissionDeniedError,
        RateLimitError,
        RedirectionError,
        ResponseTooLargeError,
        ServerError,
        StreamError,
        TokenError,
        TransportError,
        TransportTimeoutError,
        UnprocessableEntityError,
    )
    from ._runtime.exchange import (
        AsyncMiddleware,
        AsyncSend,
        HttpRequest,
        HttpResponse,
        Middleware,
        Send,
    )
    from ._runtime.files import File
    from ._runtime.paging import AsyncPage, AsyncPager, Page
    from ._runtime.requests import (
        PageRequest,
        Request,
        RequestOptions,
        Response,
        StreamRequest,
    )
    from ._runtime.retries import Retries
    from ._runtime.settings import Limits, Timeout
    from ._runtime.sync_streams import RawStream, Stream
    from ._runtime.unset import UNSET, Unset
    from ._runtime.uploads import AsyncUploadable, Upload, Uploadable
    from .client import AsyncClient, Client

__all__ = [
    "ApiError",
    "AsyncBasicSecret",
    "AsyncClient",
    "AsyncMiddleware",
    "AsyncPage",
    "AsyncPager",
    "AsyncRawStream",
    "AsyncSecret",
    "AsyncSend",
    "AsyncStream",
    "AsyncUploadable",
    "AuthenticationError",
    "BadRequestError",
    "BasicSecret",
    "Client",
    "ClientError",
    "ConflictError",
    "DeadlineExceededError",
    "DecodeError",
    "File",
    "HttpRequest",
    "HttpResponse",
    "InvalidRequestError",
    "InvalidResponseError",
    "Limits",
    "Middleware",
    "MissingCredentialsError",
    "NotFoundError",
    "Opening",
    "Page",
    "PageRequest",
    "PagingError",
    "PermissionDeniedError",
    "RateLimitError",
    "RawStream",
    "RedirectionError",
    "Request",
    "RequestOptions",
    "Response",
    "ResponseTooLargeError",
    "Retries",
    "Secret",
    "Send",
    "ServerError",
    "Stream",
    "StreamError",
    "StreamRequest",
    "Timeout",
    "TokenError",
    "TransportError",
    "TransportTimeoutError",
    "UNSET",
    "UnprocessableEntityError",
    "Unset",
    "Upload",
    "Uploadable",
    "models",
]

__getattr__ = lazy(
    __name__,
    {
        "ApiError": "_runtime.errors",
        "AsyncBasicSecret": "_runtime.auth",
        "AsyncClient": "client",
        "AsyncMiddleware": "_runtime.exchange",
        "AsyncPage": "_runtime.paging",
        "AsyncPager": "_runtime.paging",
        "AsyncRawStream": "_runtime.async_streams",
        "AsyncSecret": "_runtime.auth",
        "AsyncSend": "_runtime.exchange",
        "AsyncStream": "_runtime.async_streams",
        "AsyncUploadable": "_runtime.uploads",
        "AuthenticationError": "_runtime.errors",
        "BadRequestError": "_runtime.errors",
        "BasicSecret": "_runtime.auth",
        "Client": "client",
        "ClientError": "_runtime.errors",
        "ConflictError": "_runtime.errors",
        "DeadlineExceededError": "_runtime.errors",
        "DecodeError": "_runtime.codec",
        "File": "_runtime.files",
        "HttpRequest": "_runtime.exchange",
        "HttpResponse": "_runtime.exchange",
        "InvalidRequestError": "_runtime.errors",
        "InvalidResponseError": "_runtime.errors",
        "Limits": "_runtime.settings",
        "Middleware": "_runtime.exchange",
        "MissingCredentialsError": "_runtime.errors",
        "NotFoundError": "_runtime.errors",
        "Opening": "_runtime.async_streams",
        "Page": "_runtime.paging",
        "PageRequest": "_runtime.requests",
        "PagingError": "_runtime.errors",
        "PermissionDeniedError": "_runtime.errors",
        "RateLimitError": "_runtime.errors",
        "RawStream": "_runtime.sync_streams",
        "RedirectionError": "_runtime.errors",
        "Request": "_runtime.requests",
        "RequestOptions": "_runtime.requests",
        "Response": "_runtime.requests",
        "ResponseTooLargeError": "_runtime.errors",
        "Retries": "_runtime.retries",
        "Secret": "_runtime.auth",
        "Send": "_runtime.exchange",
        "ServerError": "_runtime.errors",
        "Stream": "_runtime.sync_streams",
        "StreamError": "_runtime.errors",
        "StreamRequest": "_runtime.requests",
        "Timeout": "_runtime.settings",
        "TokenError": "_runtime.errors",
        "TransportError": "_runtime.errors",
        "TransportTimeoutError": "_runtime.errors",
        "UNSET": "_runtime.unset",
        "UnprocessableEntityError": "_runtime.errors",
        "Unset": "_runtime.unset",
        "Upload": "_runtime.uploads",
        "Uploadable": "_runtime.uploads",
        "models": "",
    },
)


def __dir__() -> list[str]:
    return __all__
