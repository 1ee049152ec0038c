"""Answers that an asynchronous client reads while they arrive."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Coroutine, Generator
from os import PathLike
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from . import media
from .answers import item_error, stream_error
from .codec import DecodeError
from .errors import ClientError
from .exchange import HttpResponse
from .notes import Notes
from .requests import StreamRequest
from .streaming import ErrorItemError, ItemReader, Lines, text_decoder

E = TypeVar("E")


class AsyncRawStream:
    """An answer whose body has not been read yet. Close it, or use it in an ``async with`` statement.

    Its body can be read once, by one of its methods.
    """

    def __init__(self, response: HttpResponse) -> None:
        self._response = response
        self.status = response.status
        self.headers = response.headers

    def iter_bytes(self) -> AsyncIterator[bytes]:
        """The octets of the body as they arrive; raises TransportError when they stop arriving."""
        return self._response.aiter_bytes()

    async def iter_text(self) -> AsyncIterator[str]:
        """The text of the body as it arrives, in the charset that the answer states."""
        decoder = text_decoder(media.charset(self.headers.get("content-type", "")))
        async for chunk in self.iter_bytes():
            yield decoder.decode(chunk)
        yield decoder.decode(b"", True)

    async def iter_lines(self) -> AsyncIterator[str]:
        """The lines of the text, without their ends."""
        lines = Lines()
        async for text in self.iter_text():
            for line in lines.feed(text):
                yield line
        for line in lines.end():
            yield line

    async def read(self) -> bytes:
        """The rest of the body at once."""
        return b"".join([chunk async for chunk in self.iter_bytes()])

    async def save(self, path: str | PathLike[str]) -> int:
        """Write the body to a file, which appears when it is whole; gives the number of octets."""
        from anyio.to_thread import run_sync

        part, count = f"{os.fspath(path)}.part", 0
        try:
            with open(part, "wb") as file:
                async for chunk in self.iter_bytes():
                    count += await run_sync(file.write, chunk)
            os.replace(part, path)
        except BaseException:
            if os.path.exists(part):
                os.unlink(part)
            raise
        return count

    async def aclose(self) -> None:
        """Give up the rest of the body and the connection with it."""
        await self._response.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()


class AsyncStream(AsyncRawStream, Generic[E]):
    """The items of an answer, decoded while they arrive. Close it, or use it in an ``async with`` statement.

    Iterating raises StreamError where the service breaks off with an error of its own, InvalidResponseError for
    an item that is not as described, and TransportError when nothing arrives any more.
    """

    def __init__(
        self,
        request: StreamRequest[Any, E],
        response: HttpResponse,
        largest: int | None = None,
        *,
        strict: bool = False,
    ) -> None:
        super().__init__(response)
        self.notes = Notes(strict=strict)
        self._reader = request.items(self.notes)
        self._reader.largest = largest
        self._items = _items(request, response, self._reader)
        self._is_closed = False

    @property
    def last_event_id(self) -> str:
        """The id that the service has sent last, with which it may go on elsewhere; empty without one."""
        return self._reader.last_event_id

    @property
    def retry(self) -> int | None:
        """The milliseconds that the service asks to wait before connecting anew."""
        return self._reader.retry

    async def aclose(self) -> None:
        """Give up the rest of the items and the connection with it."""
        self._is_closed = True
        await super().aclose()

    def __aiter__(self) -> AsyncIterator[E]:
        return self

    async def __anext__(self) -> E:
        if self._is_closed:
            raise ClientError("the stream has been closed")
        return await anext(self._items)


async def _items(
    request: StreamRequest[Any, E], response: HttpResponse, reader: ItemReader[E]
) -> AsyncIterator[E]:
    """The items; it knows nothing of the stream, so that a stream which is dropped is closed soon."""
    try:
        async for chunk in response.aiter_bytes():
            for item in reader.feed(chunk):
                yield item
            if reader.is_done:
                return
        for item in reader.end():
            yield item
    except ErrorItemError:
        chunk = b""  # tracebacks may show what it was
        raise stream_error(request, response, reader.octets) from None
    except DecodeError as error:
        chunk = b""
        failure = item_error(request, response, reader.octets, error)
        raise failure from failure.__cause__
    finally:
        await response.aclose()


S_co = TypeVar("S_co", bound=AsyncRawStream, covariant=True)


class Opening(Coroutine[Any, Any, S_co], Generic[S_co]):
    """A coroutine that gives a stream, and opens and closes it in ``async with`` without an ``await``."""

    def __init__(self, opening: Coroutine[Any, Any, S_co]) -> None:
        self._opening = opening
        self._stream: S_co | None = None

    async def __aenter__(self) -> S_co:
        self._stream = await self._opening
        return self._stream

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._stream is not None:
            await self._stream.aclose()

    def __await__(self) -> Generator[Any, Any, S_co]:
        return self._opening.__await__()

    def send(self, value: Any, /) -> Any:
        """One step, for the event loop."""
        return self._opening.send(value)

    def throw(self, *error: Any) -> Any:
        """Raise an exception where it waits, for the event loop."""
        return self._opening.throw(*error)

    def close(self) -> None:
        """Give it up."""
        self._opening.close()
