"""Bodies, version 1."""

# Modules refer to each other through this package, whose names are imported when they are used.
# pyright: reportImportCycles=false

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.lazy import lazy

if TYPE_CHECKING:
    from . import models as models
    from ._runtime.async_transport import AsyncStream as AsyncStream
    from ._runtime.codec import DecodeError as DecodeError
    from ._runtime.errors import (
        ApiError as ApiError,
        AuthenticationError as AuthenticationError,
        BadRequestError as BadRequestError,
        ClientError as ClientError,
        ConflictError as ConflictError,
        InvalidResponseError as InvalidResponseError,
        MissingCredentialsError as MissingCredentialsError,
        NotFoundError as NotFoundError,
        PermissionDeniedError as PermissionDeniedError,
        RateLimitError as RateLimitError,
        RedirectionError as RedirectionError,
        ServerError as ServerError,
        TransportError as TransportError,
        TransportTimeoutError as TransportTimeoutError,
        UnprocessableEntityError as UnprocessableEntityError,
    )
    from ._runtime.files import File as File
    from ._runtime.paging import AsyncPage as AsyncPage, Page as Page
    from ._runtime.requests import (
        Request as Request,
        RequestOptions as RequestOptions,
        Response as Response,
    )
    from ._runtime.retries import Retries as Retries
    from ._runtime.sync_transport import Stream as Stream
    from ._runtime.transport import (
        HttpRequest as HttpRequest,
        HttpResponse as HttpResponse,
    )
    from ._runtime.unset import UNSET as UNSET, Unset as Unset
    from .client import AsyncClient as AsyncClient, Client as Client

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
