"""Octets of a request as they arrive, for handlers that do not want them whole."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from os import PathLike
from pathlib import Path
from typing import TypeVar

from anyio.to_thread import run_sync

R = TypeVar("R")

_MARK = "__takes_octets__"


def streamed(method: Callable[..., R]) -> Callable[..., R]:
    """A method of a handler whose body is not whole in memory.

    It gets a body of raw octets as ``Octets``, while they arrive, and not as bytes; the items of a stream while
    they arrive too, each checked for itself; in a form each file is an ``UploadedFile``.
    """
    setattr(method, _MARK, True)
    return method


def is_streamed(method: object) -> bool:
    """Whether a method takes its octets while they arrive."""
    return bool(getattr(method, _MARK, False))


class Octets(AsyncIterator[bytes]):
    """The octets of a body, piece by piece; they are read once. More than ``Limits.upload`` ends in a 413."""

    def __init__(self, pieces: AsyncIterator[bytes]) -> None:
        self._pieces = pieces

    async def __anext__(self) -> bytes:
        return await anext(self._pieces)

    async def save(self, path: str | PathLike[str]) -> int:
        """Write them to a file, in a worker thread; how many there are. Raises OSError where that fails."""
        size = 0
        with await run_sync(Path(path).open, "wb") as file:
            async for piece in self:
                size += await run_sync(file.write, piece)
        return size
