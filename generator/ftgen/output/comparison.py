"""What differs between the files of a run and those on disk, why, and which of them are ftgen's to touch."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import unified_diff
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Literal

from ftgen.output.manifest import (
    NAME,
    PENDING,
    BrokenManifestError,
    Manifest,
    load_manifest,
    plain,
)
from ftgen.output.marking import is_marked
from ftgen.output.strays import strays


class Cause(StrEnum):
    """Why a file is not what a run makes of it: the first three where the run makes something else of it."""

    DESCRIPTION = "description"
    TOOLS = "tools"
    OPTIONS = "options"
    MISSING = "missing"
    EDITED = "edited"
    STALE = "stale"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One file that a run would write (``after``) or delete (``after`` is None).

    ``obstacle`` is what has to go before it can be written: a folder in its place, or a file in place of a
    folder above it. ``needs_force`` says that something would be lost that ftgen did not write.
    """

    path: str
    before: bytes | None
    after: bytes | None
    cause: Cause = Cause.DESCRIPTION
    obstacle: str = ""
    needs_force: bool = False

    @property
    def kind(self) -> Literal["created", "changed", "removed"]:
        """What happens to the file."""
        if self.after is None:
            return "removed"
        return "created" if self.before is None else "changed"

    @property
    def is_kept(self) -> bool:
        """Whether it is no longer generated, but edited: then it goes only by force."""
        return self.after is None and self.needs_force

    @property
    def line(self) -> int:
        """The first line of what is there that differs, counted from 1."""
        before, after = (
            plain(content or b"").split(b"\n") for content in (self.before, self.after)
        )
        pairs = enumerate(zip(before, after, strict=False), 1)
        return next((number for number, (old, new) in pairs if old != new), 1)


def owned(out: Path) -> tuple[Manifest, ...]:
    """The manifest of the last run, and of one that was killed since. Raises BrokenManifestError."""
    return tuple(
        found
        for name in (NAME, PENDING)
        if (found := load_manifest(out / name)) is not None
    )


def current(out: Path) -> Manifest | None:
    """The manifest of the last run, where there is one that can be read."""
    try:
        return load_manifest(out / NAME)
    except BrokenManifestError:
        return None


def compare(
    out: Path,
    files: Mapping[str, bytes],
    known: tuple[Manifest, ...],
    why: Cause = Cause.DESCRIPTION,
) -> tuple[Change, ...]:
    """What it takes to make ``out`` hold ``files``.

    ``known`` are the manifests that say what is ours, ``why`` is the cause where a file is as ftgen wrote it.
    """
    listed = {*files, *(path for manifest in known for path in manifest.files)}
    paths = sorted({*listed, *strays(out, listed)})
    found = (_change(out, path, files.get(path), known, why) for path in paths)
    return tuple(change for change in found if change is not None)


def drift(
    out: Path,
    files: Mapping[str, bytes],
    manifest: Manifest,
    why: Cause = Cause.DESCRIPTION,
) -> tuple[Change, ...]:
    """What a run would change, its manifest included where it says something else of the output."""
    try:
        known = owned(out)
    except BrokenManifestError:
        known, why = (), Cause.EDITED
    last = current(out)
    changes = compare(out, files, known, why)
    obstacle, before = _standing(out, NAME)
    expected = manifest if last is None else replace(manifest, tools=last.tools)
    if before is not None and plain(before) == expected.text().encode():
        return changes
    written = Change(
        path=NAME,
        before=before,
        after=manifest.text().encode(),
        cause=Cause.MISSING if before is None else why,
        obstacle=obstacle,
        needs_force=why is Cause.EDITED or other_package(known, manifest.package) != (),
    )
    return (*changes, written)


def other_package(known: tuple[Manifest, ...], package: str) -> tuple[str, ...]:
    """The other packages that the folder holds, which a run would replace."""
    return tuple(sorted({manifest.package for manifest in known} - {package}))


def _change(
    out: Path,
    path: str,
    after: bytes | None,
    known: tuple[Manifest, ...],
    why: Cause,
) -> Change | None:
    obstacle, before = _standing(out, path)
    listing = [manifest for manifest in known if path in manifest.files]
    if obstacle or before is None:
        if after is None:
            return None
        is_new = not obstacle and known and not listing
        cause = why if is_new else Cause.FOREIGN if obstacle else Cause.MISSING
        lost = bool(obstacle) and not _is_empty_folder(out / obstacle)
        return Change(
            path=path,
            before=None,
            after=after,
            cause=cause,
            obstacle=obstacle,
            needs_force=lost,
        )
    if after is not None and plain(before) == after:
        return None
    is_ours = any(manifest.wrote(path, before) for manifest in listing)
    says_so = is_marked(before)
    if after is None and not is_ours and not says_so:
        return None
    if after is None:
        cause = Cause.STALE
    elif is_ours:
        cause = why
    else:
        cause = Cause.EDITED if listing or says_so else Cause.FOREIGN
    return Change(
        path=path, before=before, after=after, cause=cause, needs_force=not is_ours
    )


def is_stuck(out: str, change: Change) -> bool:
    """Whether a folder with something in it stands in the way, which no run removes."""
    return (
        change.needs_force
        and change.obstacle == change.path
        and os.path.isdir(f"{out}/{change.obstacle}")
    )


def diff(out: str, changes: tuple[Change, ...]) -> Iterator[str]:
    """The changes as lines of a unified diff, from what is there to what ftgen generates.

    A file that has no lines is told of as git does it, by a line of its own.
    """
    for change in changes:
        name = f"{out}/{change.path}"
        before, after = _lines(change.before), _lines(change.after)
        if before == after:
            yield f"{'new' if change.before is None else 'deleted'} empty file {name}\n"
        yield from unified_diff(
            before,
            after,
            "/dev/null" if change.before is None else name,
            "/dev/null" if change.after is None else name,
        )


def _lines(content: bytes | None) -> list[str]:
    if content is None:
        return []
    lines = plain(content).decode("utf-8", "replace").splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n\\ No newline at end of file\n"
    return lines


def _standing(out: Path, path: str) -> tuple[str, bytes | None]:
    """What is in the way of a file, and the content of the file.

    A folder that is a link to another one is in the way: what is written through it would be elsewhere.
    """
    for parent in map(str, reversed(PurePosixPath(path).parents[:-1])):
        if (out / parent).is_symlink():
            return parent, None
    try:
        return "", (out / path).read_bytes()
    except FileNotFoundError:
        return "", None
    except (IsADirectoryError, NotADirectoryError, PermissionError):
        for parent in map(str, reversed(PurePosixPath(path).parents)):
            if not (out / parent).is_dir():
                return ("", None) if parent == "." else (parent, None)
        if (out / path).is_dir():
            return path, None
        raise


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and not any(os.scandir(path))
