"""Whole processes: ftgen next to openapi-python-client on the same document, first and repeated run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.measure import Row

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "specs/fine_tuning.yaml"
BIN = Path(sys.executable).parent
TARGETS = ("models", "client", "server", "docs")


def rows(spec: Path = SPEC, rounds: int = 7) -> list[Row]:
    """Clients for the same document, in turns; then all targets of ftgen, for which there is no peer."""
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            for name, seconds in _round(spec, Path(folder) / str(number)).items():
                times.setdefault(name, []).append(seconds)
    return [
        _row("first run, client", times, "client", "peer", 1.0),
        _row("repeated run, client", times, "client again", "client", 0.25),
        _row("first run, all targets", times, "all", "peer", None),
        _row("repeated run, all targets", times, "all again", "all", 0.25),
    ]


def _round(spec: Path, folder: Path) -> dict[str, float]:
    client, everything = folder / "client", folder / "all"
    folder.mkdir()
    measured = {
        "peer": _run(peer(spec, folder / "peer"), folder),
        "client": _run(ftgen(spec, client, ["client"]), folder),
        "client again": _run(ftgen(spec, client, ["client"]), folder),
        "all": _run(ftgen(spec, everything, TARGETS), folder),
        "all again": _run(ftgen(spec, everything, TARGETS), folder),
    }
    shutil.rmtree(folder)
    return measured


def _row(
    what: str,
    times: dict[str, list[float]],
    ours: str,
    theirs: str,
    target: float | None,
) -> Row:
    return Row(
        what=what,
        ours=median(times[ours]),
        peer="openapi-python-client" if theirs == "peer" else "the first run",
        theirs=median(times[theirs]),
        ratio=median(a / b for a, b in zip(times[ours], times[theirs], strict=True)),
        target=target,
    )


def ftgen(spec: Path, out: Path, targets: Iterable[str]) -> list[str]:
    """The command that generates ``targets`` below ``out``."""
    flags = [flag for target in targets for flag in ("--target", target)]
    return [str(BIN / "ftgen"), "--spec", str(spec), "--out", str(out), *flags]


def peer(spec: Path, out: Path) -> list[str]:
    """openapi-python-client's command for the same; it formats with ruff, which is on the PATH."""
    command = [str(BIN / "openapi-python-client"), "generate", "--path", str(spec)]
    return [*command, "--output-path", str(out), "--meta", "none"]


def _run(command: list[str], folder: Path) -> float:
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    start = perf_counter()
    subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True
    )
    return perf_counter() - start


def dropped(spec: Path = SPEC) -> str:
    """What openapi-python-client says that it leaves out of the document."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            peer(spec, Path(folder) / "peer"),
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )
    warnings = [
        line
        for line in (done.stdout + done.stderr).splitlines()
        if line.startswith(("WARNING", "Unable", "Cannot", "Skipping"))
    ]
    return "\n".join(warnings) or "nothing"
