"""Its books: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import bodies, forms, replies, streaming
from .._runtime.requests import Request, StreamRequest
from .._runtime.unset import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.async_streams import AsyncStream
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_streams import Stream
    from .._runtime.sync_transport import SyncTransport


class BooksRequests:
    """The requests of Its books as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def search_books(
        body: models.Search,
    ) -> StreamRequest[list[models.Book], models.Book]:
        """QUERY /books"""
        return StreamRequest(
            method="QUERY",
            path="/books",
            operation="search_books",
            body=bodies.json(body.to_dict()),
            accept="application/jsonl",
            success={
                200: replies.items(
                    lambda: streaming.JsonLinesReader(models.Book.from_dict)
                )
            },
            stream_accept="application/jsonl",
            items=lambda: streaming.JsonLinesReader(models.Book.from_dict),
        )

    @staticmethod
    def filter_books(
        *, filter: models.Search | Unset = UNSET
    ) -> StreamRequest[list[models.Event], models.Event]:
        """GET /books"""
        return StreamRequest(
            method="GET",
            path="/books",
            operation="filter_books",
            query=forms.querystring(filter),
            accept="text/event-stream",
            success={
                200: replies.items(
                    lambda: streaming.EventReader(models.Event.from_dict)
                )
            },
            stream_accept="text/event-stream",
            items=lambda: streaming.EventReader(models.Event.from_dict),
        )

    @staticmethod
    def purge_books() -> Request[None]:
        """PURGE /books"""
        return Request(
            method="PURGE",
            path="/books",
            operation="purge_books",
            accept="*/*",
            security=(("device",),),
            success={204: replies.nothing},
        )


class BooksClient:
    """Its books."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def search_books(
        self, body: models.Search, *, options: RequestOptions | None = None
    ) -> Stream[models.Book]:
        """QUERY /books."""
        request = BooksRequests.search_books(body)
        return self._client.stream(request, options)

    def filter_books(
        self,
        *,
        filter: models.Search | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> Stream[models.Event]:
        """GET /books."""
        request = BooksRequests.filter_books(filter=filter)
        return self._client.stream(request, options)

    def purge_books(self, *, options: RequestOptions | None = None) -> None:
        """PURGE /books."""
        request = BooksRequests.purge_books()
        return self._client.send(request, options).body


class AsyncBooksClient:
    """Its books."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def search_books(
        self, body: models.Search, *, options: RequestOptions | None = None
    ) -> AsyncStream[models.Book]:
        """QUERY /books."""
        request = BooksRequests.search_books(body)
        return await self._client.stream(request, options)

    async def filter_books(
        self,
        *,
        filter: models.Search | Unset = UNSET,
        options: RequestOptions | None = None,
    ) -> AsyncStream[models.Event]:
        """GET /books."""
        request = BooksRequests.filter_books(filter=filter)
        return await self._client.stream(request, options)

    async def purge_books(self, *, options: RequestOptions | None = None) -> None:
        """PURGE /books."""
        request = BooksRequests.purge_books()
        return (await self._client.send(request, options)).body
