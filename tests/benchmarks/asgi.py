"""Calling ASGI applications in process: no socket, no HTTP parser, the same for every contestant."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from tests.benchmarks.data import KEY

CALLS_A_RUN = 20
"""Calls in a row, so that entering the event loop weighs little."""


class Call:
    """One request, ready to be sent to an application again and again."""

    def __init__(self, app: Any, method: str, target: str, body: bytes = b"") -> None:
        path, _, query = target.partition("?")
        self.app = app
        self.body = body
        self.scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "scheme": "http",
            "server": ("localhost", 8000),
            "client": ("127.0.0.1", 50000),
            "root_path": "",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": _headers(body),
        }

    async def __call__(self) -> tuple[int, bytes]:
        """Send it; the status and the body of the answer."""
        status = 0
        chunks: list[bytes] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": self.body, "more_body": False}

        async def send(message: Any) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                chunks.append(message.get("body", b""))

        scope = {**self.scope, "headers": list(self.scope["headers"]), "state": {}}
        await self.app(scope, receive, send)
        return status, b"".join(chunks)


def _headers(body: bytes) -> list[tuple[bytes, bytes]]:
    headers = [
        (b"host", b"localhost:8000"),
        (b"accept", b"application/json"),
        (b"accept-encoding", b"gzip, deflate"),
        (b"connection", b"keep-alive"),
        (b"user-agent", b"benchmark/1.0"),
        (b"authorization", f"Bearer {KEY}".encode()),
    ]
    if body:
        headers += [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
        ]
    return headers


def repeat(loop: asyncio.AbstractEventLoop, call: Call) -> Callable[[], None]:
    """Several calls in a row as one plain function."""

    async def many() -> None:
        for _ in range(CALLS_A_RUN):
            await call()

    return lambda: loop.run_until_complete(many())
