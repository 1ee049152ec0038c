"""Comparing two revisions of small descriptions in tests."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ftgen.breaking import Comparison, compare
from ftgen.breaking.changes import Changes
from ftgen.breaking.meaning import Direction
from ftgen.breaking.terms import Side
from ftgen.breaking.values import Values
from ftgen.diagnostics import Diagnostic, Diagnostics
from ftgen.openapi import Spec, load
from ftgen.openapi.nodes import Schema
from ftgen.severity import Severity
from ftgen.source import parse


def description(
    paths: Any = None, *, version: str = "3.1.0", **more: Any
) -> dict[str, Any]:
    """A description of these paths; ``more`` are other members of it."""
    info = {"title": "Small", "version": "1"}
    return {"openapi": version, "info": info, "paths": paths or {}, **more}


def compared(folder: Path, old: Any, new: Any, **options: Any) -> Comparison:
    """Compare two descriptions as the command does."""
    for name, value in (("old.json", old), ("new.json", new)):
        (folder / name).write_text(json.dumps(value), "utf-8")
    found = compare(str(folder / "old.json"), str(folder / "new.json"), **options)
    assert found.is_readable, found.diagnostics
    return found


def changes_of(
    old: Any, new: Any, direction: Direction, schemas: Any = None
) -> tuple[Diagnostic, ...]:
    """Compare two schemas as those of messages of a direction; either may refer to named ones."""
    one = _side(old, schemas, "old")
    two = _side(new, schemas, "new")
    changes = Changes(one[0].spec, two[0].spec)
    values = Values(one[0], two[0], changes)
    values.compare(one[1], two[1], direction, "messages")
    values.report()
    return changes.placed()


def _side(schema: Any, schemas: Any, name: Any) -> tuple[Side, Schema]:
    spec = _spec({**(schemas or {}), "S": schema}, f"{name}.json")
    return Side(name, spec), spec.description.schemas["S"]


def _spec(schemas: Any, file: str) -> Spec:
    text = json.dumps(description(components={"schemas": schemas}))
    return load(parse(text, file), diagnostics=Diagnostics())


def grave(found: Iterable[Diagnostic]) -> list[str]:
    """The rules of what is more than a note."""
    return [each.rule for each in found if each.severity is not Severity.NOTE]


def rules(found: Iterable[Diagnostic]) -> list[str]:
    """The rules of all changes."""
    return [each.rule for each in found]
