"""The public test suite of JSON Schema, as descriptions: the schema of each group is the JSON body of an operation."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ftgen import Config, Diagnostic, generate

SUITES = Path(__file__).parents[3] / "shared/corpus/suites"

_KINDS: Mapping[str, frozenset[str]] = {
    "object": frozenset(
        "properties required additionalProperties patternProperties propertyNames minProperties maxProperties "
        "dependentRequired dependentSchemas unevaluatedProperties".split()
    ),
    "array": frozenset(
        "items prefixItems contains minItems maxItems uniqueItems minContains maxContains unevaluatedItems "
        "additionalItems".split()
    ),
    "string": frozenset("pattern minLength maxLength format".split()),
    "number": frozenset(
        "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf".split()
    ),
}


@dataclass(frozen=True, slots=True)
class Group:
    """A schema of the suite and the values that it is tried with."""

    name: str
    title: str
    schema: Any
    tests: tuple[tuple[str, Any, bool], ...]

    def admits_reading(self, value: Any) -> bool:
        """Whether a value is of a type that the schema, without a type, can be read not to mean."""
        words = self.schema if isinstance(self.schema, dict) else {}
        implied = {kind for kind, each in _KINDS.items() if each & words.keys()}
        return bool(implied) and "type" not in words and kind_of(value) not in implied


def kind_of(value: Any) -> str:
    """The type of a JSON value, integers being numbers."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case str():
            return "string"
        case int() | float():
            return "number"
        case list():
            return "array"
        case _:
            return "object"


def groups_of(suite: str) -> list[Group]:
    """All groups of a suite but those about formats, which are annotations there."""
    found: list[Group] = []
    for file in sorted((SUITES / suite).glob("*.json")):
        for each in (
            json.loads(file.read_text("utf-8")) if file.stem != "format" else ()
        ):
            tests = tuple(
                (t["description"], t["data"], t["valid"]) for t in each["tests"]
            )
            name = f"S{len(found)}"
            title = f"{file.stem}: {each['description']}"
            found.append(Group(name, title, _placed(each["schema"], name), tests))
    return found


def batches(groups: list[Group]) -> list[list[Group]]:
    """The groups in as few descriptions as can be: no identifier is in one of them twice."""
    found: list[tuple[set[str], list[Group]]] = []
    for group in groups:
        own = set(_identifiers(group.schema))
        for used, batch in found:
            if not used & own:
                used |= own
                batch.append(group)
                break
        else:
            found.append((own, [group]))
    return [batch for _, batch in found]


def served(
    groups: list[Group], version: str, folder: Path, package: str
) -> tuple[list[Group], list[Diagnostic]]:
    """Generate the server of some groups; those that are refused are left out. Returns what is found too."""
    found: list[Diagnostic] = []
    spec = folder / f"{package}.json"
    while True:
        spec.write_text(json.dumps(_description(groups, version)), "utf-8")
        config = Config(
            spec=str(spec),
            out=str(folder),
            package=package,
            targets=("server",),
            force=True,
        )
        result = generate(config)
        if result.status == "ok":
            return groups, [*found, *result.diagnostics]
        errors = [each for each in result.diagnostics if each.severity == "error"]
        named = {place(each) for each in errors}
        assert named, errors
        found += errors
        groups = [each for each in groups if each.name not in named]


def place(found: Diagnostic) -> str:
    """The name of the group that a finding is about."""
    return found.at.pointer.split("/")[3]


def _description(groups: list[Group], version: str) -> dict[str, Any]:
    def body(group: Group) -> dict[str, Any]:
        schema = {"$ref": f"#/components/schemas/{group.name}"}
        return {"required": True, "content": {"application/json": {"schema": schema}}}

    return {
        "openapi": version,
        "info": {"title": "Suite", "version": "1"},
        "paths": {
            f"/{each.name}": {
                "post": {
                    "tags": ["suite"],
                    "operationId": f"send_{each.name}",
                    "requestBody": body(each),
                    "responses": {"204": {"description": "It is valid."}},
                }
            }
            for each in groups
        },
        "components": {"schemas": {each.name: each.schema for each in groups}},
    }


def _placed(node: Any, name: str) -> Any:
    """A schema whose references to its own root lead to where it stands, unless it says itself what it is."""
    match node:
        case {"$id": _}:
            return node
        case dict():
            return {
                key: (
                    f"#/components/schemas/{name}{value[1:]}"
                    if key in ("$ref", "$dynamicRef") and _is_local(value)
                    else value if key in ("enum", "const") else _placed(value, name)
                )
                for key, value in node.items()
            }
        case list():
            return [_placed(each, name) for each in node]
        case _:
            return node


def _is_local(reference: Any) -> bool:
    return isinstance(reference, str) and (
        reference == "#" or reference.startswith("#/")
    )


def _identifiers(node: Any) -> Iterator[str]:
    match node:
        case dict():
            for key, value in node.items():
                if key in ("$id", "id", "$anchor", "$dynamicAnchor") and isinstance(
                    value, str
                ):
                    yield value
                yield from _identifiers(value)
        case list():
            for each in node:
                yield from _identifiers(each)
