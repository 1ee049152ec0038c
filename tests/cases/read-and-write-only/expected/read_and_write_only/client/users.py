"""Users: the operations of this group, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime import bodies, replies
from .._runtime.requests import Request

if TYPE_CHECKING:
    from .._runtime.async_transport import AsyncTransport
    from .._runtime.requests import RequestOptions
    from .._runtime.sync_transport import SyncTransport


class UsersRequests:
    """The requests of Users as values: give them to a client's ``send`` or
    ``stream``.
    """

    @staticmethod
    def create_user(body: models.UserRequest) -> Request[models.User]:
        """POST /users"""
        return Request(
            method="POST",
            path="/users",
            operation="create_user",
            body=bodies.json(body.to_dict()),
            success={201: replies.json(models.User.from_dict)},
        )


class UsersClient:
    """Users."""

    def __init__(self, client: SyncTransport) -> None:
        self._client = client

    def create_user(
        self, body: models.UserRequest, *, options: RequestOptions | None = None
    ) -> models.User:
        """POST /users."""
        request = UsersRequests.create_user(body)
        return self._client.send(request, options).body


class AsyncUsersClient:
    """Users."""

    def __init__(self, client: AsyncTransport) -> None:
        self._client = client

    async def create_user(
        self, body: models.UserRequest, *, options: RequestOptions | None = None
    ) -> models.User:
        """POST /users."""
        request = UsersRequests.create_user(body)
        return (await self._client.send(request, options)).body
