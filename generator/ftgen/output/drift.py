"""Drift as findings: of every file the cause and the place, and one command that mends them all."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import PurePath
from typing import Any

from ftgen.config import COMMAND_LINE, Config
from ftgen.diagnostics import Diagnostic, Location, finding
from ftgen.options import SETTINGS
from ftgen.output.comparison import Cause, Change, is_stuck
from ftgen.output.freshness import Stamp
from ftgen.output.manifest import NAME, Manifest

_RULES = {
    Cause.DESCRIPTION: "drift-description",
    Cause.TOOLS: "drift-tools",
    Cause.OPTIONS: "drift-options",
    Cause.MISSING: "drift-missing",
    Cause.EDITED: "drift-edited",
    Cause.STALE: "drift-stale",
    Cause.FOREIGN: "drift-foreign",
}


def reason(
    known: Manifest | None, new: Manifest, last: Stamp | None, now: Stamp
) -> Cause:
    """Why a run makes something else of a file that is as ftgen wrote it.

    ``known`` is the manifest that is there, ``last`` the stamp of the last run on this machine. Without it
    what generates is told apart by the versions of the tools alone.
    """
    if known is not None and dict(known.options) != dict(new.options):
        return Cause.OPTIONS
    if last is not None and dict(last.sources) != dict(now.sources):
        return Cause.DESCRIPTION
    if last is not None and last.generator != now.generator:
        return Cause.TOOLS
    if known is not None and dict(known.tools) != dict(new.tools):
        return Cause.TOOLS
    return Cause.DESCRIPTION


def drift_findings(
    config: Config, changes: tuple[Change, ...], known: Manifest | None, new: Manifest
) -> Iterator[Diagnostic]:
    """A finding for every change, at the first line that differs."""
    command = mending(config, changes)
    for change in changes:
        place = change.obstacle or change.path
        at = Location(f"{config.out}/{place}", "", change.line, 1)
        message = _message(config, change, known, new)
        first = "move the folder away, then " if is_stuck(config.out, change) else ""
        hint = f"{first}run `{command}`"
        yield finding(_RULES[change.cause], message, at, hint)


def mending(config: Config, changes: tuple[Change, ...]) -> str:
    """The command that makes the output what it is to be, with --force where something is overwritten."""
    force = any(change.needs_force for change in changes)
    return shlex.join(["ftgen", *_arguments(config), *(["--force"] if force else [])])


def _arguments(config: Config) -> Iterator[str]:
    """The arguments that name the job, and what no configuration file says of it."""
    written = PurePath(config.origin.at.file)
    if config.origin.at.file != COMMAND_LINE:
        if {*written.parts[:-1]} - {".."} or written.name != "pyproject.toml":
            yield from ("--config", str(written))
        if config.name:
            yield from ("--job", config.name)
    defaults = {field.name: field.default for field in fields(config)}
    for setting in SETTINGS:
        value: Any = getattr(config, setting.name, None)
        at = config.origin.setting(setting.name)
        if at.file != COMMAND_LINE or value == defaults.get(setting.name):
            continue
        if setting.kind == "flag":
            yield setting.option
        elif setting.kind == "text" and setting.key != "name":
            yield from (setting.option, str(value))
        elif setting.kind == "texts":
            yield from (part for each in value for part in (setting.option, each))


def _message(
    config: Config, change: Change, known: Manifest | None, new: Manifest
) -> str:
    match change.cause:
        case Cause.DESCRIPTION:
            source = (
                "the description" if config.spec == "-" else PurePath(config.spec).name
            )
            return f"{source} says something else since this was generated"
        case Cause.TOOLS:
            return _changed_tools(known.tools if known else {}, new.tools)
        case Cause.OPTIONS:
            return _changed_options(known.options if known else {}, new.options)
        case Cause.MISSING if known is None:
            return "not generated yet"
        case Cause.MISSING:
            return "generated once, and gone"
        case Cause.EDITED if change.path == NAME:
            return "no manifest that ftgen wrote"
        case Cause.EDITED:
            return "edited since ftgen wrote it"
        case Cause.STALE if change.needs_force:
            return "no longer generated, and edited"
        case Cause.STALE:
            return "no longer generated"
        case Cause.FOREIGN:
            return "in the way, and not written by ftgen"


def _changed_tools(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    changed = [
        f"{name} {before.get(name, '(none)')} → {after.get(name, '(none)')}"
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    ]
    what = ", ".join(changed) or "ftgen or a plug-in, of the same version"
    return f"what generates it changed since: {what}"


def _changed_options(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    changed = [
        name.replace("_", "-")
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    ]
    return f"generated with other settings: {', '.join(changed)}"
