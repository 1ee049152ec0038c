"""Finding the description of a project."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

_DEEPEST = 4
_MOST_FILES = 5_000
_HEAD = 4_096
_SUFFIXES = (".yaml", ".yml", ".json")
_OTHERS = frozenset(("node_modules", "site-packages", "__pycache__", "venv", "dist"))
_MARK = re.compile(
    rb"""^[\s{]*["']?(openapi|swagger)["']?\s*:\s*["']?[23]\.""", re.MULTILINE
)


def descriptions(folder: Path) -> list[Path]:
    """The OpenAPI descriptions in a folder and not too far below it, the most likely first.

    Folders that are hidden, installed or generated are passed over.
    """
    found = [path for path in _files(folder) if _is_description(path)]
    return sorted(
        found, key=lambda path: (_rank(path), len(path.parts), path.as_posix())
    )


def only_likely(found: list[Path]) -> Path | None:
    """The description that is meant where it is clear: the only one, or the only one called so."""
    named = [path for path in found if _rank(path) == 0]
    for candidates in (found, named):
        if len(candidates) == 1:
            return candidates[0]
    return None


def _rank(path: Path) -> int:
    return 0 if path.stem.lower() in ("openapi", "swagger") else 1


def _files(folder: Path) -> Iterator[Path]:
    seen = 0
    for parent, folders, files in os.walk(folder):
        depth = len(Path(parent).relative_to(folder).parts)
        is_output = ".ftgen.json" in files
        folders[:] = sorted(
            name
            for name in folders
            if depth < _DEEPEST
            and not is_output
            and not name.startswith(".")
            and name not in _OTHERS
        )
        for name in [] if is_output else sorted(files):
            seen += 1
            if seen > _MOST_FILES:
                return
            if name.endswith(_SUFFIXES):
                yield Path(parent, name)


def _is_description(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _MARK.search(file.read(_HEAD)) is not None
    except OSError:
        return False
