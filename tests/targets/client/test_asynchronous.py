"""The generated asynchronous client."""

from __future__ import annotations

import asyncio
from types import ModuleType
from typing import Any

import httpx2
import pytest
from targets.client.conftest import KEYS, Wire, answer


def test_the_asynchronous_client(api: ModuleType, wire: Wire) -> None:
    async def items() -> Any:
        yield api.models.Color(r=5)

    async def run() -> None:
        http = httpx2.AsyncClient(transport=httpx2.MockTransport(wire))
        async with api.AsyncClient(**KEYS, http_client=http) as client:
            wire.answers = [
                answer({"R": 1}),
                answer({"data": [{"id": "1"}]}),
                answer({"data": []}),
            ]
            assert await client.answers.two() == api.models.Color(r=1)
            assert [each.id async for each in await client.sync.list_jobs()] == ["1"]
            wire.answers = [httpx2.Response(200, text='{"id": "3"}\n')]
            async with await client.answers.stream() as stream:
                assert [each.id async for each in stream] == ["3"]
            await client.bodies.lines(items())
            assert wire.sent[-1].content == b'{"R":5}\n'
            with pytest.raises(api.NotFoundError):
                wire.answers = [answer({"id": "x"}, 404)]
                await client.answers.two()

    asyncio.run(run())
