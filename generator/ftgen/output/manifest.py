"""The manifest of an output folder: what ftgen wrote there, from what and with what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

NAME = ".ftgen.json"
PENDING = ".ftgen.json.new"


class BrokenManifestError(Exception):
    """A manifest is there, but it is not one that ftgen wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the manifest says.

    ``options`` are the settings that decide what is generated. ``sources`` has the SHA-256 of every file of
    the description under its path relative to the description's folder; ``spec`` is the digest of them all.
    ``plugins`` are the distributions of targets that are not ftgen's own, with their versions. ``warnings``
    are repeated when there is nothing to do. ``files`` has the SHA-256 of every file that ftgen wrote.
    """

    package: str
    ftgen: str
    black: str
    plugins: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    spec: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    operations: tuple[Mapping[str, str], ...] = ()
    warnings: tuple[Mapping[str, Any], ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """The manifest as it stands in its file: the same for the same content."""
        data = asdict(self)
        for name in ("plugins", "options", "sources", "files"):
            data[name] = dict(sorted(data[name].items()))
        return json.dumps(data, indent=1, ensure_ascii=False) + "\n"

    def same_output(self, other: Manifest) -> bool:
        """Whether both say the same but for the versions of the tools that wrote them."""
        return replace(self, ftgen="", black="", plugins={}) == replace(
            other, ftgen="", black="", plugins={}
        )


def load_manifest(path: Path) -> Manifest | None:
    """The manifest in a file; None where there is none. Raises BrokenManifestError."""
    try:
        data = json.loads(path.read_bytes())
        manifest = Manifest(
            **{
                **data,
                "operations": tuple(data["operations"]),
                "warnings": tuple(data["warnings"]),
            }
        )
        for name in manifest.files:
            if not is_inside(name):
                raise BrokenManifestError(
                    f"{path} lists {name!r}, which is outside its folder"
                )
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BrokenManifestError(f"{path} is not a manifest of ftgen") from error
    return manifest


def is_inside(path: str) -> bool:
    """Whether a relative path stays below the folder that it is relative to."""
    parts = PurePosixPath(path).parts
    return (
        bool(parts)
        and not path.startswith("/")
        and ".." not in parts
        and "\\" not in path
        and ":" not in parts[0]
    )


def digest(content: bytes) -> str:
    """The SHA-256 of a file's content, as manifests write it."""
    return hashlib.sha256(content).hexdigest()


def spec_digest(sources: Mapping[str, str]) -> str:
    """One digest of all files of a description."""
    return digest(json.dumps(sorted(sources.items())).encode())
