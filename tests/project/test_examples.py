"""A sample of ``python -m tests.examples``: all Python of documentations runs, and is typed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support.project import ROOT, SPEC

MISSION = ROOT.parent / "shared/corpus/mission"
OWN = (
    *("tests/targets/unusual.yaml", "tests/targets/examples.yaml"),
    "tests/cases/parameters/openapi.yaml",
)


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(SPEC, marks=pytest.mark.long),
        pytest.param(ROOT / OWN[1], marks=pytest.mark.long),
        ROOT / OWN[0],
        pytest.param(
            MISSION / "openai-fine-tuning-2024-12.yaml", marks=pytest.mark.long
        ),
    ],
    ids=lambda path: path.parent.name,
)
def test_all_python_of_the_documentation_runs(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not file.exists():
        pytest.skip("the corpus is not here")
    monkeypatch.setattr(sys, "path", [str(ROOT), *sys.path])
    from tests.examples.__main__ import tried

    said = tried(file, tmp_path, types=file == SPEC)
    assert said["faults"] == []
    assert said["counts"]["call"] > 0
