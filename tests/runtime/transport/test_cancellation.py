"""Calls that are given up: at once, whatever they wait for, and the client is as good as before."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import anyio
import pytest
from support.colours import COLOURS, run_async, settings
from support.peer import Step, answer, chunked, peer
from support.transports import events, get

from runtime.async_transport import AsyncTransport
from runtime.retries import Retries

GOOD = answer('{"a": 1}')
LATER = answer("{}", 503, "application/json", "retry-after: 50")
WAITS: dict[str, Sequence[Step] | bytes] = {
    "for headers": [30.0],
    "for the body": [answer(b"{", length=9), 30.0],
    "for the next try": LATER,
}


@pytest.mark.parametrize("colour", COLOURS[1:])
@pytest.mark.parametrize("name", WAITS)
def test_a_scope_that_ends_takes_its_call_along(colour: str, name: str) -> None:
    async def run(base_url: str) -> Any:
        given = settings(base_url, {"retries": Retries()})
        async with AsyncTransport(**given) as client:
            with anyio.move_on_after(0.3) as scope:
                await client.send(get())
            assert scope.cancelled_caught
            return (await client.send(get())).body

    with peer(WAITS[name], GOOD) as there:
        assert run_async(colour, lambda: run(there.url)) == {"a": 1}


@pytest.mark.parametrize("name", WAITS)
def test_a_task_is_cancelled_and_none_is_left(name: str) -> None:
    async def run(base_url: str) -> None:
        given = settings(base_url, {"retries": Retries()})
        async with AsyncTransport(**given) as client:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.3):
                    await client.send(get())
            async with asyncio.TaskGroup() as group:
                task = group.create_task(client.send(get()))
            assert task.result().body == {"a": 1}
            assert asyncio.all_tasks() == {asyncio.current_task()}

    with peer(WAITS[name], GOOD) as there:
        asyncio.run(run(there.url))


@pytest.mark.parametrize("colour", COLOURS[1:])
def test_a_stream_that_is_cancelled_closes_its_connection(colour: str) -> None:
    async def run(base_url: str) -> list[Any]:
        found: list[Any] = []
        async with AsyncTransport(**settings(base_url, {})) as client:
            with anyio.move_on_after(0.3):
                async for item in await client.stream(events()):
                    found.append(item)
            with anyio.fail_after(5):
                while not there.lost:
                    await anyio.sleep(0.01)
        return found

    script: list[Step] = [*chunked('data: {"n": 1}\n\n')]
    for _ in range(500):
        script += [0.02, b"2\r\n: \r\n"]
    with peer(script) as there:
        assert run_async(colour, lambda: run(there.url)) == [{"n": 1}]
