"""A server that fails in the ways that servers fail: it answers as its script says, one entry a request."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

JOB = {
    "id": "ftjob-0001",
    "created_at": 1721764800,
    "error": None,
    "fine_tuned_model": None,
    "finished_at": None,
    "hyperparameters": {"n_epochs": "auto"},
    "model": "gpt-4o-mini",
    "object": "fine_tuning.job",
    "organization_id": "org-demo",
    "result_files": [],
    "status": "queued",
    "trained_tokens": None,
    "training_file": "file-train01",
    "validation_file": None,
    "seed": 1,
}


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
