"""A description in which everything is called what generated code has for itself."""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ftgen import Config, generate
from support.cases import all_cases
from support.once import made_once

MANY = 3
"""Names of more cases than these are of ftgen, not of a description."""


def own_names_package(factory: pytest.TempPathFactory) -> Path:
    """The folder with the package ``own_names``, client and server, that is generated of the description."""

    def write(folder: Path) -> None:
        words = own_names(all_cases(factory))
        assert len(words) > 100, "the cases are not where they were"
        spec = folder / "api.json"
        spec.write_text(json.dumps(description(words)))
        targets = ("client", "server")
        result = generate(
            Config(
                spec=str(spec),
                out=str(folder / "out"),
                targets=targets,
                package="own_names",
            )
        )
        assert result.status == "ok", result.diagnostics

    return made_once(factory, "own_names", write) / "out"


def own_names(folder: Path) -> list[str]:
    """The names that modules of most cases bind or read, in any scope, one for each spelling in lower case."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for case in folder.iterdir():
        for path in case.glob("*/**/*.py"):
            if "_runtime" not in path.parts:
                for name in identifiers(ast.parse(path.read_text("utf-8"))):
                    found[name].add(case.name)
    common = (name for name, cases in found.items() if len(cases) > MANY)
    return sorted({name.lower(): name for name in common}.values())


def lower_case(words: list[str]) -> list[str]:
    """The words that Python writes in lower case: no other can hide what is not a class."""
    return [word for word in words if word == word.lower()]


def identifiers(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.alias(name=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name):
                yield name


def description(words: list[str]) -> dict[str, Any]:
    """Each word as tag, scheme, server variable, operation id, parameter, property and schema."""
    paths: dict[str, Any] = {}
    done = {
        "200": {
            "description": "Done.",
            "content": {"application/json": {"schema": ref("everything")}},
        }
    }
    for word in lower_case(words):
        body = {"content": {"application/json": {"schema": ref(word)}}}
        shared = {"operationId": word, "requestBody": body, "responses": done}
        paths[f"/own/{word}"] = {"post": {**shared, "tags": [word]}}
        paths[f"/all/{word}/{{{word}}}"] = {
            "post": {
                **shared,
                "tags": ["every word"],
                "deprecated": True,
                "parameters": [
                    parameter(word, "path"),
                    parameter(f"x {word}", "query"),
                ],
            }
        }
    paths["/parameters"] = {
        "get": {
            "operationId": "parameters of all names",
            "tags": ["parameters of all names"],
            "parameters": [parameter(word, "query") for word in lower_case(words)],
            "responses": done,
        }
    }
    names = {word: {"default": "a"} for word in lower_case(words)}
    url = "https://all.test/" + "".join(f"{{{name}}}" for name in names)
    schemes = {word: {"type": "http", "scheme": "bearer"} for word in names}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Names", "version": "1"},
        "servers": [{"url": url, "variables": names}],
        "security": [{name: []} for name in schemes],
        "paths": paths,
        "components": {"schemas": schemas(words), "securitySchemes": schemes},
    }


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def parameter(name: str, place: str) -> dict[str, Any]:
    schema = {"type": "string"}
    return {"name": name, "in": place, "required": place == "path", "schema": schema}


def schemas(words: list[str]) -> dict[str, Any]:
    """A schema for each word, each with a property of that name, and one with all of them in each other's types."""
    kinds: list[dict[str, Any]] = [
        {"type": "string"},
        {"type": "array", "items": {"type": "integer"}},
        {"type": "object", "additionalProperties": {"type": "boolean"}},
        {"type": "string", "format": "date"},
        {"type": "string", "format": "byte"},
        {"type": ["number", "null"]},
        {},
    ]
    every = {word: ref(word) for word in words} | {
        f"x {word}": kinds[at % len(kinds)] for at, word in enumerate(words)
    }
    own = {
        word: {"type": "object", "properties": {word: kinds[at % len(kinds)]}}
        for at, word in enumerate(words)
    }
    return {**own, "everything": {"type": "object", "properties": every}}
