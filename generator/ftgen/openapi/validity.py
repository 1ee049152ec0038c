"""Whether a description keeps to the letter of its specification.

The JSON Schemas are openapi-spec-validator's, the validator is its jsonschema-rs backend; both are called
directly, because the package's own Python layer takes seconds where these take milliseconds, and because
its further checks (references, parameters, operation ids) carry no place: ftgen reports those itself.
Nothing here refuses a description: what is not clear is refused where it is read.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs

from ftgen.diagnostics import Diagnostics, Location
from ftgen.openapi.reports import kind_of
from ftgen.openapi.version import Version
from ftgen.source import Document
from ftgen.source.document import join_pointer

_MOST_FINDINGS = 20
_NAMES = "propertyNames"
_HINT = "correct the description; it is read as far as its meaning is clear"
_ARTICLES = {
    "object": "an object",
    "array": "an array",
    "string": "a string",
    "boolean": "true or false",
}

_SAID = {
    "const": "has a value that the specification does not know",
    "falseSchema": "is not allowed there",
    "maxProperties": "has too many members",
    "minItems": "has too few items",
    "minProperties": "has too few members",
    "not": "has members that exclude each other",
    "oneOf": "is several things at once",
    "uniqueItems": "holds a value twice",
}


def check(document: Document, version: Version, diagnostics: Diagnostics) -> None:
    """Report where an entry document breaks the schema of its specification (``invalid-description``).

    Each distinct finding is reported at its first place, with the number of others.
    """
    places: dict[str, list[str]] = {}
    findings = _findings(document.value, version)
    for pointer, message in sorted(findings, key=lambda f: (document.locate(f[0]), f)):
        places.setdefault(message, []).append(pointer)
    for message, pointers in list(places.items())[:_MOST_FINDINGS]:
        at = Location(document.file, pointers[0])
        text = message + _others(len(pointers) - 1)
        diagnostics.report("invalid-description", text, at, _HINT)
    rest = len(places) - _MOST_FINDINGS
    if rest > 0:
        text = f"and {rest} more kinds of violation of the specification"
        at = Location(document.file)
        diagnostics.report("invalid-description", text, at, _HINT)


def _others(count: int) -> str:
    if count < 2:
        return " (and in one more place)" if count else ""
    return f" (and in {count} more places)"


def _findings(value: Any, version: Version) -> list[tuple[str, str]]:
    """Return pointer and message of each violation; values that the validator cannot take have none."""
    try:
        errors = list(_validator(version).iter_errors(value))
    except (ValueError, OverflowError, TypeError):
        return []
    found = [
        (join_pointer([str(step) for step in leaf.instance_path]), _message(leaf))
        for error in errors
        for leaf in _leaves(error)
    ]
    return [
        (pointer, message)
        for pointer, message in found
        if pointer not in ("/openapi", "/swagger")
    ]


def _validator(version: Version) -> jsonschema_rs.Validator:
    package = importlib.util.find_spec("openapi_spec_validator")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("openapi_spec_validator")
    folder = Path(package.submodule_search_locations[0], "resources", "schemas")
    schema = json.loads((folder / f"v{version}" / "schema.json").read_bytes())
    return jsonschema_rs.validator_for(_told_once(schema))


def _told_once(schema: Any) -> Any:
    """The schema, with names judged all at once: an error for each holds a copy of the whole object each."""
    if isinstance(schema, list):
        return list(map(_told_once, schema))
    if not isinstance(schema, dict):
        return schema
    told = {word: _told_once(value) for word, value in schema.items()}
    if _NAMES in told:
        told["not"] = {"not": {_NAMES: told.pop(_NAMES)}}
    return told


def _leaves(
    error: jsonschema_rs.ValidationError,
) -> Iterator[jsonschema_rs.ValidationError]:
    """Yield what is wrong inside the alternative that was meant, rather than that none is right."""
    branches = getattr(error.kind, "context", None)
    if branches is None:
        yield error
    elif all(branches):
        for inner in _meant(branches, _is_reference(error.instance)):
            yield from _leaves(inner)
    elif not _is_reference(error.instance):
        yield error


def _is_reference(instance: Any) -> bool:
    return isinstance(instance, dict) and "$ref" in instance


def _meant(
    branches: list[list[jsonschema_rs.ValidationError]], is_reference: bool
) -> list[jsonschema_rs.ValidationError]:
    """Return the errors of the alternative that comes closest: the one whose errors lie deepest."""
    apt = [
        branch
        for branch in branches
        if is_reference or not any(_lacks_reference(e) for e in branch)
    ]
    return max(
        apt or branches,
        key=lambda branch: (min(len(e.instance_path) for e in branch), -len(branch)),
    )


def _lacks_reference(error: jsonschema_rs.ValidationError) -> bool:
    return getattr(error.kind, "property", None) == "$ref"


def _message(error: jsonschema_rs.ValidationError) -> str:
    what = _what(error.instance_path)
    kind: Any = error.kind
    match kind.name:
        case "required":
            return f"{what} needs `{kind.property}`"
        case "additionalProperties" | "unevaluatedProperties":
            names = ", ".join(f"`{name[:40]}`" for name in sorted(kind.unexpected)[:4])
            return f"{what} has {names}, which the specification does not know there"
        case "type":
            wanted = " or ".join(
                _ARTICLES.get(name, f"a {name}") for name in _types(kind)
            )
            return f"{what} has to be {wanted}, not {kind_of(error.instance)}"
        case "enum":
            return f"{what} has a value that the specification does not know"
        case "pattern":
            return f"{what} does not have the form {kind.pattern[:60]}"
        case "format":
            return f"{what} is no {kind.format}"
        case "not" if _NAMES in kind.schema.get("not", ()):
            return f"{what} has members of names that are not allowed"
        case name:
            return f"{what} {_SAID.get(name, f'breaks `{name}` of the specification')}"


def _what(path: list[str | int]) -> str:
    """Name a place by its last step, an item or status by its last two."""
    if not path:
        return "the description"
    steps = path[-2:] if isinstance(path[-1], int) else path[-1:]
    return "`" + "/".join(str(step)[:60] for step in steps) + "`"


def _types(kind: Any) -> list[str]:
    return [kind.types] if isinstance(kind.types, str) else sorted(kind.types)
