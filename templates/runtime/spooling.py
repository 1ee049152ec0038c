"""Files of a form that are kept outside of memory until the request is answered."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterable, AsyncIterator
from dataclasses import dataclass
from io import SEEK_CUR, SEEK_END, SEEK_SET, BufferedReader, RawIOBase
from os import PathLike
from tempfile import SpooledTemporaryFile
from threading import Lock
from typing import Any, BinaryIO

from anyio.to_thread import run_sync

from .files import Named
from .multipart import Head, Splitter
from .problems import HTTPError

MEMORY = 1024 * 1024
"""How many octets of a request stay in memory; from there on they are in a temporary file, one for all parts."""

CHUNK = 256 * 1024
"""How many octets of a file are read at a time."""


class Spool:
    """The octets of the parts of a request, one part after another; ``loadable`` of them may be loaded at once."""

    def __init__(self, loadable: int) -> None:
        self._file = SpooledTemporaryFile[bytes](max_size=MEMORY)
        self._lock = Lock()
        self._most = self._loadable = loadable
        self.size = 0

    async def add(self, chunk: bytes) -> None:
        """Keep more octets."""
        self.size += len(chunk)
        if self.size > MEMORY:
            await run_sync(self._file.write, chunk)
        else:
            self._file.write(chunk)

    def read(self, start: int, size: int) -> bytes:
        """Octets that were kept; raises ValueError where the request has been answered."""
        with self._lock:
            self._file.seek(start)
            return self._file.read(size)

    def load(self, start: int, size: int) -> bytes:
        """The same for values that stay in memory; raises HTTPError 413 where they are too much."""
        self._loadable -= size
        if self._loadable < 0:
            detail = (
                f"the values in the body must not be larger than {self._most} bytes"
            )
            raise HTTPError(413, detail)
        return self.read(start, size)

    def close(self) -> None:
        """Forget them all."""
        self._file.close()


class UploadedFile(Named, AsyncIterable[bytes]):
    """A file of a form as a method that is ``streamed`` gets it: in memory if it is small, else on the disk.

    It knows its ``size``, ``filename``, ``content_type`` and ``headers``, and is gone when the request has been
    answered.
    """

    def __init__(self, spool: Spool, start: int, size: int, head: Head) -> None:
        self._spool = spool
        self._start = start
        self.size = size
        self.filename = head.filename or ""
        self.content_type = head.content_type
        self.headers = head.headers

    async def __aiter__(self) -> AsyncIterator[bytes]:
        end = self._start + self.size
        for at in range(self._start, end, CHUNK):
            yield await run_sync(self._spool.read, at, min(CHUNK, end - at))

    async def read(self) -> bytes:
        """All of it."""
        return await run_sync(self._spool.read, self._start, self.size)

    async def save(self, path: str | PathLike[str]) -> int:
        """Write it to a file, in a worker thread; how many octets there are. Raises OSError where that fails."""
        await run_sync(self._write, path)
        return self.size

    def open(self) -> BinaryIO:
        """It as an open file, for ``def`` methods and for libraries that read one."""
        source = _Source(self._spool, self._start, self.size)
        return BufferedReader(source, CHUNK)

    def _write(self, path: str | PathLike[str]) -> None:
        with self.open() as source, open(path, "wb") as target:
            shutil.copyfileobj(source, target, CHUNK)

    def __repr__(self) -> str:
        return f"UploadedFile({self.size} octets, filename={self.filename!r}, content_type={self.content_type!r})"


class _Source(RawIOBase):
    """A part of a spool as a file."""

    def __init__(self, spool: Spool, start: int, size: int) -> None:
        self._spool = spool
        self._start = start
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = SEEK_SET, /) -> int:
        origin = {SEEK_SET: 0, SEEK_CUR: self._at, SEEK_END: self._size}[whence]
        self._at = max(0, origin + offset)
        return self._at

    def readinto(self, buffer: Any, /) -> int:
        size = max(0, min(len(buffer), self._size - self._at))
        found = self._spool.read(self._start + self._at, size)
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)


@dataclass(frozen=True, slots=True)
class Stored(Head):
    """One part of a multipart body, in a spool."""

    spool: Spool
    start: int
    size: int

    @property
    def data(self) -> bytes:
        """The octets of a value."""
        return self.spool.load(self.start, self.size)

    def file(self) -> UploadedFile:
        """The part as a file."""
        return UploadedFile(self.spool, self.start, self.size, self)


async def stored(
    chunks: AsyncIterator[bytes], content_type: str, spool: Spool, most: int
) -> list[Stored]:
    """The parts of a body, in order; raises DecodeError where it is not what its Content-Type says.

    Raises TooManyParts where there are more than ``most``.
    """
    splitter = Splitter(content_type, most)
    found: list[tuple[Head, int]] = []
    async for chunk in chunks:
        for each in splitter.feed(chunk):
            if isinstance(each, Head):
                found.append((each, spool.size))
            else:
                await spool.add(each)
    splitter.end()
    ends = [*(start for _, start in found[1:]), spool.size]
    return [
        Stored(*head.said, spool, start, end - start)
        for (head, start), end in zip(found, ends, strict=True)
    ]
