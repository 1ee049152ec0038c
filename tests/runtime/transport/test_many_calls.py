"""Many calls: at once by threads and tasks, one after another without growth, and in other processes."""

from __future__ import annotations

import asyncio
import gc
import json
import multiprocessing
import os
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from support.colours import COLOURS, run_async, settings
from support.peer import RESET, Peer, answer, peer
from support.transports import get

from runtime.async_transport import AsyncTransport
from runtime.errors import NotFoundError, TransportError
from runtime.sync_transport import SyncTransport

GOOD = answer('{"a": 1}')
needs_fork = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="needs fork"
)


class Echo(Peer):
    """Answers with the path that it was asked for."""

    def answer(self, request: bytes, number: int) -> bytes:
        """The answer to a request."""
        return answer(json.dumps({"path": request.split()[1].decode()}))


def test_threads_share_a_client() -> None:
    with peer(GOOD) as there, SyncTransport(**settings(there.url, {})) as client:
        with ThreadPoolExecutor(20) as threads:
            found = list(threads.map(lambda _: client.send(get()).body, range(200)))
        assert found == [{"a": 1}] * 200
        assert len(there.requests) == 200


@pytest.mark.parametrize("colour", COLOURS[1:])
def test_more_calls_wait_at_once_than_a_hundred(colour: str) -> None:
    import anyio

    async def run(base_url: str) -> list[Any]:
        found: list[Any] = []

        async def ask(client: AsyncTransport) -> None:
            found.append((await client.send(get())).body)

        given = settings(base_url, {"timeout": 20.0, "retries": 0})
        async with AsyncTransport(**given) as client, anyio.create_task_group() as all_:
            for _ in range(150):
                all_.start_soon(ask, client)
        return found

    with peer([1.0, GOOD]) as there:
        assert run_async(colour, lambda: run(there.url)) == [{"a": 1}] * 150
        assert there.connections == 150


def growth(step: Callable[[], object], times: int = 150) -> tuple[int, int, int]:
    """By how many objects, octets and open files so many steps leave more than as many before them."""
    tracemalloc.start()
    counts = []
    for _ in range(3):
        for _ in range(times):
            step()
        gc.collect()
        octets = tracemalloc.get_traced_memory()[0]
        counts.append((len(gc.get_objects()), octets, len(os.listdir("/proc/self/fd"))))
    tracemalloc.stop()
    _, before, after = counts
    return after[0] - before[0], after[1] - before[1], after[2] - before[2]


needs_proc = pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="needs /proc"
)


@needs_proc
@pytest.mark.parametrize("script", [GOOD, [RESET]], ids=["answered", "reset"])
def test_calls_leave_nothing(script: Any) -> None:
    with peer(script) as there:
        given = settings(there.url, {"retries": 0})

        def call(client: SyncTransport) -> None:
            try:
                client.send(get())
            except TransportError:
                assert script == [RESET]
            there.requests.clear()

        with SyncTransport(**given) as client:
            objects, octets, files = growth(lambda: call(client))
        assert objects < 50
        assert octets < 50_000
        assert files < 10


@needs_proc
def test_asynchronous_calls_leave_nothing() -> None:
    with peer(GOOD) as there, asyncio.Runner() as runner:
        client = AsyncTransport(**settings(there.url, {}))

        def call() -> None:
            runner.run(client.send(get()))
            there.requests.clear()

        objects, octets, files = growth(call)
        runner.run(client.aclose())
        assert objects < 50
        assert octets < 50_000
        assert files < 10


def test_a_client_that_is_dropped_closes_its_connections() -> None:
    with peer(GOOD) as there:
        SyncTransport(**settings(there.url, {})).send(get())
        gc.collect()
        for _ in range(500):
            if there.lost:
                break
            asyncio.run(asyncio.sleep(0.01))
        assert there.lost == 1


def asked(client: SyncTransport, name: str) -> int:
    """How many of 60 answers are those of other callers."""
    paths = [f"/{name}-{number}" for number in range(60)]
    found = [client.send(get(path=path)).body["path"] for path in paths]
    return sum(one != other for one, other in zip(paths, found, strict=True))


@needs_fork
def test_processes_get_their_own_answers() -> None:
    with peer(GOOD, kind=Echo) as there:
        with SyncTransport(**settings(there.url, {})) as client:
            assert asked(client, "warm") == 0
            context = multiprocessing.get_context("fork")
            wrong = context.Queue()
            children = [
                context.Process(target=_report, args=(client, f"child{n}", wrong))
                for n in range(3)
            ]
            for each in children:
                each.start()
            mine = asked(client, "parent")
            found = [wrong.get(timeout=60) for _ in children]
            for each in children:
                each.join(20)
        assert (mine, found) == (0, [0, 0, 0])


def _report(client: SyncTransport, name: str, wrong: Any) -> None:
    wrong.put(asked(client, name))


def fail(base_url: str) -> Any:
    """A call that is refused."""
    with SyncTransport(**settings(base_url, {})) as client:
        return client.send(get())


@needs_fork
def test_errors_cross_a_pool_of_processes() -> None:
    context = multiprocessing.get_context("fork")
    with (
        peer(answer('{"a": 1}', 404)) as there,
        ProcessPoolExecutor(1, mp_context=context) as pool,
    ):
        for _ in range(2):
            with pytest.raises(NotFoundError) as refused:
                pool.submit(fail, there.url).result()
            assert (refused.value.status, refused.value.body) == (404, {"a": 1})
