"""Two hundred megabytes up and down, in processes of their own: how much more memory they take at most."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.project import ROOT

pytest.importorskip("resource")

SIZE = 200 * 2**20
MOST = 20 * 2**20
PROGRAM = """
import asyncio, resource, socket, sys, threading
from pathlib import Path
from runtime import bodies, replies
from runtime.async_transport import AsyncTransport
from runtime.requests import Request
from runtime.sync_transport import SyncTransport

colour, direction, file, size = sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])
listener = socket.create_server(("127.0.0.1", 0))
taken = 0


def head(length):
    return f"HTTP/1.1 200 X\\r\\ncontent-type: x/y\\r\\nconnection: close\\r\\ncontent-length: {length}\\r\\n\\r\\n".encode()


def serve():
    global taken
    while True:
        connection, _ = listener.accept()
        data = b""
        while b"\\r\\n\\r\\n" not in data:
            data += connection.recv(65536)
        start, _, rest = data.partition(b"\\r\\n\\r\\n")
        if start.startswith(b"GET"):
            warm = b"/warm" in start
            connection.sendall(head(1 if warm else size))
            chunk = b"a" if warm else bytes(2**16)
            for _ in range(1 if warm else size // 2**16):
                connection.sendall(chunk)
        else:
            length = int(start.lower().split(b"content-length: ")[1].split(b"\\r")[0])
            left = length - len(rest)
            while left:
                left -= len(connection.recv(min(left, 65536)))
            taken = length
            connection.sendall(head(0))
        connection.close()


threading.Thread(target=serve, daemon=True).start()
given = dict(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}", default_url="", credentials={}, user_agent="t")
success = {200: replies.octets}


def request(path, upload):
    body = {"form": bodies.multipart, "octets": lambda value: bodies.octets(value["file"])}
    sent = body[direction]({"file": upload}) if direction in body else None
    return Request(method="POST" if sent else "GET", path=path, body=sent, success=success)


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


small = file.with_name("small")
small.write_bytes(b"a")
copy = file.with_name("copy")
if colour == "sync":
    with SyncTransport(**given) as client:
        def use(path, upload):
            with client.stream(request(path, upload)) as raw:
                return raw.save(copy)
        use("/warm", small)
        before = peak()
        saved = use("/all", file)
else:
    async def main():
        async with AsyncTransport(**given) as client:
            async def use(path, upload):
                async with client.stream(request(path, upload)) as raw:
                    return await raw.save(copy)
            await use("/warm", small)
            before = peak()
            return before, await use("/all", file)
    before, saved = asyncio.run(main())
assert (saved if direction == "down" else taken) >= size
print(peak() - before)
"""


@pytest.mark.parametrize("colour", ["sync", "asyncio"])
@pytest.mark.parametrize("direction", ["form", "octets", "down"])
def test_large_files_pass_through(tmp_path: Path, colour: str, direction: str) -> None:
    large = tmp_path / "large"
    with open(large, "wb") as file:
        file.truncate(SIZE)
    command = [sys.executable, "-c", PROGRAM, colour, direction, str(large), str(SIZE)]
    done = subprocess.run(
        command,
        env={"PYTHONPATH": str(ROOT / "templates")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) <= MOST
