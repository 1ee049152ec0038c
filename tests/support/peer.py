"""A peer on a raw socket: it can break HTTP in the ways that networks and servers do."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeAlias

RESET, CLOSE = "reset", "close"

Step: TypeAlias = bytes | float | str
"""Octets to send, seconds to wait, or RESET or CLOSE of the connection."""


def answer(
    body: bytes | str = b"{}",
    status: int = 200,
    content_type: str = "application/json",
    *more: str,
    length: int | None = None,
) -> bytes:
    """A whole answer, with more lines of headers; ``length`` may be stated wrongly."""
    octets = body.encode() if isinstance(body, str) else body
    lines = [
        f"HTTP/1.1 {status} X",
        f"content-type: {content_type}",
        f"content-length: {len(octets) if length is None else length}",
        *more,
    ]
    return "\r\n".join((*lines, "", "")).encode() + octets


def chunked(*chunks: str, content_type: str = "text/event-stream") -> list[Step]:
    """An answer in chunks, without its end."""
    head = f"HTTP/1.1 200 X\r\ncontent-type: {content_type}\r\ntransfer-encoding: chunked\r\n\r\n"
    return [
        head.encode(),
        *(
            f"{len(each.encode()):x}\r\n".encode() + each.encode() + b"\r\n"
            for each in chunks
        ),
    ]


END = b"0\r\n\r\n"
"""The end of an answer in chunks."""

_JSON = "application/json"
BROKEN: dict[str, Sequence[Step]] = {
    "reset before headers": [RESET],
    "closed before headers": [CLOSE],
    "reset in headers": [b"HTTP/1.1 200 X\r\ncontent-", RESET],
    "closed in headers": [b"HTTP/1.1 200 X\r\ncontent-", CLOSE],
    "reset in the body": [answer(b"{", length=9), RESET],
    "closed in the body": [answer(b"{", length=9), CLOSE],
    "chunks cut short": [*chunked('{"a"', content_type=_JSON), CLOSE],
    "a bad chunk": [*chunked(content_type=_JSON), b"zz\r\n", CLOSE],
    "no HTTP": [b"SSH-2.0-OpenSSH_9.6\r\n", CLOSE],
    "two lengths": [answer(b"{}", 200, _JSON, "content-length: 1"), CLOSE],
    "no gzip": [answer(b"{}", 200, _JSON, "content-encoding: gzip")],
    "a header of 200 kB": [answer(b"{}", 200, _JSON, f"x: {'a' * 200_000}"), CLOSE],
}
"""Answers that no caller can have: cut off, or no HTTP."""


class Peer:
    """Answers the requests as its script says, one entry each, the last for all that follow.

    ``requests`` are the octets of those it got, ``connections`` how many there were, ``lost`` how many of them
    the other side has closed.
    """

    def __init__(self, script: Sequence[bytes | Sequence[Step]]) -> None:
        self.script = script
        self.requests: list[bytes] = []
        self.connections = 0
        self.lost = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._acceptor = threading.Thread(target=self._accept, daemon=True)
        self._acceptor.start()

    def answer(self, request: bytes, number: int) -> bytes | Sequence[Step]:
        """What comes of a request, which is the one of a number."""
        return self.script[min(number, len(self.script)) - 1]

    def close(self) -> None:
        """Accept nobody any more; who still did might take the connections of the next peer."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._acceptor.join(5)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(
                target=self._serve, args=(connection,), daemon=True
            ).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            while (request := _read(connection)) is not None:
                self.requests.append(request)
                entry = self.answer(request, len(self.requests))
                for step in [entry] if isinstance(entry, bytes) else entry:
                    if not _take(connection, step):
                        return
            self.lost += 1
        except OSError:
            self.lost += 1
        finally:
            connection.close()


def _take(connection: socket.socket, step: Step) -> bool:
    """Take one step; False where it was the last of the connection."""
    if isinstance(step, bytes):
        connection.sendall(step)
    elif isinstance(step, float):
        time.sleep(step)
    else:
        if step == RESET:
            linger = struct.pack("ii", 1, 0)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        return False
    return True


def _read(connection: socket.socket) -> bytes | None:
    """One request, or None where no other comes."""
    data = b""
    while b"\r\n\r\n" not in data:
        if not (received := connection.recv(65536)):
            return None
        data += received
    head, _, body = data.partition(b"\r\n\r\n")
    fields = dict(
        line.lower().split(b": ", 1)
        for line in head.split(b"\r\n")[1:]
        if b": " in line
    )
    if b"chunked" in fields.get(b"transfer-encoding", b""):
        while not body.endswith(END):
            body += connection.recv(65536)
    while len(body) < int(fields.get(b"content-length", 0)):
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


@contextmanager
def peer(*script: bytes | Sequence[Step], kind: type[Peer] = Peer) -> Iterator[Peer]:
    """A peer that listens on a port of its own choice."""
    listening = kind(script)
    try:
        yield listening
    finally:
        listening.close()
