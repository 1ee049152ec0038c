"""For tests of handlers: contexts, and clients whose requests stay in the process."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import TypeVar

import httpx2
from starlette.types import Message, Receive, Scope, Send

from .handling import Context
from .operations import Operation
from .serving import Application

P = TypeVar("P")


def context(
    principal: P,
    *,
    headers: Mapping[str, str] | None = None,
    operation: str = "test",
) -> Context[P]:
    """What a handler is called with: who calls, and what else the request says."""
    fields = [
        (name.lower().encode(), value.encode())
        for name, value in (headers or {}).items()
    ]
    scope: Scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "server": ("test", 80),
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "headers": fields,
    }
    made = Operation(operation, operation, "GET", "/")
    return Context(made, scope, _nothing, {}, {"test": principal}, "")


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


@asynccontextmanager
async def client(app: Application) -> AsyncGenerator[httpx2.AsyncClient, None]:
    """A client that calls the application without a socket, between its start and its end.

    It is what the generated AsyncClient takes as ``http_client``, beside any ``base_url``.
    """
    async with app.router.lifespan_context(app) as state:

        async def running(scope: Scope, receive: Receive, send: Send) -> None:
            scope["state"] = dict(state or {})
            await app(scope, receive, send)

        transport = httpx2.ASGITransport(running)
        async with httpx2.AsyncClient(
            transport=transport, base_url="http://test"
        ) as made:
            yield made
