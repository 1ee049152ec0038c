"""Requests and responses as values: what is sent and what has come back, whoever sends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from . import bodies, replies
from .auth import EVERY, Security
from .bodies import Body
from .codec import Violation
from .notes import Notes
from .replies import Reader
from .retries import Retries
from .settings import Timeout
from .streaming import ItemReader
from .unset import UNSET, Unset
from .uploads import Progress
from .values import Value

T = TypeVar("T")
B = TypeVar("B")
E = TypeVar("E")
I = TypeVar("I")  # noqa: E741

Readers: TypeAlias = Mapping[int | str, Reader[T]]
"""Readers of bodies by status: 200, "2XX" or "default"."""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Request(Value, Generic[T]):
    """A request of the API, ready to be sent by any client; its answer holds a ``T``.

    ``path`` and ``query`` are percent-encoded. ``success`` and ``errors`` read the documented answers.
    ``operation`` is the name of the operation, ``template`` its path without values where it has any.
    ``key_header`` is the header of an idempotency key, where the operation has one. ``base_url`` is set where
    the operation has a server of its own, ``target`` where the request goes to another URL of the same origin.
    """

    method: str
    path: str
    operation: str = ""
    template: str = ""
    query: str = field(default="", repr=False)
    headers: Sequence[tuple[str, str | None]] = field(default=(), repr=False)
    cookies: str = field(default="", repr=False)
    body: Body | None = None
    accept: str = "application/json"
    security: Security = ()
    success: Readers[T]
    errors: Readers[Any] = field(default_factory=dict)
    key_header: str = ""
    base_url: str = ""
    target: str = ""

    @classmethod
    def of(
        cls, method: str, path: str, json: Any = UNSET, *, security: Security = EVERY
    ) -> Request[Any]:
        """A request that the description does not know, with all credentials of the client unless told otherwise.

        Its answer is read by its media type: JSON, text or octets.
        """
        return Request(
            method=method,
            path=path,
            body=None if json is UNSET else bodies.json(json),
            accept="application/json, */*;q=0.1",
            security=security,
            success={"2XX": replies.raw},
        )

    @property
    def call(self) -> str:
        """The request in a few words, for messages; without the query, which may hold secrets."""
        return f"{self.method} {self.path}"


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class StreamRequest(Request[T], Generic[T, E]):
    """A request whose answer can be read item by item, each an ``E``.

    ``stream_accept`` is the media type to ask for then, ``items`` makes the reader of an answer's items.
    ``flag`` is the property of the body that asks for a stream, where the operation can do without.
    """

    stream_accept: str
    items: Callable[[Notes], ItemReader[E]]
    flag: str = ""


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class PageRequest(Request[T], Generic[I, T]):
    """A request whose answer is one page of a list of ``I``; ``paging`` finds the items and the next page."""

    paging: Paging[I, T]


Items: TypeAlias = Callable[[B], Sequence[I] | Unset | None]
"""Finds the items in the body of a page."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Response(Value, Generic[T]):
    """An answer: its status and headers, the decoded body, and the octets that it was decoded from.

    The names of headers are looked up whatever their case is. ``deviations`` tells what of the body was not as
    described, each with its place, a JSON Pointer: what is missing there is UNSET, what is else is JSON as it came.
    """

    status: int
    headers: Mapping[str, str]
    body: T
    content: bytes
    deviations: tuple[Violation, ...] = ()

    @property
    def request_id(self) -> str | None:
        """What the service calls this request; None where it does not say."""
        return self.headers.get("x-request-id") or self.headers.get("request-id")


class Paging(NamedTuple, Generic[I, B]):
    """How a list goes on: ``items`` of a body, and the request that is ``following`` an answer, None after the last."""

    items: Items[B, I]
    following: Callable[
        [PageRequest[I, B], Response[B], Sequence[I]], PageRequest[I, B] | None
    ]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class RequestOptions(Value):
    """What one call does differently; what is not given stays as the client has it.

    ``timeout`` is in seconds for each step of a try, None for waiting for ever; ``deadline`` is in seconds for
    the whole call, with all its tries, waits and the body, None for no end. ``headers`` and ``query`` are sent
    besides what the operation sends, and instead of headers of the same name; a header that is None is left out.
    ``extra_body`` are properties for the body that the description does not know. ``retries`` is a policy, or
    how many tries there may be after the first. ``idempotency_key`` makes a call repeatable whatever its method is.
    ``progress`` is told how much of the body has been sent.
    """

    timeout: float | Timeout | Unset | None = UNSET
    deadline: float | Unset | None = UNSET
    headers: Mapping[str, str | None] = field(default_factory=dict, repr=False)
    query: Mapping[str, str] = field(default_factory=dict, repr=False)
    extra_body: Mapping[str, Any] = field(default_factory=dict)
    retries: Retries | int | Unset = UNSET
    idempotency_key: str = ""
    progress: Progress | None = None
    base_url: str | None = None
