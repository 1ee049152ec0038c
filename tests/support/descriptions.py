"""Reading small descriptions in tests."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from ftgen.diagnostics import Diagnostic, Diagnostics, FtgenError, Location
from ftgen.openapi import Spec, load
from ftgen.openapi.nodes import Operation, Schema
from ftgen.source import parse, read
from ftgen.source.remote import Remote


def spec_of(text: str) -> tuple[Spec, list[Diagnostic]]:
    """Load a description given as text; returns it with what was found, lines and columns filled in."""
    diagnostics = Diagnostics()
    spec = load(parse(dedent(text), "api.yaml"), diagnostics=diagnostics)
    return spec, located(spec, diagnostics)


def spec_at(
    path: Path, *, allow_remote: bool = False, allow_outside: bool = False
) -> tuple[Spec, list[Diagnostic]]:
    """Load a description from a file."""
    diagnostics = Diagnostics()
    spec = load(
        read(path),
        remote=Remote(fetching=allow_remote),
        allow_outside=allow_outside,
        diagnostics=diagnostics,
    )
    return spec, located(spec, diagnostics)


def located(spec: Spec, diagnostics: Diagnostics) -> list[Diagnostic]:
    """Return the findings as they are reported; each has to have a place."""
    found = [
        Diagnostic(d.rule, d.severity, d.message, spec.locate(d.at), d.hint)
        for d in diagnostics.found
    ]
    assert all(d.at.file and d.at.line >= 1 and d.at.column >= 1 for d in found)
    return found


def rules_of(found: list[Diagnostic]) -> list[str]:
    """Return the names of the rules, violations of the specification's schema aside."""
    return [d.rule for d in found if d.rule != "invalid-description"]


def finding(found: list[Diagnostic], rule: str) -> Diagnostic:
    """Return the one finding of a rule."""
    [only] = [d for d in found if d.rule == rule]
    return only


def place(finding: Diagnostic) -> tuple[int, int]:
    """Return line and column of a finding."""
    return finding.at.line, finding.at.column


def refused(error: FtgenError) -> Diagnostic:
    """Return the one placed finding that an exception carries."""
    [only] = error.diagnostics
    assert only.at.file and only.at.line >= 1 and only.at.column >= 1
    return only


def schema_of(
    schema: str, version: str = "3.1.0", more: str = ""
) -> tuple[Schema, list[Diagnostic]]:
    """Load one schema, given in YAML, as the component S."""
    text = f"openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n"
    text += "    S:\n" + _indented(schema, 6) + _indented(more, 4)
    spec, found = spec_of(text)
    return spec.description.schemas["S"], found


def operation_of(
    operation: str, version: str = "3.1.0", path: str = "/p"
) -> tuple[Operation, list[Diagnostic]]:
    """Load one operation, given in YAML, as GET of a path."""
    text = f"openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths:\n  {path}:\n    get:\n"
    spec, found = spec_of(text + _indented(operation, 6))
    [only] = spec.description.operations
    return only, found


def _indented(text: str, width: int) -> str:
    lines = dedent(text).strip("\n").splitlines()
    return "".join(" " * width + line + "\n" for line in lines)


def at(pointer: str, file: str = "api.yaml") -> Location:
    """Return a location without line and column, as nodes have it."""
    return Location(file, pointer)
