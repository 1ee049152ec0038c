"""Streams on their way out: the first piece is made before the head is sent, and silence among events is filled."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from anyio import move_on_after

PATIENCE = 2.0
"""How many seconds a head waits for the first piece; a stream that has nothing to say yet is one all the same."""
SILENCE = 15.0
"""After how many seconds without an event a comment is sent, so that nobody between takes the connection for dead."""
COMMENT = b":\n\n"
"""A comment among events (WHATWG HTML §9.2.6)."""
_END: Any = object()


class Begun(AsyncIterator[bytes]):
    """The pieces of a stream, the first of which is in the making; ``filled`` puts comments where nothing comes.

    Under asyncio a piece is made in a task of its own as long as somebody waits for it with a limit.
    """

    def __init__(self, pieces: AsyncIterator[bytes], *, filled: bool) -> None:
        self._pieces = pieces
        self._filled = filled
        self._making: asyncio.Future[bytes] | None = None
        self._first: list[bytes] = []

    async def begin(self) -> None:
        """Wait for the first piece, but not for ever; raises what making it raises."""
        if not _is_asyncio():
            self._filled = False
            self._first = [await anext(self._pieces, _END)]
        elif (piece := await self._next(PATIENCE)) is not None:
            self._first = [piece]

    async def __anext__(self) -> bytes:
        if self._first:
            piece = self._first.pop()
        elif self._making is not None or self._filled:
            found = await self._next(SILENCE if self._filled else None)
            piece = COMMENT if found is None else found
        else:
            piece = await anext(self._pieces, _END)
        if piece is _END:
            raise StopAsyncIteration
        return piece

    async def _next(self, seconds: float | None) -> bytes | None:
        """The next piece; None where it is not there after so many seconds."""
        if self._making is None:
            self._making = asyncio.ensure_future(anext(self._pieces, _END))
        await asyncio.wait([self._making], timeout=seconds)
        if not self._making.done():
            return None
        made, self._making = self._making, None
        return made.result()

    async def aclose(self) -> None:
        """Stop making pieces, and let who makes them clean up, for some seconds at most."""
        with move_on_after(5, shield=True):
            if self._making is not None:
                self._making.cancel()
                await asyncio.wait([self._making])
            if (close := getattr(self._pieces, "aclose", None)) is not None:
                await close()


def _is_asyncio() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
