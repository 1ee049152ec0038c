"""Transports of the clients over httpx2.MockTransport, requests and answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx2

from runtime import replies, streaming
from runtime.auth import Credential
from runtime.requests import Readers, Request, StreamRequest
from runtime.retries import Retries
from runtime.schema import anything, mapping
from runtime.sync_transport import SyncTransport

Handler = Callable[[httpx2.Request], httpx2.Response]
QUICK = Retries(first_delay=0.0)
JSON: Readers[Any] = {200: replies.json(mapping())}


def client(
    handler: Handler,
    credentials: dict[str, Credential | None] | None = None,
    **settings: Any,
) -> SyncTransport:
    """A transport whose requests reach the handler."""
    http = httpx2.Client(transport=httpx2.MockTransport(handler))
    settings = {
        "base_url": "https://api.test/v1",
        "default_url": "https://api.test/v1",
        **settings,
    }
    return SyncTransport(
        credentials=credentials or {},
        user_agent="test/1",
        http_client=http,
        **{"retries": QUICK, **settings},
    )


def get(**fields: Any) -> Request[Any]:
    """A request for JSON, other fields as given."""
    return Request(**{"method": "GET", "path": "/jobs", "success": JSON, **fields})


class Server:
    """Answers with what it is given, in turn, and keeps what it was asked."""

    def __init__(self, *answers: httpx2.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def ok(value: Any = None) -> httpx2.Response:
    """An answer that is JSON."""
    return httpx2.Response(200, json={} if value is None else value)


def streamed(
    *chunks: bytes, status: int = 200, content_type: str = "text/event-stream"
) -> httpx2.Response:
    """An answer that comes in pieces."""
    return httpx2.Response(
        status, content=iter(chunks), headers={"content-type": content_type}
    )


def events() -> StreamRequest[Any, Any]:
    """A request for a stream of events."""
    return StreamRequest(
        method="GET",
        path="/jobs",
        success={200: replies.json(anything)},
        stream_accept="text/event-stream",
        items=streaming.EventDataReader.of(mapping()),
    )
