"""Where a finding is, for services that show it beside a repository's files."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path, PurePath
from urllib.parse import quote

from ftgen.config import COMMAND_LINE


def repository_path(file: str) -> str:
    """A file's path from the root of the repository that the current folder is in; one outside is as it was given."""
    root = _root(os.getcwd())
    if root is None or "://" in file or file.startswith("<"):
        return file
    path = os.path.relpath(os.path.abspath(file), root)
    return file if path.startswith(os.pardir) else PurePath(path).as_posix()


def uri(file: str) -> str:
    """A file as a URI (RFC 3986), relative to the repository's root where it is in there; empty where it is none."""
    if file == COMMAND_LINE or file.startswith("<"):
        return ""
    if "://" in file:
        return quote(file, safe=":/?#[]@!$&'()*+,;=%~")
    path = repository_path(file)
    if os.path.isabs(path):
        return Path(path).as_uri()
    return quote(PurePath(path).as_posix())


@cache
def _root(folder: str) -> str | None:
    """The folder that holds ``.git``: a folder, or in a worktree a file."""
    for path in (Path(folder), *Path(folder).parents):
        if (path / ".git").exists():
            return str(path)
    return None
