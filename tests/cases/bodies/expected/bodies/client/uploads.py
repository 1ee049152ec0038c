"""Uploads: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .. import models
from .._runtime import bodies, codec, forms, replies
from .._runtime.requests import Request
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class UploadsRequests:
    """The requests of Uploads as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def post_form(body: models.PostFormRequest) -> Request[None]:
        """POST /form"""
        return Request(
            method="POST",
            path="/form",
            operation="post_form",
            body=bodies.form(
                body, {"tags": forms.Encoding(style="form", explode=False)}
            ),
            accept="*/*",
            success={204: replies.nothing},
        )

    @staticmethod
    def post_files(body: models.PostFilesRequest) -> Request[None]:
        """POST /files"""
        return Request(
            method="POST",
            path="/files",
            operation="post_files",
            body=bodies.multipart(
                body, {"file": forms.Encoding(content_type="image/png")}
            ),
            accept="*/*",
            success={204: replies.nothing},
        )

    @staticmethod
    def put_raw(body: bytes | Unset = UNSET) -> Request[bytes]:
        """PUT /raw"""
        return Request(
            method="PUT",
            path="/raw",
            operation="put_raw",
            body=None if body is UNSET else bodies.octets(body),
            accept="application/octet-stream",
            success={200: replies.octets},
        )

    @staticmethod
    def put_text(body: str) -> Request[str]:
        """PUT /text"""
        return Request(
            method="PUT",
            path="/text",
            operation="put_text",
            body=bodies.text(body),
            accept="text/plain",
            success={200: replies.text(codec.string)},
        )

    @staticmethod
    def post_several(
        body: models.Point | Unset = UNSET,
        *,
        content_type: Literal[
            "application/json",
            "application/vnd.example+json",
            "application/x-www-form-urlencoded",
        ] = "application/json",
    ) -> Request[None]:
        """POST /several"""
        return Request(
            method="POST",
            path="/several",
            operation="post_several",
            body=bodies.chosen(
                body,
                content_type,
                {
                    "application/json": lambda value: bodies.json(codec.encode(value)),
                    "application/vnd.example+json": lambda value: bodies.json(
                        codec.encode(value), "application/vnd.example+json"
                    ),
                    "application/x-www-form-urlencoded": lambda value: bodies.form(
                        value
                    ),
                },
            ),
            accept="*/*",
            success={204: replies.nothing},
        )


class UploadsClient:
    """Uploads."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def post_form(
        self, body: models.PostFormRequest, *, options: RequestOptions | None = None
    ) -> None:
        """POST /form."""
        request = UploadsRequests.post_form(body)
        return self._client.send(request, options).body

    def post_files(
        self, body: models.PostFilesRequest, *, options: RequestOptions | None = None
    ) -> None:
        """POST /files."""
        request = UploadsRequests.post_files(body)
        return self._client.send(request, options).body

    def put_raw(
        self, body: bytes | Unset = UNSET, *, options: RequestOptions | None = None
    ) -> bytes:
        """PUT /raw."""
        request = UploadsRequests.put_raw(body)
        return self._client.send(request, options).body

    def put_text(self, body: str, *, options: RequestOptions | None = None) -> str:
        """PUT /text."""
        request = UploadsRequests.put_text(body)
        return self._client.send(request, options).body

    def post_several(
        self,
        body: models.Point | Unset = UNSET,
        *,
        content_type: Literal[
            "application/json",
            "application/vnd.example+json",
            "application/x-www-form-urlencoded",
        ] = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """POST /several.

        Args:
            content_type: The media type that the body is sent as.
        """
        request = UploadsRequests.post_several(body, content_type=content_type)
        return self._client.send(request, options).body


class AsyncUploadsClient:
    """Uploads."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def post_form(
        self, body: models.PostFormRequest, *, options: RequestOptions | None = None
    ) -> None:
        """POST /form."""
        request = UploadsRequests.post_form(body)
        return (await self._client.send(request, options)).body

    async def post_files(
        self, body: models.PostFilesRequest, *, options: RequestOptions | None = None
    ) -> None:
        """POST /files."""
        request = UploadsRequests.post_files(body)
        return (await self._client.send(request, options)).body

    async def put_raw(
        self, body: bytes | Unset = UNSET, *, options: RequestOptions | None = None
    ) -> bytes:
        """PUT /raw."""
        request = UploadsRequests.put_raw(body)
        return (await self._client.send(request, options)).body

    async def put_text(
        self, body: str, *, options: RequestOptions | None = None
    ) -> str:
        """PUT /text."""
        request = UploadsRequests.put_text(body)
        return (await self._client.send(request, options)).body

    async def post_several(
        self,
        body: models.Point | Unset = UNSET,
        *,
        content_type: Literal[
            "application/json",
            "application/vnd.example+json",
            "application/x-www-form-urlencoded",
        ] = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """POST /several.

        Args:
            content_type: The media type that the body is sent as.
        """
        request = UploadsRequests.post_several(body, content_type=content_type)
        return (await self._client.send(request, options)).body
