"""The support matrix: which construct has a case, and what the case shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from ftgen.openapi.ledger import LEDGER
from support.cases import CASES
from support.ledger import VERSIONS, official

TARGETS = ("models", "client", "server", "docs")

HEAD = """\
# What is supported

Two tables, written by `pytest tests/cases --update`: what is made of constructs, by example, and what becomes of
every field that the specifications have.

## Constructs

Every construct of OpenAPI that has a case here, and the part of the case's expected output that shows what each
target makes of it, as `x-constructs` of the cases say.

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
    return HEAD + "".join(lines) + "".join(_fields())


FIELDS = """
## Fields

Every field of every object of OpenAPI and JSON Schema, in which versions it is, and what becomes of it:
*generated* decides what the Python does, *documented* is told in documentation and docstrings, *structural* says
how the description is to be read, *silent* says nothing of the API, *reported* is told of with the rule named.
"""


def _fields() -> Iterator[str]:
    """The ledger of fields as Markdown."""
    yield FIELDS
    known = official()
    for kind, each in LEDGER.items():
        fates = dict(each.fates())
        if fates:
            versions = " | ".join(VERSIONS)
            yield f"\n### {kind}\n\n| Field | {versions} | What becomes of it |\n"
            yield f"| --- |{' --- |' * len(VERSIONS)} --- |\n"
        for name, fate in fates.items():
            has = known.get(kind, {}).get(name, {"3.2"})
            marks = " | ".join("✓" if version in has else "" for version in VERSIONS)
            text = fate.replace("{", "map of ").replace("[", "list of ").strip("}]")
            yield f"| `{name}` | {marks} | {text} |\n"


def constructs(case: Path) -> list[str]:
    """What a case says that it shows."""
    (spec,) = case.glob("openapi.*")
    return list(yaml.safe_load(spec.read_text("utf-8"))["x-constructs"])


def _cell(case: Path, target: str) -> str:
    package = "docs" if target == "docs" else f"*/{target}/__init__.py"
    (found,) = (case / "expected").glob(package)
    folder = found if target == "docs" else found.parent
    return f"[{case.name}]({folder.relative_to(case.parent).as_posix()})"
