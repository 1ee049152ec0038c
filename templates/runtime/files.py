"""Files as multipart bodies carry them: octets that know their name and type."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self


class Named:
    """What a part of a form says of the file that it holds."""

    filename: str = ""
    content_type: str = ""
    headers: Mapping[str, str] = MappingProxyType({})


class File(bytes, Named):
    """The octets of a file; may be given wherever ``bytes`` are asked for.

    ``filename`` and ``content_type`` are sent with the part that holds it, ``headers`` too.
    """

    def __new__(
        cls,
        content: bytes,
        filename: str = "",
        content_type: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """The octets, and what a part of a form says of them."""
        file = super().__new__(cls, content)
        file.filename = filename
        file.content_type = content_type
        file.headers = headers or {}
        return file

    @classmethod
    def read(cls, path: str | PathLike[str], content_type: str = "") -> Self:
        """The file at a path, under its own name; raises OSError where it cannot be read."""
        return cls(Path(path).read_bytes(), Path(path).name, content_type)

    async def save(self, path: str | PathLike[str]) -> int:
        """Write the octets to a file, in a worker thread; how many there are. Raises OSError where that fails."""
        # By name: type checkers need not find what only servers install.
        threads: Any = import_module("anyio.to_thread")
        size: int = await threads.run_sync(Path(path).write_bytes, self)
        return size

    def __repr__(self) -> str:
        return f"File({len(self)} octets, filename={self.filename!r}, content_type={self.content_type!r})"
