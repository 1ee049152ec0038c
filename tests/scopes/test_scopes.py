"""Every name that generated code has for itself, used for everything that a description may name."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import json
import subprocess
import sys
import typing
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
from support.cases import CASES

from ftgen import Config, generate

MANY = 3
"""Names of more cases than these are of ftgen, not of a description."""


def own_names() -> list[str]:
    """The names that modules of most cases bind or read, in any scope, one for each spelling in lower case."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for case in CASES:
        for path in (case / "expected").glob("*/**/*.py"):
            if "_runtime" not in path.parts:
                for name in identifiers(ast.parse(path.read_text("utf-8"))):
                    found[name].add(case.name)
    common = (name for name, cases in found.items() if len(cases) > MANY)
    return sorted({name.lower(): name for name in common}.values())


def lower_case(words: list[str]) -> list[str]:
    """The words that Python writes in lower case: no other can hide what is not a class."""
    return [word for word in words if word == word.lower()]


def identifiers(tree: ast.Module) -> typing.Iterator[str]:
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


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> typing.Iterator[ModuleType]:
    """The package of the description."""
    folder = tmp_path_factory.mktemp("scopes")
    words = own_names()
    assert len(words) > 100, "the cases are not where they were"
    spec, out = folder / "api.json", folder / "out"
    spec.write_text(json.dumps(description(words)))
    config = Config(
        spec=str(spec), out=str(out), targets=("client", "server"), package="own_names"
    )
    result = generate(config)
    assert result.status == "ok", result.diagnostics
    sys.path.insert(0, str(out))
    yield importlib.import_module("own_names")
    sys.path.remove(str(out))


def folder(package: ModuleType) -> Path:
    return Path(package.__file__ or "").parent


def test_the_package_type_checks(package: ModuleType, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path)]
    done = subprocess.run(
        [*command, str(folder(package))], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_two_clients_call_every_operation(package: ModuleType) -> None:
    operations = json.loads((folder(package).parent / ".ftgen.json").read_text())[
        "operations"
    ]
    sent: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request.url.path)
        return httpx2.Response(200, json={})

    for _ in range(2):
        client = package.Client(
            base_url="https://all.test",
            http_client=httpx2.Client(transport=httpx2.MockTransport(answer)),
            **credentials(package),
        )
        for operation in operations:
            method = client
            for attribute in operation["attribute"].split("."):
                method = getattr(method, attribute)
            method(*["a"] * operation["path"].count("{"))
    assert len(sent) == 2 * len(operations)


def credentials(package: ModuleType) -> dict[str, str]:
    """A secret for each argument of a client that takes one."""
    arguments = inspect.signature(package.Client.__init__).parameters
    return {
        name: "a"
        for name, each in arguments.items()
        if "Secret" in str(each.annotation)
    }


def test_applications_are_made_twice(package: ModuleType) -> None:
    server = importlib.import_module(f"{package.__name__}.server")
    for path in folder(package).glob("server/*.py"):
        if path.stem != "__main__":
            importlib.import_module(f"{package.__name__}.server.{path.stem}")
    assert [server.create_app().routes for _ in range(2)]


def test_the_types_of_every_model_can_be_asked_for(package: ModuleType) -> None:
    for name in package.models.__all__:
        model = getattr(package.models, name)
        fields = {each.name for each in dataclasses.fields(model)}
        assert fields <= set(typing.get_type_hints(model)), name
        assert model.from_dict(model().to_dict()) == model()
