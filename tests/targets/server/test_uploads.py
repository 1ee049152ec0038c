"""Large uploads over a socket: they are not in the memory of the process that takes them."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVER = """
import asyncio, resource, socket, sys
import uvicorn
from served_typed.server import BooksApi, Limits, create_app, streamed

class Books(BooksApi):
    @streamed
    async def set_cover(self, id, body, *, context):
        size = 0
        async for piece in body.image:
            size += len(piece)
        print(size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)

Books.__abstractmethods__ = frozenset()
app = create_app(books=Books(), authenticate=lambda *_: "me", limits=Limits(upload=2**30))
listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
asyncio.run(server.serve([listening]))
"""
MEGABYTE = 1024 * 1024


@contextmanager
def running(folder: Path) -> Iterator[tuple[int, Iterator[str]]]:
    """The port of a server in a process of its own, and the lines that it prints."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER], cwd=folder, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        lines = iter(process.stdout)
        yield int(next(lines)), lines
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


def upload(port: int, megabytes: int) -> bytes:
    """The first line of the answer to a form with a file."""
    head = b'--x\r\nContent-Disposition: form-data; name="image"; filename="a"\r\n\r\n'
    length = len(head) + megabytes * MEGABYTE + len(b"\r\n--x--")
    fields = (
        b"PUT /books/1/cover HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer t\r\n"
        b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: %d\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=120) as connection:
        connection.sendall(fields % length + head)
        for number in range(megabytes):
            connection.sendall(bytes([number % 256]) * MEGABYTE)
        connection.sendall(b"\r\n--x--")
        return connection.makefile("rb").readline()


def test_a_large_file_costs_no_memory(out: Path) -> None:
    used = []
    with running(out / "typed") as (port, lines):
        for megabytes in (4, 200):
            assert upload(port, megabytes).startswith(b"HTTP/1.1 204")
            size, kilobytes = map(int, next(lines).split())
            assert size == megabytes * MEGABYTE
            used.append(kilobytes)
    assert used[1] < 1.3 * used[0], used
