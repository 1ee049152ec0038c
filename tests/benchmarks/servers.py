"""Servers in process: the generated one next to FastAPI with pydantic and Litestar with msgspec."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from tests.benchmarks import data, package
from tests.benchmarks.asgi import CALLS_A_RUN, Call, repeat
from tests.benchmarks.measure import Row, compare

CALLS = {
    "retrieve": ("GET", f"/v1/fine_tuning/jobs/{data.job_id(3)}", b"", 0.3),
    "create": ("POST", "/v1/fine_tuning/jobs", data.text(data.CREATE), 0.3),
    "list of 20": ("GET", "/v1/fine_tuning/jobs?limit=20", b"", 0.6),
}
"""Method, target, body, and the ratio to FastAPI that is to be reached; to Litestar it is 1."""


class Around:
    """A middleware that does nothing."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Go on."""
        await self.app(scope, receive, send)


def rows() -> list[Row]:
    """Each call at each server, without a middleware and with one; all check the same key and answer the same."""
    package.generated()
    from tests.benchmarks.peers import (
        fastapi_server,
        generated_server,
        litestar_server,
    )

    servers = (generated_server, fastapi_server, litestar_server)
    bare = [each.create_app() for each in servers]
    wrapped = [each.create_app(Around) for each in servers]
    loop = asyncio.new_event_loop()
    found: list[Row] = []
    for name, apps in (("", bare), (", one middleware", wrapped)):
        for what, (method, target, body, ratio) in CALLS.items():
            calls = [Call(app, method, target, body) for app in apps]
            answers = [loop.run_until_complete(call()) for call in calls]
            assert all(status == 200 for status, _ in answers), answers
            first, *others = (json.loads(text) for _, text in answers)
            assert all(other == first for other in others), "the same answer from all"
            mine, theirs, third = (repeat(loop, call) for call in calls)
            peers = {"FastAPI": (theirs, ratio), "Litestar": (third, 1.0)}
            found += compare(what + name, mine, peers, calls=CALLS_A_RUN)
    loop.close()
    return found
