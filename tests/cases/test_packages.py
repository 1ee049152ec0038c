"""The packages of all cases at once: the same bytes again, imported, and checked by mypy and pyright."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
from support.cases import CASES, WHOLE, all_cases, own, shared
from support.goldens import expanded
from support.project import ROOT, run, tree


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of all cases, each in a folder of its own; and that of out/."""
    folder = tmp_path_factory.mktemp("packages") / "all"
    shutil.copytree(all_cases(tmp_path_factory), folder)
    shutil.copytree(ROOT / "out", folder / "out")
    return folder


@pytest.fixture(scope="module")
def packages(folder: Path) -> list[str]:
    """The path of every package below the folder, relative to it."""
    found = []
    for manifest in sorted(folder.glob("*/.ftgen.json")):
        name = json.loads(manifest.read_text("utf-8"))["package"]
        found.append(f"{manifest.parent.name}/{name}")
    assert len(found) == len(CASES) + 1
    return [path for path in found if (folder / path).is_dir()]


def test_another_hash_seed_gives_the_same_bytes(folder: Path) -> None:
    whole = tree(WHOLE / "expected")
    assert own(tree(folder / WHOLE.name)) == whole
    for case in CASES:
        if case != WHOLE:
            expected = expanded(tree(case / "expected"), shared(case, whole))
            assert own(tree(folder / case.name)) == expected


def test_every_module_imports(folder: Path, packages: list[str]) -> None:
    roots = [package.split("/")[0] for package in packages]
    done = run("support.importing", *roots, cwd=folder, PYTHONPATH=str(ROOT / "tests"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == roots
