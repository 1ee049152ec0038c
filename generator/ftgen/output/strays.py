"""Files that say they are generated, where nothing else knows of them: what a lost manifest leaves behind."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from ftgen.output.manifest import NAME
from ftgen.output.marking import is_marked

_LONGEST_START = 64


def strays(out: Path, known: Collection[str]) -> Iterator[str]:
    """The marked files below ``out`` that are not ``known``, in the folders that known files stand in.

    A folder with a manifest of its own is the output of another job.
    """
    tops = {path.partition("/")[0] for path in known if "/" in path}
    for top in sorted(tops):
        yield from _strays(os.fspath(out), top, known)


def _strays(out: str, folder: str, known: Collection[str]) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(f"{out}/{folder}"), key=lambda entry: entry.name)
    except OSError:
        return
    if any(entry.name == NAME for entry in entries):
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _strays(out, path, known)
        elif path not in known and _is_marked(entry.path):
            yield path


def _is_marked(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return is_marked(file.read(_LONGEST_START))
    except OSError:
        return False
