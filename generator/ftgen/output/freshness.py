"""Whether a run has nothing to do, found out from the manifest alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ftgen.output.manifest import (
    NAME,
    PENDING,
    BrokenManifestError,
    Manifest,
    digest,
    load_manifest,
)


def fresh(
    out: Path,
    *,
    folder: Path,
    tools: Mapping[str, Any],
    options: Mapping[str, Any],
    generator: Iterable[Path],
) -> Manifest | None:
    """The manifest of ``out`` if a run would change nothing, else None.

    That is: the same tools and options wrote it, every file of the description in ``folder`` and every
    file of the output is as the manifest has it, and nothing below the ``generator`` folders is newer.
    """
    path = out / NAME
    try:
        manifest = load_manifest(path)
    except BrokenManifestError:
        return None
    if (
        manifest is None
        or (out / PENDING).exists()
        or dict(manifest.options) != dict(options)
    ):
        return None
    if any(getattr(manifest, name) != value for name, value in tools.items()):
        return None
    if _newest(generator) > path.stat().st_mtime_ns:
        return None
    same = _same(folder, manifest.sources) and _same(out, manifest.files)
    return manifest if same and manifest.sources else None


def _same(folder: Path, digests: Mapping[str, str]) -> bool:
    try:
        return all(
            digest((folder / path).read_bytes()) == written
            for path, written in digests.items()
        )
    except OSError:
        return False


def _newest(folders: Iterable[Path]) -> int:
    return max((_newest_in(os.fspath(folder)) for folder in folders), default=0)


def _newest_in(folder: str) -> int:
    newest = 0
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                newest = max(newest, _newest_in(entry.path))
        else:
            newest = max(newest, entry.stat().st_mtime_ns)
    return newest
