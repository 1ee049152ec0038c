"""Servers under uvicorn, over loopback: the CPU time that the process of each takes for a request."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from importlib.util import find_spec
from socket import create_connection, create_server
from statistics import median
from subprocess import PIPE, Popen
from threading import Thread
from time import process_time
from typing import IO, Any

import uvicorn
from tests.benchmarks import package
from tests.benchmarks.data import KEY
from tests.benchmarks.measure import Row
from tests.benchmarks.servers import CALLS, Around

ROUNDS = 15
TURNS = 10
"""How many requests a server answers in a round, on each connection."""
CONNECTIONS = 20
SETTINGS = (
    ("", (), 0.6, 0.9),
    (", one middleware", ("around",), None, 1.0),
    (", without orjson", ("plain",), None, 1.0),
)
"""What is measured, the flags of the servers, and the ratios to FastAPI and to Litestar that are to be reached."""


class Caller:
    """One connection to a server."""

    def __init__(self, port: int) -> None:
        self._connection = create_connection(("127.0.0.1", port))
        self._answers = self._connection.makefile("rb")

    def ask(self, request: bytes) -> None:
        """Send a request."""
        self._connection.sendall(request)

    def hear(self) -> bytes:
        """The body of the answer to a request."""
        status = self._answers.readline()
        assert b" 200 " in status, status
        lines = iter(self._answers.readline, b"\r\n")
        fields = (line.lower().partition(b":") for line in lines)
        lengths = [int(value) for name, _, value in fields if name == b"content-length"]
        return self._answers.read(lengths[0])

    def close(self) -> None:
        """Close the connection."""
        self._answers.close()
        self._connection.close()


class Served:
    """A server in a process of its own, and connections to it."""

    def __init__(self, told: IO[str], heard: IO[str]) -> None:
        self._told, self._heard = told, heard
        port = int(heard.readline())
        self.callers = [Caller(port) for _ in range(CONNECTIONS)]

    def answer(self, request: bytes) -> Any:
        """The answer to a request."""
        self.callers[0].ask(request)
        return json.loads(self.callers[0].hear())

    def cost(self, request: bytes) -> float:
        """The seconds of CPU time for one request, of many."""
        start = self._seconds()
        for _ in range(TURNS):
            for each in self.callers:
                each.ask(request)
            for each in self.callers:
                each.hear()
        return (self._seconds() - start) / (TURNS * CONNECTIONS)

    def _seconds(self) -> float:
        """What the process has taken up to now."""
        self._told.write("\n")
        self._told.flush()
        return float(self._heard.readline())


@contextmanager
def served(name: str, flags: Iterable[str]) -> Iterator[Served]:
    """A server of this name, until it is not needed."""
    command = [sys.executable, "-m", __name__, name, *flags]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        server = Served(process.stdin, process.stdout)
        yield server
        for each in server.callers:
            each.close()
        process.stdin.close()


def parser() -> str:
    """What uvicorn reads HTTP with here: of all contestants' time it is a large part."""
    return "httptools" if find_spec("httptools") else "h11"


def rows() -> list[Row]:
    """Each call at each server, in turns; all check the same key and answer the same."""
    found: list[Row] = []
    for name, flags, *targets in SETTINGS:
        with ExitStack() as stack:
            servers = [
                stack.enter_context(served(each, flags))
                for each in ("generated", "fastapi", "litestar")
            ]
            for what, (method, target, body, _) in CALLS.items():
                request = _request(method, target, body)
                answers = [each.answer(request) for each in servers]
                assert answers[0] == answers[1] == answers[2], "the same from all"
                costs = [
                    [each.cost(request) for each in servers] for _ in range(ROUNDS)
                ]
                found += _rows(what + name, costs[1:], targets)
    return found


def _rows(
    what: str, costs: list[list[float]], targets: list[float | None]
) -> Iterator[Row]:
    for at, (peer, target) in enumerate(
        zip(("FastAPI", "Litestar"), targets, strict=True), 1
    ):
        yield Row(
            what=what,
            ours=median(each[0] for each in costs),
            peer=peer,
            theirs=median(each[at] for each in costs),
            ratio=median(each[0] / each[at] for each in costs),
            target=target,
        )


def _request(method: str, target: str, body: bytes) -> bytes:
    head = [
        f"{method} {target} HTTP/1.1",
        "host: localhost:8000",
        "accept: application/json",
        "accept-encoding: gzip, deflate",
        "connection: keep-alive",
        "user-agent: benchmark/1.0",
        f"authorization: Bearer {KEY}",
    ]
    if body:
        head += ["content-type: application/json", f"content-length: {len(body)}"]
    return "\r\n".join([*head, "", ""]).encode() + body


def _serve(name: str, *flags: str) -> None:
    """Serve until standard input ends; for each line of it say how much CPU time was taken."""
    if "plain" in flags:
        sys.modules["orjson"] = None  # type: ignore[assignment]
    package.generated()
    peer: Any = import_module(f"tests.benchmarks.peers.{name}_server")
    app = peer.create_app(*([Around] if "around" in flags else []))
    listener = create_server(("127.0.0.1", 0))
    sys.stdout.write(f"{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    Thread(target=_tell, daemon=True).start()
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, timeout_keep_alive=600
    )
    uvicorn.Server(config).run(sockets=[listener])


def _tell() -> None:
    for _ in sys.stdin:
        sys.stdout.write(f"{process_time()}\n")
        sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    _serve(*sys.argv[1:])
