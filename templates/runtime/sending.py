"""Sends answers as ASGI messages."""

from __future__ import annotations

from collections.abc import AsyncIterator

from starlette.responses import StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .beginning import Begun
from .replying import Outcome


async def transmit(
    outcome: Outcome, scope: Scope, receive: Receive, send: Send
) -> None:
    """Send an answer; of one to HEAD the headers only."""
    body = outcome.body
    is_head = scope["method"] == "HEAD"
    if callable(body):
        await _own(body, is_head, scope, receive, send)
        return
    if not isinstance(body, bytes):
        await _stream(outcome, body, is_head, scope, receive, send)
        return
    headers = outcome.headers
    if body or outcome.status not in (204, 304):
        headers = [*headers, (b"content-length", b"%d" % len(body))]
    await send(
        {"type": "http.response.start", "status": outcome.status, "headers": headers}
    )
    await send({"type": "http.response.body", "body": b"" if is_head else body})


async def _stream(
    outcome: Outcome,
    body: AsyncIterator[bytes],
    is_head: bool,
    scope: Scope,
    receive: Receive,
    send: Send,
) -> None:
    async def nothing() -> AsyncIterator[bytes]:
        return
        yield b""

    response = StreamingResponse(nothing() if is_head else body, outcome.status)
    response.raw_headers = outcome.headers
    try:
        await response(scope, receive, send)
    finally:
        if isinstance(body, Begun):
            await body.aclose()


async def _own(
    app: ASGIApp, is_head: bool, scope: Scope, receive: Receive, send: Send
) -> None:
    """Let an answer send itself, to HEAD without its body."""

    async def without_body(message: Message) -> None:
        await send({**message, "body": b""} if "body" in message else message)

    await app(scope, receive, without_body if is_head else send)
