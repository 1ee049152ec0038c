"""Sends the requests, some at a time, and looks at what comes back and at what the server holds."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from tests.siege.requests import Sent, request, requests

ROOT = Path(__file__).parents[2]
_CALLERS = 8
_WARM = 5
"""A fifth of the requests comes before the first look at what the server holds."""

_PATIENCE = 60
"""So many seconds without an answer are none at all."""

_GROWTH = 16 * 1024
"""So many kilobytes more are no growth: caches fill, and memory comes in large pieces."""


@dataclass(slots=True)
class Report:
    """What came of a siege: answers by status, the kinds that were answered by 5xx, what was held before and after."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    unanswered: Counter[str] = field(default_factory=Counter)
    before: dict[str, int] = field(default_factory=dict)
    after: dict[str, int] = field(default_factory=dict)

    @property
    def grown(self) -> list[str]:
        """What there is more of than there was."""
        allowed = {"memory": _GROWTH, "threads": 40}
        return [
            name
            for name, number in self.after.items()
            if number > self.before[name] + allowed.get(name, 0)
        ]

    @property
    def is_bad(self) -> bool:
        """Whether the server is at fault."""
        return bool(self.faults or self.unanswered or self.grown)

    def lines(self) -> Iterator[str]:
        """The figures."""
        yield f"{sum(self.statuses.values())} answers: " + ", ".join(
            f"{number} of {status}" for status, number in sorted(self.statuses.items())
        )
        yield f"answered by 5xx: {dict(self.faults) or 'none'}"
        yield f"not answered: {dict(self.unanswered) or 'none'}"
        for name, number in self.after.items():
            yield f"{name}: {self.before[name]} -> {number}"
        yield f"grown: {', '.join(self.grown) or 'nothing'}"


@contextmanager
def serving() -> Iterator[int]:
    """The port of the servers in a process of their own."""
    command = [sys.executable, "-m", "tests.siege.server"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


class Caller:
    """Keeps a connection as long as the server does."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send(self, sent: Sent) -> tuple[int, bytes]:
        """The status and the body of the answer; 0 where none was waited for, and -1 where none has come."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        try:
            writer.write(sent.octets)
            if not sent.answer:
                await writer.drain()
                return 0, b""
            async with asyncio.timeout(_PATIENCE):
                status, body, stays = await answer(reader, is_head=sent.is_head)
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            status, body, stays = -1, b"", False
        finally:
            if not sent.answer:
                await self.close()
        if not stays:
            await self.close()
        return status, body

    async def close(self) -> None:
        """Leave the server alone."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


async def answer(
    reader: asyncio.StreamReader, *, is_head: bool
) -> tuple[int, bytes, bool]:
    """The status and the body of an answer, and whether the connection stays."""
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    fields = {
        name.lower(): value.strip()
        for name, _, value in (line.partition(":") for line in lines)
    }
    status = int(first.split()[1])
    body = b""
    if fields.get("transfer-encoding") == "chunked" and not is_head:
        while size := int(await reader.readline(), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readline()
    elif not is_head and status not in (204, 304):
        body = await reader.readexactly(int(fields.get("content-length", "0")))
    return status, body, fields.get("connection") != "close"


def besieged(number: int, seed: int) -> Report:
    """What comes of so many requests."""
    return asyncio.run(_besieged(number, seed))


async def _besieged(number: int, seed: int) -> Report:
    report = Report()
    every = requests(number, seed)
    with serving() as port:
        await _sent(islice(every, number // _WARM), port, report)
        report.before = await _held(port)
        await _sent(every, port, report)
        report.after = await _held(port)
    return report


async def _sent(waiting: Iterator[tuple[str, Sent]], port: int, report: Report) -> None:
    async def call() -> None:
        caller = Caller(port)
        for name, sent in waiting:
            status, _ = await caller.send(sent)
            if status == -1:
                report.unanswered[name] += 1
            elif status:
                report.statuses[status] += 1
                if status >= 500:
                    report.faults[name] += 1
        await caller.close()

    await asyncio.gather(*(call() for _ in range(_CALLERS)))


async def _held(port: int) -> dict[str, int]:
    """What the server holds as soon as it is done with what was broken off."""
    fewest: dict[str, int] = {}
    for _ in range(20):
        caller = Caller(port)
        _, body = await caller.send(request("GET", "/state"))
        await caller.close()
        found: dict[str, int] = json.loads(body)
        fewest = {
            name: min(found[name], fewest.get(name, found[name])) for name in found
        }
        await asyncio.sleep(0.05)
    return fewest
