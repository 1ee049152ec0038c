"""What generates, in one digest: of contents alone, so that it neither misses a change nor sees one in a date."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

_COMPILED = (".pyc", ".so", ".pyd")


def fingerprint(places: Iterable[Path]) -> str:
    """The digest of all files in these folders, or of a file that is named itself; compiled ones aside."""
    whole = hashlib.sha256()
    for place in map(os.fspath, places):
        for path in sorted(_files(place)):
            with open(path, "rb") as file:
                content = file.read()
            whole.update(
                f"{path[len(place):].replace(os.sep, '/')}\0{len(content)}\0".encode()
            )
            whole.update(content)
    return whole.hexdigest()


def sources_of(*modules: str) -> tuple[Path, ...]:
    """The folders of packages, the files of modules, of these names; nothing is imported."""
    specs = [spec for name in modules if (spec := find_spec(name)) is not None]
    return tuple(
        Path(place)
        for spec in specs
        for place in spec.submodule_search_locations or (spec.origin,)
        if place
    )


def _files(place: str) -> Iterator[str]:
    if not os.path.isdir(place):
        yield place
        return
    for entry in os.scandir(place):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        elif not entry.name.endswith(_COMPILED):
            yield entry.path
