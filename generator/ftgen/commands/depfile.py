"""The rule for Make and Ninja that tells what an output was made from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ftgen.config import COMMAND_LINE
from ftgen.diagnostics import FtgenError, Location, finding
from ftgen.output.manifest import NAME
from ftgen.result import Result


def write_depfile(path: str, results: Sequence[Result], configs: Iterable[str]) -> None:
    """Write what the outputs of a run were made from. Raises FtgenError where the file cannot be written."""
    try:
        Path(path).write_text(dependency_rules(results, configs), "utf-8")
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        at = Location(COMMAND_LINE, "--depfile", 1, 1)
        hint = "name a file in a folder that is there and may be written"
        raise FtgenError(finding("unwritable-output", message, at, hint)) from error


def dependency_rules(results: Sequence[Result], configs: Iterable[str]) -> str:
    """For each job a rule from its manifest, which is written last, to every file that it was made from.

    ``configs`` are the files that the jobs stand in. Every source has an empty rule too, so that Make goes on
    where one is deleted.
    """
    shared = sorted(configs)
    rules = []
    sources: set[str] = set()
    for result in results:
        needed = [*result.sources, *shared]
        sources.update(needed)
        target = _escaped(f"{result.out}/{NAME}")
        rules.append(f"{target}: {' '.join(map(_escaped, needed))}\n")
    return "".join((*rules, *(f"{_escaped(file)}:\n" for file in sorted(sources))))


def _escaped(path: str) -> str:
    for char in "\\ #":
        path = path.replace(char, f"\\{char}")
    return path.replace("$", "$$")
