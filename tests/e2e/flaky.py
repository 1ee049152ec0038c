"""A server that fails in the ways that servers fail: it answers as its script says, one entry a request."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from support.jobs import JOB


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: after ``delay`` seconds, a status with headers and a JSON body."""

    status: int = 200
    body: Any = field(default_factory=lambda: JOB)
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0


class Flaky:
    """An ASGI application; ``requests`` are those it got, as (method, path, headers, body), ``answered`` counts them."""

    def __init__(self, script: Iterable[Answer]) -> None:
        self.script = list(script)
        self.requests: list[tuple[str, str, dict[str, str], bytes]] = []
        self.answered = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        body = b""
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        self.requests.append((scope["method"], scope["path"], headers, body))
        answer = self.script[min(len(self.requests), len(self.script)) - 1]
        await asyncio.sleep(answer.delay)
        self.answered += 1
        text = json.dumps(answer.body).encode()
        await send(
            {
                "type": "http.response.start",
                "status": answer.status,
                "headers": [
                    (b"content-type", b"application/json"),
                    (b"content-length", str(len(text)).encode()),
                    *(
                        (name.encode(), value.encode())
                        for name, value in answer.headers
                    ),
                ],
            }
        )
        await send({"type": "http.response.body", "body": text})
