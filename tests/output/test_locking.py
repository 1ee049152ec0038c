"""Runs at once, into one folder."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from support.project import MINIMAL, run, tree

from ftgen.output.locking import locked


def test_one_waits_for_the_other(tmp_path: Path) -> None:
    entered, order = threading.Event(), []

    def second() -> None:
        entered.set()
        with locked(tmp_path):
            order.append("second")

    thread = threading.Thread(target=second)
    with locked(tmp_path):
        thread.start()
        entered.wait(10)
        thread.join(0.2)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]


def test_runs_of_different_targets_leave_the_output_of_one(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(MINIMAL)
    command = (sys.executable, "-m", "ftgen", "--spec", "api.yaml", "--package", "p")
    targets = ("models", "client", "docs", "models")
    runs = [
        subprocess.Popen(
            (*command, "--target", target),
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for target in targets
    ]
    outcomes = [(process.communicate(), process.returncode) for process in runs]
    assert [code for _, code in outcomes] == [0, 0, 0, 0], outcomes
    left = tree(tmp_path / "out")
    alone = []
    for target in sorted(set(targets)):
        out = f"alone/{target}"
        arguments = ("--package", "p", "--target", target, "--out", out)
        assert (
            run("ftgen", "--spec", "api.yaml", *arguments, cwd=tmp_path).returncode == 0
        )
        alone.append(tree(tmp_path / out))
    assert left in alone
