"""What a handler answers with, and what it learns of the request."""

from __future__ import annotations

from collections.abc import AsyncIterable, Awaitable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, cast

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import Receive

from .headers import Fields
from .operations import Operation

if TYPE_CHECKING:
    # Type checkers know it without its being installed; at run time the default has no meaning.
    from typing_extensions import TypeVar

    P_co = TypeVar("P_co", covariant=True, default=Any)
    P_contra = TypeVar("P_contra", contravariant=True, default=Any)
else:
    from typing import TypeVar

    P_co = TypeVar("P_co", covariant=True)
    P_contra = TypeVar("P_contra", contravariant=True)

T = TypeVar("T")
BodyT_co = TypeVar("BodyT_co", covariant=True)

Answer: TypeAlias = T | Awaitable[T]
"""What a method gives that may be ``async def`` or ``def``."""

Items: TypeAlias = AsyncIterable[T] | Iterable[T]
"""The items of a stream, one by one."""


@dataclass(frozen=True, slots=True)
class Reply(Generic[BodyT_co]):
    """A body with a status and headers of its own; a header may have several values, as Set-Cookie has.

    ``status`` and ``content_type`` are those of the description where they are not given. A status that the
    description does not have is a mistake: the caller gets 500 and the log says why.
    """

    body: BodyT_co
    status: int | None = None
    headers: Fields = field(default_factory=dict)
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """What a credential is to be good for: an operation, the scopes that it asks for, and the request itself."""

    operation: Operation
    scopes: tuple[str, ...]
    request: Request


class Context(Generic[P_co]):
    """What a handler may want to know beside its arguments; ``P_co`` is the type of the principal.

    ``credentials`` holds what the caller sent and ``principals`` what was made of it, both by the name of the
    security scheme. ``media_type`` is what the caller prefers to get.
    """

    __slots__ = (
        "_receive",
        "_request",
        "_scope",
        "credentials",
        "media_type",
        "operation",
        "principals",
    )

    def __init__(
        self,
        operation: Operation,
        scope: MutableMapping[str, Any],
        receive: Receive,
        credentials: Mapping[str, str],
        principals: Mapping[str, Any],
        media_type: str,
    ) -> None:
        self.operation = operation
        self.credentials = credentials
        self.principals = principals
        self.media_type = media_type
        self._scope = scope
        self._receive = receive
        self._request: Request | None = None

    @property
    def operation_id(self) -> str:
        """The operation's identifier in the description."""
        return self.operation.id

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
    def principal(self) -> P_co:
        """Who calls; where several schemes were asked for, as the first has it; None where none was."""
        principals: Mapping[str, Any] = self.principals
        return cast("P_co", next(iter(principals.values()), None))
