"""Every document of the corpus is read: all its operations, and every finding has a place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.descriptions import located
from support.project import ROOT

from ftgen.diagnostics import Diagnostics, FtgenError
from ftgen.openapi import load
from ftgen.source import read

CORPUS = ROOT.parent / "shared" / "corpus"
LARGEST = 500_000

pytestmark = pytest.mark.skipif(
    not CORPUS.exists(), reason="the corpus does not lie beside this checkout"
)


def rows(name: str) -> list[dict[str, Any]]:
    manifest = CORPUS / "manifest.jsonl"
    if not manifest.exists():
        return []
    found = [json.loads(line) for line in manifest.read_text("utf-8").splitlines()]
    return [row for row in found if row["set"] == name and row["bytes"] < LARGEST]


@pytest.mark.parametrize("row", rows("real"), ids=lambda row: Path(row["file"]).name)
def test_operations_of_published_descriptions(row: dict[str, Any]) -> None:
    diagnostics = Diagnostics()
    spec = load(read(CORPUS / row["file"]), diagnostics=diagnostics)
    located(spec, diagnostics)
    if not row["multi_file"]:
        assert len(spec.description.operations) == row["operations"]


@pytest.mark.parametrize(
    ("name", "every"),
    [
        ("tricky", 8),
        pytest.param("tricky", 1, marks=pytest.mark.long),
        ("invalid", 1),
    ],
)
def test_odd_descriptions(name: str, every: int) -> None:
    for row in rows(name)[::every]:
        diagnostics = Diagnostics()
        try:
            spec = load(read(CORPUS / row["file"]), diagnostics=diagnostics)
        except FtgenError as error:
            assert all(d.at.file and d.at.line >= 1 for d in error.diagnostics)
        else:
            located(spec, diagnostics)
