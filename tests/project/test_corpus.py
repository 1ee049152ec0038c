"""A sample of the corpus of published descriptions, where it lies beside the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.project import ROOT, tree

from ftgen import Config, generate
from ftgen.format_worker import format_python

SHARED = ROOT.parent / "shared"

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the corpus does not lie beside this checkout"
)


def outcome(
    tmp_path: Path, *options: str, tool: str = "corpus"
) -> list[dict[str, Any]]:
    """What came of each document of a sample."""
    report = tmp_path / "report.jsonl"
    command = [
        sys.executable,
        str(SHARED / "tools" / f"{tool}.py"),
        "--python",
        sys.executable,
    ]
    done = subprocess.run(
        [*command, "--report", str(report), *options],
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in report.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    "types", [{}, pytest.param({"mypy": 0, "pyright": 0}, marks=pytest.mark.long)]
)
def test_the_mission_is_whole_and_clean(tmp_path: Path, types: dict[str, int]) -> None:
    checks = ",".join(["import", "again", *types])
    (row,) = outcome(
        tmp_path, "--set", "mission", "--match", "fine-tuning", "--check", checks
    )
    assert (row["verdict"], row["operations"], row["dropped"]) == ("generated", 6, 0)
    assert (row["compiles"], row["bad_count"], row["missing_count"]) == (True, 0, 0)
    assert row["same"] is True
    assert {name: row[name] for name in types} == types


def test_another_validator_finds_that_code_means_what_is_described(
    tmp_path: Path,
) -> None:
    names = "fine-tuning|spotify|tinkoff"
    rows = outcome(tmp_path, "--set", "mission,real", "--match", names, tool="meaning")
    assert len(rows) == 3
    for row in rows:
        assert (row["verdict"], row["failures"]) == ("generated", []), row
        assert row["decode"] > 30 and row["accept"] > 3 and row["refuse"] > 3


@pytest.mark.parametrize("every", [150, pytest.param(60, marks=pytest.mark.long)])
def test_odd_documents_are_generated_whole_or_refused_with_the_place(
    tmp_path: Path, every: int
) -> None:
    sample = ("--set", "tricky", "--every", str(every))
    rows = outcome(tmp_path, *sample, "--check", "import")
    assert {row["verdict"] for row in rows} <= {"generated", "refused"}
    generated = [row for row in rows if row["verdict"] == "generated"]
    assert len(generated) >= 0.8 * len(rows)
    for row in generated:
        assert row["compiles"], row
        assert (row.get("dropped", 0), row["bad_count"], row["missing_count"]) == (
            0,
            0,
            0,
        ), row


def test_invalid_documents_are_refused_with_the_place(tmp_path: Path) -> None:
    rows = outcome(tmp_path, "--set", "invalid", "--every", "40", "--check", "")
    assert {row["verdict"] for row in rows} <= {"generated", "refused"}


@pytest.mark.long
@pytest.mark.parametrize("name", ["readme.yaml"])
def test_the_output_of_a_published_description_is_as_black_writes_it(
    tmp_path: Path, name: str
) -> None:
    spec = SHARED / "corpus" / "real" / name
    result = generate(Config(spec=str(spec), out=str(tmp_path)))
    assert result.status == "ok", result.diagnostics
    for path, content in tree(tmp_path).items():
        if path.endswith(".py"):
            assert format_python(content.decode(), path) == content.decode()
