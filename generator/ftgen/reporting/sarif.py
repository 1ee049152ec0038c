"""Results as SARIF 2.1.0, for code-scanning services."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from ftgen.diagnostics import Diagnostic, Location
from ftgen.reporting.machine import Reported, all_diagnostics
from ftgen.reporting.places import uri
from ftgen.rules import RULES, Rule
from ftgen.version import __version__

_ROOT = "ROOT"


def sarif_log(results: Sequence[Reported]) -> str:
    """A SARIF log with one run; places are URIs relative to the repository's root."""
    found = all_diagnostics(results)
    names = sorted({item.rule for item in found})
    rules = [_rule(RULES[name]) for name in names if name in RULES]
    driver = {"name": "ftgen", "version": __version__, "rules": rules}
    root = {"description": {"text": "The root of the repository."}}
    run = {
        "tool": {"driver": driver},
        "originalUriBaseIds": {_ROOT: root},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item) for item in found],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, indent=2) + "\n"


@cache
def _pages() -> str:
    """Where the pages of the rules stand: one of the addresses that the distribution names."""
    from importlib.metadata import metadata

    named = (each.split(", ") for each in metadata("ftgen").get_all("Project-URL", []))
    return next((address for label, address in named if label == "Rules"), "")


def _rule(rule: Rule) -> dict[str, Any]:
    pages = {"helpUri": f"{_pages()}#{rule.name}"} if _pages() else {}
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": f"{rule.explanation}\n\nftgen explain {rule.name}"},
        **pages,
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(item: Diagnostic) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": item.rule,
        "level": item.severity.value,
        "message": {"text": f"{item.message}\n{item.hint}".strip()},
    }
    if place := _location(item.at):
        result["locations"] = [place]
    if item.before is not None and (place := _location(item.before)):
        result["relatedLocations"] = [{**place, "message": {"text": "before"}}]
    return result


def _location(at: Location) -> dict[str, Any]:
    """A place as a location; an empty one where it is none of a file."""
    place = uri(at.file)
    if not place:
        return {}
    artifact = {"uri": place}
    if "://" not in place:
        artifact["uriBaseId"] = _ROOT
    region = {"startLine": max(at.line, 1), "startColumn": max(at.column, 1)}
    physical = {"artifactLocation": artifact, "region": region}
    logical = [{"fullyQualifiedName": at.pointer}]
    return {
        "physicalLocation": physical,
        **({"logicalLocations": logical} if at.pointer else {}),
    }
