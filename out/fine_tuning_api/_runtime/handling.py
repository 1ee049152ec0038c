"""What a handler answers with, and what it learns of the request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from starlette.datastructures import Headers
from starlette.requests import Request

BodyT_co = TypeVar("BodyT_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Reply(Generic[BodyT_co]):
    """A body with a status and headers of its own.

    ``status`` and ``content_type`` are those of the description where they are not given. A status that the
    description does not have is a mistake: the caller gets 500 and the log says why.
    """

    body: BodyT_co
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str | None = None


class Context:
    """What a handler may want to know beside its arguments.

    ``credentials`` holds what the caller sent and ``principals`` what the authenticator made of it, both by
    the name of the security scheme. ``media_type`` is what the caller prefers to get.
    """

    __slots__ = (
        "_receive",
        "_request",
        "_scope",
        "credentials",
        "media_type",
        "operation_id",
        "principals",
    )

    def __init__(
        self,
        operation_id: str,
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[MutableMapping[str, Any]]],
        credentials: Mapping[str, str],
        principals: Mapping[str, Any],
        media_type: str,
    ) -> None:
        self.operation_id = operation_id
        self.credentials = credentials
        self.principals = principals
        self.media_type = media_type
        self._scope = scope
        self._receive = receive
        self._request: Request | None = None

    @property
    def request(self) -> Request:
        """Starlette's view of the request; its body can be read here although it has been read before."""
        if self._request is None:
            self._request = Request(self._scope, self._receive)
        return self._request

    @property
    def headers(self) -> Headers:
        """The headers of the request."""
        return self.request.headers

    @property
    def principal(self) -> Any:
        """What the authenticator returned; where several schemes were asked for, the first; None without any."""
        return next(iter(self.principals.values()), None)
