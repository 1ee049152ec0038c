"""Servers in process: the generated one next to FastAPI with pydantic and Litestar with msgspec."""

from __future__ import annotations

import asyncio
import json

from tests.benchmarks import data, package
from tests.benchmarks.asgi import CALLS_A_RUN, Call, repeat
from tests.benchmarks.measure import Row, compare

CALLS = {
    "retrieve": ("GET", f"/v1/fine_tuning/jobs/{data.job_id(3)}", b"", 0.35),
    "create": ("POST", "/v1/fine_tuning/jobs", data.text(data.CREATE), 0.35),
    "list of 20": ("GET", "/v1/fine_tuning/jobs?limit=20", b"", 0.7),
}
"""Method, target, body, and the ratio to FastAPI that is to be reached."""


def rows() -> list[Row]:
    """Each call at each server; all of them check the same key and give the same answer."""
    package.generated()
    from tests.benchmarks.peers import (
        fastapi_server,
        generated_server,
        litestar_server,
    )

    ours = generated_server.create_app()
    fastapi = fastapi_server.create_app()
    litestar = litestar_server.create_app()
    loop = asyncio.new_event_loop()
    found: list[Row] = []
    for what, (method, target, body, ratio) in CALLS.items():
        calls = [Call(app, method, target, body) for app in (ours, fastapi, litestar)]
        answers = [loop.run_until_complete(call()) for call in calls]
        assert all(status == 200 for status, _ in answers), answers
        first, *others = (json.loads(text) for _, text in answers)
        assert all(other == first for other in others), "the same answer from all"
        mine, theirs, third = (repeat(loop, call) for call in calls)
        peers = {"FastAPI": (theirs, ratio), "Litestar": (third, None)}
        found += compare(what, mine, peers, calls=CALLS_A_RUN)
    loop.close()
    return found
