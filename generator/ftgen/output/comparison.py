"""What differs between the files of a run and those on disk, and which of them are ftgen's to touch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Literal

from ftgen.output.manifest import (
    NAME,
    PENDING,
    BrokenManifestError,
    Manifest,
    digest,
    load_manifest,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One file that a run would write (``after``) or delete (``after`` is None)."""

    path: str
    before: bytes | None
    after: bytes | None

    @property
    def kind(self) -> Literal["created", "changed", "removed"]:
        """What happens to the file."""
        if self.after is None:
            return "removed"
        return "created" if self.before is None else "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The changes that a run would make.

    ``edited`` are files of the changes that ftgen wrote and someone edited, ``foreign`` those that ftgen did
    not write, ``kept`` edited files that are no longer generated: they are left where they are.
    """

    changes: tuple[Change, ...] = ()
    edited: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def owned(out: Path) -> tuple[Manifest, ...]:
    """The manifest of the last run, and of one that was killed since. Raises BrokenManifestError."""
    return tuple(
        found
        for name in (NAME, PENDING)
        if (found := load_manifest(out / name)) is not None
    )


def compare(
    out: Path, files: Mapping[str, bytes], known: tuple[Manifest, ...]
) -> Comparison:
    """What it takes to make ``out`` hold ``files``; ``known`` are the manifests that say what is ours."""
    changes: list[Change] = []
    edited: list[str] = []
    foreign: list[str] = []
    kept: list[str] = []
    for path in sorted(
        {*files, *(path for manifest in known for path in manifest.files)}
    ):
        before, after = _content(out / path), files.get(path)
        written = {manifest.files[path] for manifest in known if path in manifest.files}
        ours = before is None or digest(before) in written
        if before == after:
            continue
        if after is None and not ours:
            kept.append(path)
            continue
        if not ours:
            (edited if written else foreign).append(path)
        changes.append(Change(path=path, before=before, after=after))
    return Comparison(
        changes=tuple(changes),
        edited=tuple(edited),
        foreign=tuple(foreign),
        kept=tuple(kept),
    )


def drift(
    out: Path, files: Mapping[str, bytes], manifest: Manifest
) -> tuple[Change, ...]:
    """What a run would change, its manifest included where it says something else of the output."""
    try:
        known, current = owned(out), load_manifest(out / NAME)
    except BrokenManifestError:
        known, current = (), None
    changes = compare(out, files, known).changes
    if current is not None and current.same_output(manifest):
        return changes
    return (
        *changes,
        Change(path=NAME, before=_content(out / NAME), after=manifest.text().encode()),
    )


def diff(out: str, changes: tuple[Change, ...]) -> Iterator[str]:
    """The changes as lines of a unified diff, from what is there to what ftgen generates."""
    for change in changes:
        name = f"{out}/{change.path}"
        yield from unified_diff(
            _lines(change.before),
            _lines(change.after),
            "/dev/null" if change.before is None else name,
            "/dev/null" if change.after is None else name,
        )


def _lines(content: bytes | None) -> list[str]:
    if content is None:
        return []
    lines = content.decode("utf-8", "replace").splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n\\ No newline at end of file\n"
    return lines


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except (IsADirectoryError, NotADirectoryError):
        return b""
