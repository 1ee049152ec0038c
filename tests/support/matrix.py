"""The support matrix: which construct has a case, and what the case shows of it."""

from __future__ import annotations

from pathlib import Path

import yaml

from support.cases import CASES

TARGETS = ("models", "client", "server", "docs")

HEAD = """\
# What is supported

Every construct of OpenAPI that has a case here, and the part of the case's expected output that shows what each
target makes of it. Written by `pytest tests/cases --update` from `x-constructs` of the cases.

| Construct | Models | Client | Server | Docs |
| --- | --- | --- | --- | --- |
"""


def matrix() -> str:
    """The matrix as Markdown."""
    rows = {
        construct: [_cell(case, target) for target in TARGETS]
        for case in CASES
        for construct in constructs(case)
    }
    lines = (
        f"| {construct} | {' | '.join(rows[construct])} |\n"
        for construct in sorted(rows, key=str.casefold)
    )
    return HEAD + "".join(lines)


def constructs(case: Path) -> list[str]:
    """What a case says that it shows."""
    (spec,) = case.glob("openapi.*")
    return list(yaml.safe_load(spec.read_text("utf-8"))["x-constructs"])


def _cell(case: Path, target: str) -> str:
    package = "docs" if target == "docs" else f"*/{target}/__init__.py"
    (found,) = (case / "expected").glob(package)
    folder = found if target == "docs" else found.parent
    return f"[{case.name}]({folder.relative_to(case.parent).as_posix()})"
