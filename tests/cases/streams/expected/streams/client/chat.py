"""Chat: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import bodies, replies, streaming
from .._runtime.requests import Request, StreamRequest

if TYPE_CHECKING:
    from .._runtime.async_streams import AsyncStream
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_streams import Stream
    from .._runtime.sync_transport import SyncTransport


class ChatRequests:
    """The requests of Chat as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def chat(body: models.Question) -> StreamRequest[models.Answer, models.Piece]:
        """POST /chat"""
        return StreamRequest(
            method="POST",
            path="/chat",
            operation="chat",
            body=bodies.json(body.to_dict()),
            success={200: replies.json(models.Answer.from_dict)},
            stream_accept="text/event-stream",
            items=lambda: streaming.EventDataReader(models.Piece.from_dict),
        )

    @staticmethod
    def read_log() -> StreamRequest[list[models.Piece], models.Piece]:
        """GET /log"""
        return StreamRequest(
            method="GET",
            path="/log",
            operation="read_log",
            accept="application/x-ndjson",
            success={
                200: replies.items(
                    lambda: streaming.JsonLinesReader(models.Piece.from_dict)
                )
            },
            stream_accept="application/x-ndjson",
            items=lambda: streaming.JsonLinesReader(models.Piece.from_dict),
        )

    @staticmethod
    def hear() -> Request[bytes]:
        """GET /sound"""
        return Request(
            method="GET",
            path="/sound",
            operation="hear",
            accept="audio/mpeg",
            success={200: replies.octets},
        )


class ChatClient:
    """Chat."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def chat(
        self, body: models.Question, *, options: RequestOptions | None = None
    ) -> models.Answer:
        """POST /chat."""
        request = ChatRequests.chat(body)
        return self._client.send(request, options).body

    def read_log(
        self, *, options: RequestOptions | None = None
    ) -> Stream[models.Piece]:
        """GET /log."""
        request = ChatRequests.read_log()
        return self._client.stream(request, options)

    def hear(self, *, options: RequestOptions | None = None) -> bytes:
        """GET /sound."""
        request = ChatRequests.hear()
        return self._client.send(request, options).body


class AsyncChatClient:
    """Chat."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def chat(
        self, body: models.Question, *, options: RequestOptions | None = None
    ) -> models.Answer:
        """POST /chat."""
        request = ChatRequests.chat(body)
        return (await self._client.send(request, options)).body

    async def read_log(
        self, *, options: RequestOptions | None = None
    ) -> AsyncStream[models.Piece]:
        """GET /log."""
        request = ChatRequests.read_log()
        return await self._client.stream(request, options)

    async def hear(self, *, options: RequestOptions | None = None) -> bytes:
        """GET /sound."""
        request = ChatRequests.hear()
        return (await self._client.send(request, options)).body
