"""Jobs: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import models
from .._runtime import codec, parameters, replies, streaming
from .._runtime.requests import Readers, Request, StreamRequest

if TYPE_CHECKING:
    from .._runtime.async_streams import AsyncStream
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_streams import Stream
    from .._runtime.sync_transport import SyncTransport

_ERRORS: Readers[Any] = {
    404: replies.json(lambda value: models.Problem.from_dict(value)),
    "4XX": replies.json(lambda value: models.Problem.from_dict(value)),
    "default": replies.json(lambda value: models.Problem.from_dict(value)),
}


class JobsRequests:
    """The requests of Jobs as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def get_job(id: str) -> Request[models.Job | models.Queued | None]:
        """GET /jobs/{id}"""
        return Request(
            method="GET",
            path=f"/jobs/{parameters.segment(id)}",
            operation="get_job",
            template="/jobs/{id}",
            success={
                200: replies.json(models.Job.from_dict),
                202: replies.json(models.Queued.from_dict),
                204: replies.nothing,
            },
            errors=_ERRORS,
        )

    @staticmethod
    def get_log(id: str) -> Request[str | list[str]]:
        """GET /jobs/{id}/log"""
        return Request(
            method="GET",
            path=f"/jobs/{parameters.segment(id)}/log",
            operation="get_log",
            template="/jobs/{id}/log",
            accept="text/plain, application/json",
            success={
                200: replies.by_media_type(
                    {
                        "text/plain": replies.text(codec.string),
                        "application/json": replies.json(
                            lambda value: codec.strings(value)
                        ),
                    }
                )
            },
        )

    @staticmethod
    def watch_job(id: str) -> StreamRequest[list[models.Job], models.Job]:
        """GET /jobs/{id}/events"""
        return StreamRequest(
            method="GET",
            path=f"/jobs/{parameters.segment(id)}/events",
            operation="watch_job",
            template="/jobs/{id}/events",
            accept="text/event-stream",
            success={
                200: replies.items(
                    lambda: streaming.EventDataReader(models.Job.from_dict)
                )
            },
            stream_accept="text/event-stream",
            items=lambda: streaming.EventDataReader(models.Job.from_dict),
        )


class JobsClient:
    """Jobs."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def get_job(
        self, id: str, *, options: RequestOptions | None = None
    ) -> models.Job | models.Queued | None:
        """GET /jobs/{id}.

        Raises:
            NotFoundError: 404: Unknown.
            ApiError: 4XX: Refused.
            ApiError: default: Broken.
        """
        request = JobsRequests.get_job(id)
        return self._client.send(request, options).body

    def get_log(
        self, id: str, *, options: RequestOptions | None = None
    ) -> str | list[str]:
        """GET /jobs/{id}/log."""
        request = JobsRequests.get_log(id)
        return self._client.send(request, options).body

    def watch_job(
        self, id: str, *, options: RequestOptions | None = None
    ) -> Stream[models.Job]:
        """GET /jobs/{id}/events."""
        request = JobsRequests.watch_job(id)
        return self._client.stream(request, options)


class AsyncJobsClient:
    """Jobs."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def get_job(
        self, id: str, *, options: RequestOptions | None = None
    ) -> models.Job | models.Queued | None:
        """GET /jobs/{id}.

        Raises:
            NotFoundError: 404: Unknown.
            ApiError: 4XX: Refused.
            ApiError: default: Broken.
        """
        request = JobsRequests.get_job(id)
        return (await self._client.send(request, options)).body

    async def get_log(
        self, id: str, *, options: RequestOptions | None = None
    ) -> str | list[str]:
        """GET /jobs/{id}/log."""
        request = JobsRequests.get_log(id)
        return (await self._client.send(request, options)).body

    async def watch_job(
        self, id: str, *, options: RequestOptions | None = None
    ) -> AsyncStream[models.Job]:
        """GET /jobs/{id}/events."""
        request = JobsRequests.watch_job(id)
        return await self._client.stream(request, options)
