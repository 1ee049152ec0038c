"""Jobs as pyproject.toml writes them down: [tool.ftgen], or several under [[tool.ftgen.jobs]]."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from ftgen.config import COMMAND_LINE, Config, Origin
from ftgen.diagnostics import Diagnostic, FtgenError, Location, Severity
from ftgen.hints import did_you_mean

_STRINGS = {"spec", "out", "package"}
_LISTS = {"targets", "only", "exclude", "allow"}
_FLAGS = {"strict", "allow-remote", "allow-outside"}
_KEYS = _STRINGS | _LISTS | _FLAGS


def jobs(options: Mapping[str, Any]) -> tuple[Config, ...]:
    """The jobs of the nearest pyproject.toml that has any; ``options`` go before what it says.

    Paths in it are relative to its folder. Raises FtgenError where there are no jobs, or one makes no sense.
    """
    for folder in (Path.cwd(), *Path.cwd().parents):
        path = folder / "pyproject.toml"
        if path.is_file():
            toml = _read(path)
            if toml.table is not None:
                configs = [_config(toml, job, options) for job in _jobs(toml)]
                _require_own_folders(configs)
                return tuple(configs)
    _fail(
        "no-jobs",
        "there is no --spec, and no pyproject.toml with a [tool.ftgen] table",
        Location(COMMAND_LINE, "--spec", 1, 1),
        "give --spec openapi.yaml, or write the job into pyproject.toml (`ftgen explain no-jobs` shows how)",
    )


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

    def key(self, heading: int, name: str) -> Location | None:
        """The place of a key in the table whose heading is on that line."""
        pattern = re.compile(rf"""(\s*)["']?{re.escape(name)}["']?\s*=""")
        for line, text in enumerate(self.lines[heading:], heading + 1):
            if text.lstrip().startswith("["):
                return None
            if match := pattern.match(text):
                return Location(self.file, "", line, len(match[1]) + 1)
        return None


@dataclass(frozen=True, slots=True)
class _Job:
    """The keys of one job, each with its place."""

    at: Location
    values: Mapping[str, tuple[Any, Location]]


def _read(path: Path) -> _Toml:
    file = os.path.relpath(path)
    try:
        text = path.read_text("utf-8")
        tool = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = map(int, place.groups()) if place else (1, 1)
        _fail(
            "unreadable-config",
            str(error).split(" (at ")[0],
            Location(file, "", line, column),
            "mend the TOML",
        )
    except (OSError, UnicodeDecodeError) as error:
        _fail(
            "unreadable-config",
            f"cannot read it: {error}",
            Location(file, "", 1, 1),
            "it has to be UTF-8 text",
        )
    return _Toml(
        file,
        tuple(text.splitlines()),
        tool.get("ftgen") if isinstance(tool, dict) else None,
    )


def _jobs(toml: _Toml) -> Iterator[_Job]:
    heading = toml.heading("tool.ftgen", 0)
    at = Location(toml.file, "/tool/ftgen", heading, 1)
    if not isinstance(toml.table, dict):
        _fail(
            "invalid-setting",
            "tool.ftgen is not a table",
            at,
            "write it as a [tool.ftgen] heading with keys below",
        )
    common = _placed(
        toml,
        heading,
        at,
        {key: value for key, value in toml.table.items() if key != "jobs"},
    )
    if "jobs" not in toml.table:
        yield _Job(at, common)
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
        yield _Job(place, {**common, **_placed(toml, heading, place, table)})


def _placed(
    toml: _Toml, heading: int, at: Location, table: dict[str, Any]
) -> dict[str, tuple[Any, Location]]:
    placed = {}
    for key, value in table.items():
        found = toml.key(heading, key) or at
        placed[key] = (
            value,
            Location(toml.file, at.child(key).pointer, found.line, found.column),
        )
    return placed


def _config(toml: _Toml, job: _Job, options: Mapping[str, Any]) -> Config:
    if problems := tuple(_problems(job)):
        raise FtgenError(*problems)
    values: dict[str, Any] = {
        key.replace("-", "_"): tuple(value) if key in _LISTS else value
        for key, (value, _) in job.values.items()
    }
    folder = os.path.dirname(toml.file)
    values["spec"] = os.path.normpath(os.path.join(folder, values["spec"]))
    values["out"] = os.path.normpath(os.path.join(folder, values.get("out", "out")))
    given = {key: value for key, value in options.items() if value}
    places = tuple(
        (key, place)
        for key, (_, place) in job.values.items()
        if key.replace("-", "_") not in given
    )
    return Config(**{**values, **given, "origin": Origin(at=job.at, places=places)})


def _require_own_folders(configs: list[Config]) -> None:
    seen: set[str] = set()
    for config in configs:
        if os.path.realpath(config.out) in seen:
            message = f"another job writes to {config.out} too"
            at = (
                config.origin.setting("out")
                if "out" in dict(config.origin.places)
                else config.origin.at
            )
            _fail(
                "invalid-setting",
                message,
                at,
                'give each job a folder of its own with out = "…"',
            )
        seen.add(os.path.realpath(config.out))


def _problems(job: _Job) -> Iterator[Diagnostic]:
    for key, (value, place) in job.values.items():
        if key not in _KEYS:
            yield _error(
                "unknown-setting",
                f"{key!r} is no setting of ftgen",
                place,
                did_you_mean(key, _KEYS),
            )
        elif key in _STRINGS and not isinstance(value, str):
            yield _error(
                "invalid-setting", f"{key} is not a string", place, f'write {key} = "…"'
            )
        elif key in _FLAGS and not isinstance(value, bool):
            yield _error(
                "invalid-setting",
                f"{key} is not a boolean",
                place,
                "write true or false",
            )
        elif key in _LISTS and not (
            isinstance(value, list) and all(isinstance(item, str) for item in value)
        ):
            yield _error(
                "invalid-setting",
                f"{key} is not a list of strings",
                place,
                f'write {key} = ["…"]',
            )
    if "spec" not in job.values:
        yield _error(
            "invalid-setting",
            "the job names no description",
            job.at,
            'add spec = "openapi.yaml"',
        )


def _error(rule: str, message: str, at: Location, hint: str) -> Diagnostic:
    return Diagnostic(rule, Severity.ERROR, message, at, hint)


def _fail(rule: str, message: str, at: Location, hint: str) -> NoReturn:
    raise FtgenError(_error(rule, message, at, hint))
