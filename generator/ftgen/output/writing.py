"""Writing the files of a run: each whole or not at all, the manifest last."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ftgen.output.comparison import Change
from ftgen.output.manifest import (
    CACHE,
    NAME,
    PENDING,
    BrokenManifestError,
    Manifest,
    load_manifest,
)

_IGNORED = "# What ftgen keeps on this machine; it may be deleted.\n*\n"


def prepare(out: Path) -> None:
    """Make the output folder, and in it the folder for what git is to ignore. Raises OSError."""
    (out / CACHE).mkdir(parents=True, exist_ok=True)
    ignored = out / CACHE / ".gitignore"
    if not ignored.exists():
        ignored.write_text(_IGNORED, "utf-8")


def write(out: Path, changes: Iterable[Change], manifest: Manifest) -> None:
    """Make the changes, then put the manifest in place. Raises OSError where something cannot be written.

    What is about to be written is noted first, in a second manifest. A run that finds one knows the files of
    the killed run as ftgen's own.
    """
    prepare(out)
    _sweep(out)
    _replace(out / PENDING, manifest.text().encode())
    for change in changes:
        path = out / change.path
        if change.after is None:
            _remove(out, path)
            continue
        if change.obstacle:
            _clear(out / change.obstacle, is_folder=change.obstacle == change.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, change.after)
    os.replace(out / PENDING, out / NAME)


def _sweep(out: Path) -> None:
    """Delete what a killed run left half-written."""
    try:
        killed = load_manifest(out / PENDING)
    except BrokenManifestError:
        return
    for path in killed.files if killed is not None else ():
        with suppress(NotADirectoryError):
            _temporary(out / path).unlink(missing_ok=True)


def _replace(path: Path, content: bytes) -> None:
    temporary = _temporary(path)
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as file:
            file.write(content)
        if path.exists():
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}.ftgen-new")


def _clear(obstacle: Path, *, is_folder: bool) -> None:
    """Take away what stands in place of something else: a folder with nothing in it, a file or a link."""
    if is_folder:
        obstacle.rmdir()
    elif obstacle.is_symlink() or not obstacle.is_dir():
        obstacle.unlink(missing_ok=True)


def _remove(out: Path, path: Path) -> None:
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == out or any(folder.iterdir()):
            return
        folder.rmdir()
