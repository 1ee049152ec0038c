"""Writing the files of a run: each whole or not at all, the manifest last."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from ftgen.output.comparison import Change
from ftgen.output.manifest import (
    NAME,
    PENDING,
    BrokenManifestError,
    Manifest,
    load_manifest,
)


def write(out: Path, changes: Iterable[Change], manifest: Manifest) -> None:
    """Make the changes, then put the manifest in place. Raises OSError where something cannot be written.

    What is about to be written is noted first, in a second manifest beside the first. A run that finds one
    knows the files of the killed run as ftgen's own.
    """
    out.mkdir(parents=True, exist_ok=True)
    _sweep(out)
    _replace(out / PENDING, manifest.text().encode())
    for change in changes:
        path = out / change.path
        if change.after is None:
            _remove(out, path)
        else:
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


def _remove(out: Path, path: Path) -> None:
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == out or any(folder.iterdir()):
            return
        folder.rmdir()
