"""Revisions of a description: files, or what git has of them."""

from __future__ import annotations

import posixpath
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from ftgen.diagnostics import FtgenError, Location, finding
from ftgen.source import Document, parse, read

Reader: TypeAlias = Callable[[str], Document]


def read_revision(name: str) -> tuple[Document, Reader]:
    """Read a file, or ``REF:path`` as git has it, and return it with what reads the files that it refers to.

    The path is relative to the repository's root, or to the current folder where it begins with ``./``.
    Raises FtgenError where there is no such file or revision.
    """
    ref, _, path = name.partition(":")
    if (
        not (ref and path)
        or ref.startswith("-")
        or path.startswith("//")
        or Path(name).exists()
    ):
        return read(name), read
    if path.startswith("."):
        prefix = _git("rev-parse", "--show-prefix", of=name).decode().strip()
        path = posixpath.normpath(posixpath.join(prefix, path))
    return _read(f"{ref}:/{path}"), _read


def _read(name: str) -> Document:
    """Read a file of a revision; its name has a slash behind the colon, so that it has a folder."""
    ref, _, path = name.partition(":/")
    return parse(_git("cat-file", "blob", f"{ref}:{path}", of=name), name)


def _git(*arguments: str, of: str) -> bytes:
    """What a command of git prints."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except OSError as error:
        raise _unreadable(of, f"git cannot be run: {error.strerror}") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise _unreadable(of, f"git says: {reason}")
    return done.stdout


def _unreadable(name: str, message: str) -> FtgenError:
    hint = "write FILE, or REF:PATH with a path from the root of the repository, as in main:openapi.yaml"
    at = Location(name, "", 1, 1)
    return FtgenError(finding("unreadable-file", message, at, hint))
