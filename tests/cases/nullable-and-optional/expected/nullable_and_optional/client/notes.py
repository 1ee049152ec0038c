"""Notes: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import bodies, replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class NotesRequests:
    """The requests of Notes as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def create_note(body: models.Note) -> Request[models.Note]:
        """POST /notes"""
        return Request(
            method="POST",
            path="/notes",
            operation="create_note",
            body=bodies.json(body.to_dict()),
            success={201: replies.json(models.Note.from_dict)},
        )


class NotesClient:
    """Notes."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def create_note(
        self, body: models.Note, *, options: RequestOptions | None = None
    ) -> models.Note:
        """POST /notes."""
        request = NotesRequests.create_note(body)
        return self._client.send(request, options).body


class AsyncNotesClient:
    """Notes."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def create_note(
        self, body: models.Note, *, options: RequestOptions | None = None
    ) -> models.Note:
        """POST /notes."""
        request = NotesRequests.create_note(body)
        return (await self._client.send(request, options)).body
