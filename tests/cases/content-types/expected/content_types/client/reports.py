"""Reports: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from .. import models
from .._runtime import bodies, codec, replies
from .._runtime.requests import Readers, Request
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport

_ERRORS: Readers[Any] = {
    304: replies.nothing,
    "5XX": replies.json(lambda value: models.Problem.from_dict(value)),
    "default": replies.json(lambda value: models.Problem.from_dict(value)),
}


class ReportsRequests:
    """The requests of Reports as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def make_report(
        body: models.Report | str | Unset = UNSET,
        *,
        content_type: Literal[
            "application/json", "application/vnd.report.v2+json", "text/csv"
        ] = "application/json",
    ) -> Request[models.Report | str | bytes | None]:
        """POST /reports"""
        return Request(
            method="POST",
            path="/reports",
            operation="make_report",
            body=bodies.chosen(
                body,
                content_type,
                {
                    "application/json": lambda value: bodies.json(codec.encode(value)),
                    "application/vnd.report.v2+json": lambda value: bodies.json(
                        codec.encode(value), "application/vnd.report.v2+json"
                    ),
                    "text/csv": lambda value: bodies.text(value, "text/csv"),
                },
            ),
            accept="application/json, text/csv, application/xml, application/pdf",
            success={
                200: replies.by_media_type(
                    {
                        "application/json": replies.json(models.Report.from_dict),
                        "text/csv": replies.text(codec.string),
                        "application/xml": replies.text(codec.string),
                        "application/pdf": replies.octets,
                    }
                ),
                202: replies.nothing,
            },
            errors=_ERRORS,
        )

    @staticmethod
    def put_anything(body: bytes | Unset = UNSET) -> Request[bytes]:
        """PUT /raw"""
        return Request(
            method="PUT",
            path="/raw",
            operation="put_anything",
            body=None if body is UNSET else bodies.octets(body),
            accept="*/*",
            success={200: replies.octets},
        )


class ReportsClient:
    """Reports."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def make_report(
        self,
        body: models.Report | str | Unset = UNSET,
        *,
        content_type: Literal[
            "application/json", "application/vnd.report.v2+json", "text/csv"
        ] = "application/json",
        options: RequestOptions | None = None,
    ) -> models.Report | str | bytes | None:
        """POST /reports.

        Args:
            content_type: The media type that the body is sent as.

        Raises:
            RedirectionError: 304: As before.
            ServerError: 5XX: Broken.
            ApiError: default: Refused.
        """
        request = ReportsRequests.make_report(body, content_type=content_type)
        return self._client.send(request, options).body

    def put_anything(
        self, body: bytes | Unset = UNSET, *, options: RequestOptions | None = None
    ) -> bytes:
        """PUT /raw."""
        request = ReportsRequests.put_anything(body)
        return self._client.send(request, options).body


class AsyncReportsClient:
    """Reports."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def make_report(
        self,
        body: models.Report | str | Unset = UNSET,
        *,
        content_type: Literal[
            "application/json", "application/vnd.report.v2+json", "text/csv"
        ] = "application/json",
        options: RequestOptions | None = None,
    ) -> models.Report | str | bytes | None:
        """POST /reports.

        Args:
            content_type: The media type that the body is sent as.

        Raises:
            RedirectionError: 304: As before.
            ServerError: 5XX: Broken.
            ApiError: default: Refused.
        """
        request = ReportsRequests.make_report(body, content_type=content_type)
        return (await self._client.send(request, options)).body

    async def put_anything(
        self, body: bytes | Unset = UNSET, *, options: RequestOptions | None = None
    ) -> bytes:
        """PUT /raw."""
        request = ReportsRequests.put_anything(body)
        return (await self._client.send(request, options)).body
