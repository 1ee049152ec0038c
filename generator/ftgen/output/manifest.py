"""The manifest of an output folder: what ftgen wrote there, and with what.

It is made to be merged: sorted, an entry a line, and it says nothing of the description itself, so that two
branches change the same line of it only where both change the same file. What a merge leaves of it, be it
both sides of a line or the marks of a conflict, can still be read.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NAME = ".ftgen.json"
CACHE = ".ftgen_cache"
PENDING = f"{CACHE}/pending.json"

_MARKS = re.compile(r"^(<{7}|\|{7}|={7}|>{7})( .*)?\n", re.MULTILINE)
_SUPERFLUOUS = re.compile(r",(\s*[\]}])")
_LACKING = re.compile(r'(?<=[\]}"\w])\n(?= *["{])')


class BrokenManifestError(Exception):
    """A manifest is there, but it is not one that ftgen wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the manifest says.

    ``tools`` are the distributions that decide what is generated, with their versions; ``options`` the
    settings that do. ``files`` has the SHA-256 of every file that ftgen wrote.
    ``merged`` are files that two branches wrote, each in its way: their text is of neither, and still no edit.
    """

    package: str
    tools: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    operations: tuple[Mapping[str, str], ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    merged: frozenset[str] = field(default=frozenset(), compare=False)

    def text(self) -> str:
        """The manifest as it stands in its file: the same for the same content."""
        sections = (
            f'"package": {_json(self.package)}',
            f'"tools": {_object(self.tools)}',
            f'"options": {_object(self.options)}',
            f'"operations": {_lines("[", map(_json, self.operations), "]")}',
            f'"files": {_object(self.files)}',
        )
        return "{\n " + ",\n ".join(sections) + "\n}\n"

    def wrote(self, path: str, content: bytes) -> bool:
        """Whether a file is as ftgen wrote it."""
        return path in self.merged or self.files.get(path) == digest(content)


def load_manifest(path: Path) -> Manifest | None:
    """The manifest in a file; None where there is none. Raises BrokenManifestError."""
    try:
        manifest = _read(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (
        *(OSError, ValueError, TypeError, KeyError),
        *(AttributeError, RecursionError),
    ) as error:
        raise BrokenManifestError(f"{path} is not a manifest of ftgen") from error
    for name in manifest.files:
        if not is_inside(name):
            raise BrokenManifestError(
                f"{path} lists {name!r}, which is outside its folder"
            )
    return manifest


def is_inside(path: str) -> bool:
    """Whether a relative path stays below the folder that it is relative to."""
    parts = path.split("/")
    return (
        path.strip("./") != ""
        and not path.startswith("/")
        and ".." not in parts
        and path.isprintable()
        and "\\" not in path
        and ":" not in parts[0]
    )


def plain(content: bytes) -> bytes:
    """Text with the line ends that ftgen writes: a checkout of git may have others."""
    return content.replace(b"\r\n", b"\n")


def digest(content: bytes) -> str:
    """The SHA-256 of a text, whatever its line ends, as manifests write it."""
    return hashlib.sha256(plain(content)).hexdigest()


def _read(text: str) -> Manifest:
    merged: set[str] = set()

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if found.setdefault(key, value) != value:
                merged.add(key)
        return found

    data = json.loads(_mended(text), object_pairs_hook=members)
    return Manifest(
        package=_string(data["package"]),
        tools=dict(data.get("tools", {})),
        options=dict(data.get("options", {})),
        operations=tuple(dict(each) for each in data["operations"]),
        files={path: _string(value) for path, value in data["files"].items()},
        merged=frozenset(merged) & frozenset(data["files"]),
    )


def _mended(text: str) -> str:
    """The JSON of a manifest that was merged: without marks of a conflict, commas where they belong."""
    united = _MARKS.sub("", text.replace("\r\n", "\n"))
    return _SUPERFLUOUS.sub(r"\1", _LACKING.sub(",\n", united))


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _object(members: Mapping[str, Any]) -> str:
    entries = (
        f"{_json(key)}: {_json(value)}" for key, value in sorted(members.items())
    )
    return _lines("{", entries, "}")


def _lines(start: str, entries: Iterable[str], end: str) -> str:
    listed = ",\n  ".join(entries)
    return f"{start}\n  {listed}\n {end}" if listed else start + end


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
