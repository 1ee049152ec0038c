"""Whether a run has nothing to do: the stamp of the last one says from what it wrote what is there.

The stamp is of this machine and never committed; it stands in a folder that git ignores by itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ftgen.config import is_url
from ftgen.copies import FOLDER, copy_name
from ftgen.output.manifest import (
    CACHE,
    NAME,
    PENDING,
    BrokenManifestError,
    Manifest,
    digest,
    load_manifest,
)
from ftgen.output.strays import strays

_STAMP = f"{CACHE}/stamp.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a run wrote its output from.

    ``generator`` is the fingerprint of what generated, ``manifest`` the digest of the manifest written.
    ``sources`` has the SHA-256 of every file of the description under its path relative to the
    description's folder, or its URL. ``warnings`` are repeated when there is nothing to do.
    """

    generator: str
    sources: Mapping[str, str]
    warnings: tuple[Mapping[str, Any], ...]
    manifest: str = ""


def load_stamp(out: Path) -> Stamp | None:
    """The stamp of the last run on this machine, if there is one that can be read."""
    try:
        data = json.loads((out / _STAMP).read_bytes())
        return Stamp(**{**data, "warnings": tuple(data["warnings"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def save_stamp(out: Path, stamp: Stamp, manifest: Manifest) -> None:
    """Leave the stamp for the next run; ``manifest`` is the one that was written with it."""
    data = {**asdict(stamp), "manifest": digest(manifest.text().encode())}
    (out / _STAMP).write_text(json.dumps(data, indent=1) + "\n", "utf-8")


def fresh(
    out: Path, *, folder: Path, generator: str, options: Mapping[str, Any]
) -> tuple[Manifest, Stamp] | None:
    """The manifest and the stamp of ``out`` if a run would change nothing, else None.

    That is: the same ``generator`` and options wrote it, every file of the description in ``folder`` is as
    the stamp has it, every file of the output as the manifest has it, and no other says it is generated.
    """
    stamp = load_stamp(out)
    if stamp is None or not stamp.sources or stamp.generator != generator:
        return None
    try:
        manifest = load_manifest(out / NAME)
    except BrokenManifestError:
        return None
    if (
        manifest is None
        or (out / PENDING).exists()
        or dict(manifest.options) != dict(options)
        or digest((out / NAME).read_bytes()) != stamp.manifest
    ):
        return None
    sources = {_path(name, out, folder): sha for name, sha in stamp.sources.items()}
    written = {f"{out}/{name}": sha for name, sha in manifest.files.items()}
    if not _same(sources) or not _same(written):
        return None
    return None if any(strays(out, manifest.files)) else (manifest, stamp)


def _path(name: str, out: Path, folder: Path) -> str:
    return str(out / FOLDER / copy_name(name) if is_url(name) else folder / name)


def _same(digests: Mapping[str, str]) -> bool:
    """Whether files are as they were written; of thousands, so that their paths stay texts."""
    try:
        return all(digest(_read(path)) == written for path, written in digests.items())
    except OSError:
        return False


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
