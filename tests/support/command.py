"""Calling the command line in process."""

from __future__ import annotations

import json

import pytest

from ftgen.cli import main


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one run."""
    code = main(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def rules(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """Exit code, and the rules of the errors."""
    code, out, _ = call(capsys, *arguments, "--format", "json")
    found = json.loads(out)["diagnostics"]
    assert all(item["file"] and item["line"] > 0 and item["message"] for item in found)
    return code, [item["rule"] for item in found if item["severity"] == "error"]
