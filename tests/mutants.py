"""Single-line mutants of what would let a defect through in silence: ``python -m tests.mutants``.

Each row of the tables of merging, of scopes and of styles is made another, one at a time, in a copy of the
generator; the tests named beside it have to fail. It is no part of the run, for it takes minutes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ftgen.lower.merging import RULES

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A line of a file, as it is and as it should be noticed to be."""

    path: str
    line: str
    other: str
    tests: tuple[str, ...]


MERGING = ("tests/lower/test_merging.py",)
SCOPES = ("tests/scopes", "tests/lower/test_groups.py")
STYLES = ("tests/openapi/test_styles.py", "tests/openapi/test_swagger.py")

EQUIVALENT = frozenset(
    "boolean unique_items if_ then else_ prefix_items contains min_contains max_contains "
    "unevaluated_properties unevaluated_items".split()
)
"""Fields whose rule is never asked: two values are equal, or are kept apart before it would be."""

OTHERS = {
    "_Rule(_equal)": "_Rule(lambda a, b, both: b)",
    "_tighter(max)": "_tighter(min)",
    "_tighter(min)": "_tighter(max)",
    "_Rule(": "_Rule(lambda a, b, both: b) or _Rule(",
}
"""How the rule of a field is made another: the last of two wins."""


def merging() -> Iterator[Mutant]:
    """Every rule of the fields of schemas."""
    path = "generator/ftgen/lower/merging.py"
    text = (ROOT / path).read_text("utf-8")
    table = text[
        text.index("RULES: Mapping") : text.index('"""The rule of every field')
    ]
    for line in table.splitlines():
        name = line.partition(":")[0].strip(' "')
        if name in RULES and name not in EQUIVALENT:
            start = next(each for each in OTHERS if each in line)
            yield Mutant(path, line, line.replace(start, OTHERS[start], 1), MERGING)


def styles() -> Iterator[Mutant]:
    """Every style without its first place, with the other default, and with another delimiter."""
    path = "generator/ftgen/ir/styles.py"
    text = (ROOT / path).read_text("utf-8")
    table = text[
        text.index("    MATRIX =") : text.index(
            '"""The style of a parameter that states none'
        )
    ]
    for line in table.splitlines():
        name, equals, rest = line.partition(" = ")
        equals = equals and "(" in rest
        if equals:
            places = rest.index("(")
            other = "cookie" if "header" in rest else "header"
            added = f'{name} = {rest[:places]}("{other}", {rest[places + 1:]}'
            yield Mutant(path, line, added, STYLES)
        elif line.startswith('    "') and "querystring" not in line:
            other = line.replace("SIMPLE", "LABEL").replace("FORM", "COOKIE")
            yield Mutant(path, line, other, STYLES)
        for word, other in (
            ("True", "False"),
            ("False", "True"),
            ('"|"', '","'),
            ('" "', '","'),
            ('"\\t"', '","'),
        ):
            if equals and word in line:
                yield Mutant(path, line, line.replace(word, other), STYLES)


def scopes() -> Iterator[Mutant]:
    """Every source of the names that are taken, left out."""
    path = "generator/ftgen/scopes/taken.py"
    text = (ROOT / path).read_text("utf-8")
    body = text[text.index("        return Taken(") : text.index("    def _own(")]
    for line in body.splitlines():
        if (
            "self._" in line
            and line.rstrip().endswith(("),", "))"))
            and "_own(" not in line
        ):
            yield Mutant(path, line, "", SCOPES)
        elif "=self._own(" in line and line.rstrip().endswith("),"):
            name = line.split("=")[0]
            yield Mutant(path, line, f"{name}=frozenset(),", SCOPES)
        elif line.strip().startswith("- "):
            yield Mutant(path, line, "", SCOPES)


def survives(mutant: Mutant) -> bool:
    """Whether no test notices a mutant, which is made in a copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "generator")
        shutil.copytree(ROOT / "generator", copy)
        (Path(folder) / "templates").symlink_to(ROOT / "templates")
        path = Path(folder, mutant.path)
        text = path.read_text("utf-8")
        assert text.count(mutant.line + "\n") == 1, mutant
        path.write_text(text.replace(mutant.line, mutant.other), "utf-8")
        tests = [each for each in mutant.tests if (ROOT / each).exists()]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", *tests],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode == 0


def main() -> int:
    """Try all mutants, or those of one kind; the exit code is how many survive."""
    kinds = {"merging": merging, "scopes": scopes, "styles": styles}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="|".join(kinds))
    survivors = 0
    for kind in parser.parse_args().kinds or kinds:
        for mutant in kinds[kind]():
            survived = survives(mutant)
            survivors += survived
            print(
                "SURVIVES" if survived else "killed  ",
                kind,
                mutant.line.strip(),
                "→",
                mutant.other.strip(),
                flush=True,
            )
    print(f"{survivors} survive")
    return min(survivors, 100)


if __name__ == "__main__":
    sys.exit(main())
