"""The [tool.ftgen] table of a pyproject.toml, with the lines that its keys stand on."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from ftgen.diagnostics import FtgenError, Location, finding


@dataclass(frozen=True, slots=True)
class Job:
    """The keys of one job, each with its place; ``folder`` is what paths in it are relative to.

    ``inner`` are the places of what stands in a table of its own, as ``names.tag:Jobs``.
    """

    at: Location
    folder: str
    values: Mapping[str, tuple[Any, Location]]
    inner: Mapping[str, Location]


def read_jobs(path: Path) -> tuple[Job, ...] | None:
    """The jobs of a TOML file, None where it has no [tool.ftgen] table. Raises FtgenError."""
    toml = _read(path)
    return None if toml.table is None else tuple(_jobs(toml))


@dataclass(frozen=True, slots=True)
class _Toml:
    file: str
    lines: tuple[str, ...]
    table: Any

    def heading(self, name: str, number: int) -> int:
        """The line of the n-th heading of a table; 1 where it is written in another way."""
        pattern = re.compile(
            r"\s*\[+\s*" + r"\s*\.\s*".join(map(re.escape, name.split("."))) + r"\s*\]"
        )
        found = [line for line, text in enumerate(self.lines, 1) if pattern.match(text)]
        return found[number] if number < len(found) else 1

    def inner(self, heading: int, name: str) -> int | None:
        """The line of the heading of a table inside the one whose heading is on that line."""
        pattern = re.compile(rf"""\s*\[[^\[\]]*\.\s*["']?{re.escape(name)}["']?\s*\]""")
        for line, text in enumerate(self.lines[heading:], heading + 1):
            if pattern.match(text):
                return line
            if text.lstrip().startswith("[["):
                return None
        return None

    def key(self, heading: int, name: str) -> Location | None:
        """The place of a key in the table whose heading is on that line."""
        pattern = re.compile(rf"""(\s*)["']?{re.escape(name)}["']?\s*=""")
        for line, text in enumerate(self.lines[heading:], heading + 1):
            if text.lstrip().startswith("["):
                return None
            if match := pattern.match(text):
                return Location(self.file, "", line, len(match[1]) + 1)
        return None


@lru_cache(maxsize=8)
def _parsed(text: str) -> dict[str, Any]:
    """What TOML says; a run asks several times, to find the file and to read the jobs in it."""
    return tomllib.loads(text)


def _read(path: Path) -> _Toml:
    file = os.path.relpath(path)
    try:
        text = path.read_text("utf-8")
        tool = _parsed(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = map(int, place.groups()) if place else (1, 1)
        _fail(
            "unreadable-config",
            str(error).split(" (at ")[0],
            Location(file, "", line, column),
            "mend the TOML",
        )
    except (OSError, ValueError) as error:
        message, hint = f"cannot be read: {error}", "it has to be UTF-8 text"
        if isinstance(error, OSError):
            message = f"cannot be read: {error.strerror}"
            hint = "name the pyproject.toml that has the jobs"
        _fail("unreadable-config", message, Location(file, "", 1, 1), hint)
    return _Toml(
        file,
        tuple(text.splitlines()),
        tool.get("ftgen") if isinstance(tool, dict) else None,
    )


def _jobs(toml: _Toml) -> Iterator[Job]:
    heading = toml.heading("tool.ftgen", 0)
    at = Location(toml.file, "/tool/ftgen", heading, 1)
    folder = os.path.dirname(toml.file)
    if not isinstance(toml.table, dict):
        _fail(
            "invalid-setting",
            "tool.ftgen is not a table",
            at,
            "write it as a [tool.ftgen] heading with keys below",
        )
    own = {key: value for key, value in toml.table.items() if key != "jobs"}
    common, inner = _placed(toml, heading, at, own)
    if "jobs" not in toml.table:
        yield Job(at, folder, common, inner)
        return
    tables = toml.table["jobs"]
    if not isinstance(tables, list) or not all(
        isinstance(table, dict) for table in tables
    ):
        hint = "write each job under a [[tool.ftgen.jobs]] heading of its own"
        message = "tool.ftgen.jobs is not a list of tables"
        _fail("invalid-setting", message, toml.key(heading, "jobs") or at, hint)
    for number, table in enumerate(tables):
        heading = toml.heading("tool.ftgen.jobs", number)
        place = Location(toml.file, f"/tool/ftgen/jobs/{number}", heading, 1)
        own, of_own = _placed(toml, heading, place, table)
        yield Job(place, folder, {**common, **own}, {**inner, **of_own})


def _placed(
    toml: _Toml, heading: int, at: Location, table: dict[str, Any]
) -> tuple[dict[str, tuple[Any, Location]], dict[str, Location]]:
    """The values of a table with their places, and the places of what is in tables inside it."""
    placed: dict[str, tuple[Any, Location]] = {}
    inner: dict[str, Location] = {}
    for key, value in table.items():
        found = toml.key(heading, key) or at
        line = toml.inner(heading, key) if isinstance(value, dict) else None
        if line is not None:
            found = Location(toml.file, "", line, 1)
            for name in value:
                inner[f"{key}.{name}"] = toml.key(line, name) or found
        place = Location(toml.file, at.child(key).pointer, found.line, found.column)
        placed[key] = (value, place)
    return placed, inner


def _fail(rule: str, message: str, at: Location, hint: str) -> NoReturn:
    raise FtgenError(finding(rule, message, at, hint))
