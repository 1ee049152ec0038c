"""Fine-tuning API, version 2.3.0."""

# Modules refer to each other through this package; names are imported when used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.lazy import lazy

if TYPE_CHECKING:
    from . import models as models
    from ._runtime.async_transport import AsyncStream
    from ._runtime.codec import DecodeError
    from ._runtime.errors import (
        ApiError,
        AuthenticationError,
        BadRequestError,
        ClientError,
        ConflictError,
        InvalidResponseError,
        MissingCredentialsError,
        NotFoundError,
        PermissionDeniedError,
        RateLimitError,
        RedirectionError,
        ServerError,
        TransportError,
        TransportTimeoutError,
        UnprocessableEntityError,
    )
    from ._runtime.files import File
    from ._runtime.paging import AsyncPage, Page
    from ._runtime.requests import Request, RequestOptions, Response
    from ._runtime.retries import Retries
    from ._runtime.sync_transport import Stream
    from ._runtime.transport import HttpRequest, HttpResponse
    from ._runtime.unset import UNSET, Unset
    from .client import AsyncClient, Client

__all__ = [
    "ApiError",
    "AsyncClient",
    "AsyncPage",
    "AsyncStream",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "ClientError",
    "ConflictError",
    "DecodeError",
    "File",
    "HttpRequest",
    "HttpResponse",
    "InvalidResponseError",
    "MissingCredentialsError",
    "NotFoundError",
    "Page",
    "PermissionDeniedError",
    "RateLimitError",
    "RedirectionError",
    "Request",
    "RequestOptions",
    "Response",
    "Retries",
    "ServerError",
    "Stream",
    "TransportError",
    "TransportTimeoutError",
    "UNSET",
    "UnprocessableEntityError",
    "Unset",
    "models",
]

__getattr__ = lazy(
    __name__,
    {
        "ApiError": "_runtime.errors",
        "AsyncClient": "client",
        "AsyncPage": "_runtime.paging",
        "AsyncStream": "_runtime.async_transport",
        "AuthenticationError": "_runtime.errors",
        "BadRequestError": "_runtime.errors",
        "Client": "client",
        "ClientError": "_runtime.errors",
        "ConflictError": "_runtime.errors",
        "DecodeError": "_runtime.codec",
        "File": "_runtime.files",
        "HttpRequest": "_runtime.transport",
        "HttpResponse": "_runtime.transport",
        "InvalidResponseError": "_runtime.errors",
        "MissingCredentialsError": "_runtime.errors",
        "NotFoundError": "_runtime.errors",
        "Page": "_runtime.paging",
        "PermissionDeniedError": "_runtime.errors",
        "RateLimitError": "_runtime.errors",
        "RedirectionError": "_runtime.errors",
        "Request": "_runtime.requests",
        "RequestOptions": "_runtime.requests",
        "Response": "_runtime.requests",
        "Retries": "_runtime.retries",
        "ServerError": "_runtime.errors",
        "Stream": "_runtime.sync_transport",
        "TransportError": "_runtime.errors",
        "TransportTimeoutError": "_runtime.errors",
        "UNSET": "_runtime.unset",
        "UnprocessableEntityError": "_runtime.errors",
        "Unset": "_runtime.unset",
        "models": "",
    },
)


def __dir__() -> list[str]:
    return __all__
