"""Answers that a synchronous client reads while they arrive."""

from __future__ import annotations

import os
from collections.abc import Iterator
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


class RawStream:
    """An answer whose body has not been read yet. Close it, or use it in a ``with`` statement.

    Its body can be read once, by one of its methods.
    """

    def __init__(self, response: HttpResponse) -> None:
        self._response = response
        self.status = response.status
        self.headers = response.headers

    def iter_bytes(self) -> Iterator[bytes]:
        """The octets of the body as they arrive; raises TransportError when they stop arriving."""
        return self._response.iter_bytes()

    def iter_text(self) -> Iterator[str]:
        """The text of the body as it arrives, in the charset that the answer states."""
        decoder = text_decoder(media.charset(self.headers.get("content-type", "")))
        for chunk in self.iter_bytes():
            yield decoder.decode(chunk)
        yield decoder.decode(b"", True)

    def iter_lines(self) -> Iterator[str]:
        """The lines of the text, without their ends."""
        lines = Lines()
        for text in self.iter_text():
            yield from lines.feed(text)
        yield from lines.end()

    def read(self) -> bytes:
        """The rest of the body at once."""
        return b"".join(self.iter_bytes())

    def save(self, path: str | PathLike[str]) -> int:
        """Write the body to a file, which appears when it is whole; gives the number of octets."""
        part, count = f"{os.fspath(path)}.part", 0
        try:
            with open(part, "wb") as file:
                for chunk in self.iter_bytes():
                    count += file.write(chunk)
            os.replace(part, path)
        except BaseException:
            if os.path.exists(part):
                os.unlink(part)
            raise
        return count

    def close(self) -> None:
        """Give up the rest of the body and the connection with it."""
        self._response.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class Stream(RawStream, Generic[E]):
    """The items of an answer, decoded while they arrive. Close it, or use it in a ``with`` statement.

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

    def close(self) -> None:
        """Give up the rest of the items and the connection with it."""
        self._is_closed = True
        super().close()

    def __iter__(self) -> Iterator[E]:
        return self

    def __next__(self) -> E:
        if self._is_closed:
            raise ClientError("the stream has been closed")
        return next(self._items)


def _items(
    request: StreamRequest[Any, E], response: HttpResponse, reader: ItemReader[E]
) -> Iterator[E]:
    """The items; it knows nothing of the stream, so that a stream which is dropped is closed at once."""
    try:
        for chunk in response.iter_bytes():
            yield from reader.feed(chunk)
            if reader.is_done:
                return
        yield from reader.end()
    except ErrorItemError:
        chunk = b""  # tracebacks may show what it was
        raise stream_error(request, response, reader.octets) from None
    except DecodeError as error:
        chunk = b""
        failure = item_error(request, response, reader.octets, error)
        raise failure from failure.__cause__
    finally:
        response.close()
