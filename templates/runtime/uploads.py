"""What is sent as a file: octets, a path, an open file or an iterator, never held in memory as a whole."""

from __future__ import annotations

import os
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from os import PathLike
from typing import IO, Any, TypeAlias

from .files import File

CHUNK = 256 * 1024
"""How many octets of a file are read at a time."""

Progress: TypeAlias = Callable[[int, int | None], object]
"""Told while a body is sent: the octets so far and the octets in all, None where that is not known."""


class SourceError(Exception):
    """Carries what a source raised past the HTTP library, which would take it for its own."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(cause)
        self.cause = cause


class Upload:
    """Octets to be sent with a name and a media type.

    ``content`` is bytes, a path, a file opened in binary mode, or an iterable of bytes; an asynchronous client
    takes an asynchronous iterable too. A tuple of a name, one of these and perhaps a media type says all. Bytes,
    paths and files that can be rewound are sent anew by every try, what can be read only once is sent once. Where
    no name is given it is that of the path or the file.
    """

    def __init__(
        self,
        content: AsyncUploadable,
        filename: str = "",
        content_type: str = "",
    ) -> None:
        said: Any = content
        if isinstance(said, tuple) and said and isinstance(said[0], str):
            named, content, *kinds = said
            filename, content_type = filename or named, content_type or "".join(kinds)
        given: Any = content.content if isinstance(content, Upload) else content
        self.content: Any = _accepted(given)
        self.filename = filename or _name(content)
        stated: str = getattr(content, "content_type", "")
        self.content_type = content_type or stated
        self.headers: Mapping[str, str] = getattr(content, "headers", {})
        self._start: int | None = given.tell() if _is_seekable(given) else None
        self._is_started = False

    @property
    def length(self) -> int | None:
        """How many octets there are; None where only sending them tells."""
        content = self.content
        if isinstance(content, bytes):
            return len(content)
        if isinstance(content, (list, tuple)):
            return sum(map(len, content))
        if isinstance(content, PathLike):
            return os.stat(content).st_size
        if self._start is not None:
            end: int = content.seek(0, os.SEEK_END)
            content.seek(self._start)
            return end - self._start
        return None

    @property
    def is_spent(self) -> bool:
        """Whether it has been sent and cannot be sent again."""
        is_lasting = isinstance(self.content, (bytes, PathLike, list, tuple))
        return self._is_started and not is_lasting and self._start is None

    def chunks(self) -> Iterator[bytes]:
        """The octets, from the start each time."""
        content: Any = self.content
        self._is_started = True
        if isinstance(content, bytes):
            for start in range(0, len(content), CHUNK):
                yield content[start : start + CHUNK]
        elif isinstance(content, PathLike):
            with open(content, "rb") as file:
                yield from iter(lambda: file.read(CHUNK), b"")
        elif hasattr(content, "read"):
            if self._start is not None:
                content.seek(self._start)
            yield from iter(lambda: content.read(CHUNK), b"")
        elif hasattr(content, "__iter__"):
            yield from content
        else:
            raise TypeError("an asynchronous iterator needs an asynchronous client")

    async def achunks(self) -> AsyncIterator[bytes]:
        """The same for an asynchronous client; files are read in a thread."""
        content: Any = self.content
        if hasattr(content, "__aiter__"):
            self._is_started = True
            async for chunk in content:
                yield chunk
        elif isinstance(content, PathLike) or hasattr(content, "read"):
            from anyio.to_thread import run_sync

            chunks = self.chunks()
            while chunk := await run_sync(next, chunks, b""):
                yield chunk
        else:
            for chunk in self.chunks():
                yield chunk

    def __repr__(self) -> str:
        return f"Upload(filename={self.filename!r}, content_type={self.content_type!r})"


_Octets: TypeAlias = bytes | PathLike[str] | IO[bytes] | Iterable[bytes]
_AsyncOctets: TypeAlias = _Octets | AsyncIterable[bytes]

Uploadable: TypeAlias = (
    _Octets | Upload | tuple[str, _Octets] | tuple[str, _Octets, str]
)
"""What a client sends as a file; a tuple gives its name, its octets and its media type."""

AsyncUploadable: TypeAlias = (
    _AsyncOctets | Upload | tuple[str, _AsyncOctets] | tuple[str, _AsyncOctets, str]
)
"""What an asynchronous client sends as a file."""


class Source:
    """The octets of a body that are read while they are sent, from several pieces one after another."""

    def __init__(
        self,
        pieces: Sequence[bytes | Upload],
        progress: Progress | None = None,
    ) -> None:
        self._pieces = pieces
        self._progress = progress

    def reporting(self, progress: Progress) -> Source:
        """The same octets, of which is told how many have been taken."""
        return Source(self._pieces, progress)

    @property
    def length(self) -> int | None:
        """How many octets there are; None where only sending them tells."""
        total = 0
        for each in self._pieces:
            length = len(each) if isinstance(each, bytes) else each.length
            if length is None:
                return None
            total += length
        return total

    @property
    def is_spent(self) -> bool:
        """Whether it has been sent and cannot be sent again."""
        return any(isinstance(each, Upload) and each.is_spent for each in self._pieces)

    def chunks(self) -> Iterator[bytes]:
        """The octets, from the start each time; what a piece raises is a SourceError."""
        sent = self._counter()
        try:
            for piece in self._pieces:
                upload = piece if isinstance(piece, Upload) else Upload(piece)
                for chunk in upload.chunks():
                    yield _checked(chunk)
                    sent(chunk)
        except Exception as error:
            raise SourceError(error) from error

    async def achunks(self) -> AsyncIterator[bytes]:
        """The same for an asynchronous client."""
        sent = self._counter()
        try:
            for piece in self._pieces:
                upload = piece if isinstance(piece, Upload) else Upload(piece)
                async for chunk in upload.achunks():
                    yield _checked(chunk)
                    sent(chunk)
        except Exception as error:
            raise SourceError(error) from error

    def _counter(self) -> Callable[[bytes], None]:
        total, count = self.length, 0

        def sent(chunk: bytes) -> None:
            nonlocal count
            count += len(chunk)
            if self._progress is not None:
                self._progress(count, total)

        return sent


Content: TypeAlias = bytes | Source
"""The octets of a body: there already, or read while they are sent."""


def as_upload(value: Any) -> Upload | None:
    """A value as an upload; None where it is not what only a file can be."""
    if isinstance(value, Upload):
        return value
    kinds = (bytes, bytearray, memoryview, PathLike)
    marks = ("__next__", "__aiter__", "read")
    is_file = isinstance(value, kinds) or any(hasattr(value, each) for each in marks)
    content: Any = value
    return Upload(content) if is_file else None


def _accepted(content: Any) -> Any:
    if isinstance(content, (bytearray, memoryview)):
        return bytes(content)
    if isinstance(content, (bytes, PathLike, Iterable, AsyncIterable)) and not (
        isinstance(content, (str, Mapping))
    ):
        return content
    raise TypeError(
        "a file is bytes, a Path, a file opened in binary mode, an iterable of bytes, or a tuple of its name, "
        f"one of these and its media type, not {type(content).__name__}"
    )


def _checked(chunk: Any) -> bytes:
    if not isinstance(chunk, (bytes, bytearray, memoryview)):
        raise TypeError(
            f"what is sent has to give bytes, not {type(chunk).__name__}; open text files in binary mode"
        )
    return bytes(chunk)


def _name(content: Any) -> str:
    if isinstance(content, (File, Upload)):
        return content.filename
    named = content if isinstance(content, PathLike) else getattr(content, "name", "")
    return os.path.basename(str(named)) if isinstance(named, (str, PathLike)) else ""


def _is_seekable(content: Any) -> bool:
    seekable = getattr(content, "seekable", None)
    return seekable is not None and bool(seekable())
