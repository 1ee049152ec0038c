"""The cases of tests/cases: where they are and what they ask for."""

from __future__ import annotations

import json
import os
import tomllib
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from ftgen import Config
from support.goldens import Files, called
from support.once import made_once
from support.project import ROOT, TEMPLATES, run

CASES = sorted(path.parent for path in (ROOT / "tests" / "cases").glob("*/openapi.*"))
WHOLE = next(case for case in CASES if case.name == "maps-and-arrays")
"""The case whose output is expected whole, whose package has a name that is found nowhere else."""
SHARED = {"_runtime", ".ftgen.json", ".gitattributes"}
ASSETS = [TEMPLATES / "docs" / name for name in ("reference.css", "reference.js")]
"""What every HTML page holds as it stands here, and the digest of it."""


def config(case: Path, out: Path) -> Config:
    """The job of a case, into a folder: what options.toml says, and all targets unless it says otherwise."""
    (spec,) = case.glob("openapi.*")
    options = case / "options.toml"
    given: dict[str, Any] = (
        tomllib.loads(options.read_text("utf-8")) if options.exists() else {}
    )
    fields = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in given.items()
    }
    return Config(
        **{
            "spec": os.path.relpath(spec),
            "out": str(out),
            "package": _package(case),
            **fields,
        }
    )


def all_cases(factory: pytest.TempPathFactory) -> Path:
    """The folder of the output of all cases, written once in a run, under another hash seed than that of the run."""

    def write(folder: Path) -> None:
        path = str(ROOT / "tests")
        done = run(
            "support.generation", str(folder), PYTHONHASHSEED="7", PYTHONPATH=path
        )
        assert done.returncode == 0, done.stderr

    return made_once(factory, "cases", write)


def shared(case: Path, whole: Files) -> dict[str, bytes]:
    """What need not be expected of another case again: what WHOLE has, and the description itself as JSON."""
    (spec,) = case.glob("openapi.*")
    description = yaml.safe_load(spec.read_text("utf-8"))
    text = json.dumps(description, indent=1, ensure_ascii=False) + "\n"
    others = called(whole, _package(WHOLE), _package(case))
    return {**others, "docs/openapi.json": text.encode()}


def _package(case: Path) -> str:
    return case.name.replace("-", "_")


def own(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of an output that are of the case: without the manifest, git's attributes and the runtime.

    HTML pages are without the style and the script that all of them have.
    """
    return {
        path: _own_page(content) if path.endswith(".html") else content
        for path, content in files.items()
        if not SHARED & set(path.split("/"))
    }


def _own_page(page: bytes) -> bytes:
    for asset in map(Path.read_bytes, ASSETS):
        digest = b64encode(sha256(asset).digest())
        assert page.count(asset) == page.count(digest) == 1
        page = page.replace(asset, b"").replace(digest, b"")
    return page
