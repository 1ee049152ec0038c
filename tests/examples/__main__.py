"""``python -m tests.examples FILE…``: generates each description, runs all Python of its documentation, checks types."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.examples.blocks import blocks

from ftgen import Config, generate
from ftgen.severity import Severity

PACKAGE = "examples_api"
ROOT = Path(__file__).parents[2]


def main() -> int:
    """Print a line for each description and for each example that is wrong; exit 1 if there are any."""
    parser = argparse.ArgumentParser(prog="python -m tests.examples")
    parser.add_argument("files", nargs="+", type=Path, help="the descriptions")
    parser.add_argument("--types", action="store_true", help="check types as well")
    given = parser.parse_args()
    wrong = 0
    for file in given.files:
        with tempfile.TemporaryDirectory() as folder:
            said = tried(file, Path(folder), types=given.types)
        wrong += len(said["faults"])
        counts = ", ".join(f"{count} {kind}s" for kind, count in said["counts"].items())
        print(f"{file.name}: {counts}, {len(said['faults'])} wrong", flush=True)
        for fault in said["faults"]:
            print(f"  {fault}")
    return int(bool(wrong))


def tried(file: Path, out: Path, *, types: bool = False) -> dict[str, Any]:
    """What came of a description: ``counts`` of the examples, and ``faults``."""
    config = Config(
        spec=str(file),
        targets=("client", "server", "docs"),
        out=str(out),
        package=PACKAGE,
        allow=("dangling-ref",),
        allow_outside=True,
    )
    result = generate(config)
    if result.status != "ok":
        errors = [
            each for each in result.diagnostics if each.severity is Severity.ERROR
        ]
        return {"counts": {}, "faults": [str(each) for each in errors[:3]]}
    done = subprocess.run(
        [sys.executable, "-m", "tests.examples.run", str(out), PACKAGE],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        return {"counts": {}, "faults": [done.stderr.strip().split("\n")[-1]]}
    said: dict[str, Any] = json.loads(done.stdout.split("\n")[-2])
    if types:
        said["faults"] += _type_faults(out)
    return said


def _type_faults(out: Path) -> list[str]:
    """What mypy has to say of the examples, each a module."""
    folder = out / "checked"
    folder.mkdir()
    for number, block in enumerate(blocks(out / "docs")):
        if block.kind in ("call", "handler", "value"):
            (folder / f"example_{number}.py").write_text(block.code, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "checked"],
        cwd=out,
        capture_output=True,
        text=True,
    )
    return [line for line in done.stdout.split("\n") if ": error:" in line]


if __name__ == "__main__":
    raise SystemExit(main())
