"""Requests and responses as values: what is sent and what has come back, whoever sends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from .auth import Security
from .bodies import Body
from .replies import Reader
from .retries import Retries
from .streaming import ItemReader
from .unset import UNSET, Unset

T = TypeVar("T")
E = TypeVar("E")

Readers: TypeAlias = Mapping[int | str, Reader[T]]
"""Readers of bodies by status: 200, "2XX" or "default"."""


@dataclass(slots=True, kw_only=True)
class Request(Generic[T]):
    """A request of the API, ready to be sent by any client; its answer holds a ``T``.

    ``path`` and ``query`` are percent-encoded. ``success`` and ``errors`` read the documented answers.
    ``base_url`` is set where the operation has a server of its own.
    """

    method: str
    path: str
    query: str = ""
    headers: Sequence[tuple[str, str | None]] = ()
    cookies: str = ""
    body: Body | None = None
    accept: str = "application/json"
    security: Security = ()
    success: Readers[T]
    errors: Readers[Any] = field(default_factory=dict)
    base_url: str = ""

    @property
    def call(self) -> str:
        """The request in a few words, for messages; without the query, which may hold secrets."""
        return f"{self.method} {self.path}"


@dataclass(slots=True, kw_only=True)
class StreamRequest(Request[T], Generic[T, E]):
    """A request whose answer can be read item by item, each an ``E``.

    ``stream_accept`` is the media type to ask for then, ``items`` makes the reader of an answer's items.
    """

    stream_accept: str
    items: Callable[[], ItemReader[E]]


@dataclass(frozen=True, slots=True)
class Response(Generic[T]):
    """An answer: its status and headers, the decoded body, and the octets that it was decoded from.

    The names of headers are looked up whatever their case is.
    """

    status: int
    headers: Mapping[str, str]
    body: T
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOptions:
    """What one call does differently; what is not given stays as the client has it.

    ``headers`` and ``query`` are sent besides what the operation sends, and instead of headers of the same
    name. ``timeout`` is in seconds, None for waiting for ever. ``retries`` is a policy, or how many tries
    there may be after the first.
    """

    timeout: float | Unset | None = UNSET
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    retries: Retries | int | Unset = UNSET
    base_url: str = ""
