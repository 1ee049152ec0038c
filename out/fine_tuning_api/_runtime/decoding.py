"""Takes apart what is compressed, in steps of a bounded size, and knows whether the end has come."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_STEP = 256 * 1024


class Gunzip:
    """Reads gzip (RFC 1952), of one member or several."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._is_started = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The octets that the chunk gives, at most some hundred thousand at a time."""
        while chunk:
            self._is_started = True
            if self._member.eof:
                self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
            if piece := self._member.decompress(chunk, _STEP):
                yield piece
            chunk = self._member.unconsumed_tail or self._member.unused_data

    def end(self) -> None:
        """Raise zlib.error where the octets have ended too early."""
        if self._is_started and not self._member.eof:
            raise zlib.error("the compressed body is cut short")
