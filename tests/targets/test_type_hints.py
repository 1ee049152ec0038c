"""What everything in a generated package is annotated with can be asked for while it runs."""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest
from support.packages import imported
from support.project import ROOT

from ftgen import Config, generate

DESCRIPTION = """
openapi: 3.2.0
info: {title: Hints, version: "1"}
servers: [{url: "https://{place}.example.com", variables: {place: {default: here, enum: [here, there]}}}]
security: [{login: [read]}, {key: []}, {password: []}]
tags: [{name: async, description: Named as a prefix is.}]
paths:
  /boats:
    get:
      operationId: listBoats
      tags: [boats]
      parameters:
        - {name: after, in: query, schema: {type: string}}
        - {name: since, in: query, schema: {type: string, format: date-time}}
      responses:
        "200":
          description: It.
          headers: {X-Left: {schema: {type: integer}}}
          content:
            application/json:
              schema:
                type: object
                required: [data, has_more]
                properties: {data: {type: array, items: {$ref: "#/components/schemas/Boat"}}, has_more: {type: boolean}}
        default: {$ref: "#/components/responses/Fault"}
    post:
      operationId: addBoat
      tags: [boats]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Boat"}}}}
      responses:
        "201": {description: It., content: {application/json: {schema: {$ref: "#/components/schemas/Boat"}}}}
        "409": {$ref: "#/components/responses/Fault"}
      callbacks:
        sold:
          "{$request.body#/url}":
            post:
              operationId: sold
              requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Boat"}}}}
              responses: {"204": {description: Known.}}
  /boats/watch:
    get:
      operationId: watch
      tags: [async]
      responses: {"200": {description: It., content: {text/event-stream: {itemSchema: {$ref: "#/components/schemas/Boat"}}}}}
  /pictures:
    post:
      operationId: draw
      tags: [async]
      requestBody:
        content:
          multipart/form-data: {schema: {type: object, required: [file], properties: {file: {type: string, format: binary}}}}
      responses: {"200": {description: It., content: {image/png: {schema: {type: string, format: binary}}}}}
webhooks:
  sunk: {post: {operationId: sunk, tags: [news], requestBody: {content: {application/json: {schema: {type: string}}}}, responses: {"204": {description: Known.}}}}
components:
  responses:
    Fault: {description: No., content: {application/json: {schema: {$ref: "#/components/schemas/Fault"}}}}
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: "https://example.com/token", scopes: {read: All.}}}}
    key: {type: apiKey, in: header, name: X-Key}
    password: {type: http, scheme: basic}
  schemas:
    Boat:
      type: object
      required: [name]
      properties:
        name: {type: string}
        length: {type: [number, "null"]}
        next: {$ref: "#/components/schemas/Boat"}
        engine: {oneOf: [{$ref: "#/components/schemas/Motor"}, {$ref: "#/components/schemas/Sail"}]}
    Motor: {type: object, required: [power], properties: {power: {type: integer, format: int64}}}
    Sail: {type: object, required: [area], properties: {area: {type: number}}}
    Fault: {type: object, required: [code], properties: {code: {type: integer}}}
"""
PACKAGES = ("hints", "plain", "fine_tuning_api")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds a folder of a package of every kind of operation, and one of a package that has none at all."""
    folder = tmp_path_factory.mktemp("hints")
    plain = "openapi: 3.1.0\ninfo: {title: Plain, version: '1'}\npaths: {}\n"
    for name, text in {"hints": DESCRIPTION, "plain": plain}.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
        config = Config(
            spec=str(folder / f"{name}.yaml"),
            out=str(folder / "out" / name),
            package=name,
            targets=("client", "server"),
        )
        result = generate(config)
        assert result.status == "ok", result.diagnostics
    return folder / "out"


@pytest.fixture(params=PACKAGES)
def package(request: pytest.FixtureRequest, out: Path) -> Iterator[ModuleType]:
    """A package, imported."""
    folder = ROOT / "out" if request.param == "fine_tuning_api" else out / request.param
    with imported(folder, request.param) as package:
        yield package


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """A package and all modules in it that can be imported for their names."""
    yield package
    for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not each.name.endswith("__main__"):
            yield importlib.import_module(each.name)


def annotated(value: Any, of: str) -> Iterator[Any]:
    """A class or a function of a package, and all functions of the class and of those that it is derived from."""
    if inspect.isfunction(value):
        yield value
    elif inspect.isclass(value):
        for base in value.__mro__:
            if is_of(base, of):
                yield base
                members = vars(base).values()
                found = (each for member in members for each in functions(member))
                yield from (each for each in found if is_of(each, of))


def is_of(value: type | FunctionType, package: str) -> bool:
    """Whether something is a package's own: what Python makes for a named tuple is not."""
    return value.__module__.partition(".")[0] == package


def functions(member: object) -> Iterator[FunctionType]:
    """The functions of what stands in the body of a class."""
    match member:
        case FunctionType():
            yield member
        case classmethod() | staticmethod():
            yield from functions(member.__func__)
        case property():
            for each in (member.fget, member.fset, member.fdel):
                yield from functions(each)
        case functools.cached_property():
            yield from functions(member.func)


def test_hints_can_be_asked_for(package: ModuleType) -> None:
    public, everything = set[Any](), set[Any]()
    for module in modules(package):
        for name in getattr(module, "__all__", ()):
            public |= set(annotated(getattr(module, name), package.__name__))
        for value in vars(module).values():
            if getattr(value, "__module__", None) == module.__name__:
                everything |= set(annotated(value, package.__name__))
    for each in public | everything:
        typing.get_type_hints(each)
    names = {each.__qualname__ for each in public}
    assert {"Client.__init__", "AsyncClient.__init__", "create_app"} <= names
    assert {"Application.build_middleware_stack", "RequestOptions"} <= names
    assert {"Model.from_dict", "ApiError.__init__"} <= names
    assert len(everything) > 700


def test_hints_are_the_classes_that_they_name(out: Path) -> None:
    import httpx2

    with imported(out / "hints", "hints") as package:
        client, server = package.Client, importlib.import_module("hints.server")
        given = typing.get_type_hints(client.__init__)
        assert given["http_client"] == httpx2.Client | None
        assert package.Timeout in typing.get_args(given["timeout"])
        groups = importlib.import_module("hints.client.async_")
        found = vars(client)["async_"].func
        assert typing.get_type_hints(found)["return"] is groups.AsyncClient
        asked = typing.get_type_hints(server.create_app)
        assert server.BoatsApi in typing.get_args(asked["boats"])
        assert asked["return"] is server.Application
        received = typing.get_type_hints(server.create_webhooks_app)
        assert server.NewsWebhooks in typing.get_args(received["news_webhooks"])


def test_asking_is_what_imports_them(out: Path) -> None:
    code = (
        "import sys, typing, hints.server, hints.client;"
        "names = ['hints.server.boats', 'hints.server.application', 'hints.client.boats'];"
        "assert not {*names} & sys.modules.keys();"
        "typing.get_type_hints(hints.server.create_app);"
        "typing.get_type_hints(vars(hints.client.Client)['boats'].func);"
        "assert {*names} <= sys.modules.keys()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=out / "hints", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
