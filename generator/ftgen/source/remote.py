"""Files at http and https addresses: fetched where that is allowed, else read from the copies of an earlier run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ftgen.copies import FOLDER, copy_name
from ftgen.diagnostics import FtgenError, Location, finding
from ftgen.source.document import Document
from ftgen.source.reading import parse

AUTHORIZATION = "FTGEN_AUTHORIZATION"
"""The environment variable that holds the Authorization header for the address of the description."""


class Remote:
    """What a run reads from other hosts, each file once.

    ``copies`` is the folder with the copies of an earlier run. Where the run is not ``fetching`` they are all
    that is read: the same description each time, until a run may fetch again. ``origin`` is the address of the
    description, at whose host the run has a credential.
    """

    def __init__(
        self, copies: Path | None = None, *, fetching: bool, origin: str = ""
    ) -> None:
        self._copies = copies
        self._fetching = fetching
        self._entry = origin
        self._origin = _host(origin)
        self._read: dict[str, bytes] = {}

    def read(self, url: str) -> Document:
        """Return the document at an address.

        Raises FtgenError: ``unreadable-file`` where it cannot be fetched, or is the description itself and may
        not be, ``remote-ref`` where another may not be and there is no copy.
        """
        if url not in self._read:
            self._read[url] = self._fetched(url) if self._fetching else self._copy(url)
        return parse(self._read[url], url)

    def copies(self) -> Iterator[tuple[str, bytes]]:
        """Path, relative to the output, and content of a copy of each file that was read."""
        for url, data in sorted(self._read.items()):
            yield f"{FOLDER}/{copy_name(url)}", data

    def _copy(self, url: str) -> bytes:
        try:
            if self._copies is not None:
                return Path(self._copies, copy_name(url)).read_bytes()
        except OSError:
            pass
        message = f"{url} has not been fetched, and this run may not"
        hint = "run ftgen with --allow-remote, and commit the copy that it keeps"
        at = Location(url, "", 1, 1)
        rule = "unreadable-file" if url == self._entry else "remote-ref"
        raise FtgenError(finding(rule, message, at, hint))

    def _fetched(self, url: str) -> bytes:
        from ftgen.source.fetching import fetch  # slow to import, and rarely needed

        is_ours = self._origin == _host(url)
        return fetch(url, os.environ.get(AUTHORIZATION, "") if is_ours else "")


def _host(url: str) -> tuple[str, str]:
    scheme, _, rest = url.partition("://")
    return scheme, rest.partition("/")[0]
