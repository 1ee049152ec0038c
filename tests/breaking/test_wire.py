"""What changes for peers besides the values of their messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.revisions import compared, description, grave, rules

TEXT: Any = {"type": "string"}


def sent(*parameters: Any, path: str = "/p", **more: Any) -> Any:
    """A description of one operation with these parameters."""
    operation = {"parameters": parameters, "responses": {"204": {"description": "N"}}}
    return description({path: {"get": operation}}, **more)


def query(**more: Any) -> Any:
    """A parameter of the query."""
    return {
        "name": "q",
        "in": "query",
        "schema": {"type": "array", "items": TEXT},
        **more,
    }


def called_back(schema: Any, answer: Any, parameter: Any = None) -> Any:
    """A description with a callback that sends one schema and takes another."""

    def content(schema: Any) -> Any:
        return {"application/json": {"schema": schema}}

    inner = {
        "requestBody": {"content": content(schema)},
        "responses": {"200": {"description": "R", "content": content(answer)}},
        "parameters": [parameter] if parameter else [],
    }
    outer = {
        "responses": {"204": {"description": "N"}},
        "callbacks": {"done": {"{$request.body#/url}": {"post": inner}}},
    }
    return description({"/p": {"post": outer}})


ENUM, WIDER = {"enum": ["a"]}, {"enum": ["a", "b"]}
SERVERS = [{"url": "https://a.example"}, {"url": "https://b.example"}]
CASES: dict[str, tuple[Any, Any, list[str]]] = {
    "a list that is not exploded any longer": (
        sent(query()),
        sent(query(explode=False)),
        ["changed-serialization"],
    ),
    "a parameter that is JSON now": (
        sent(query(schema=TEXT)),
        sent(
            {
                "name": "q",
                "in": "query",
                "content": {"application/json": {"schema": TEXT}},
            }
        ),
        ["changed-serialization"],
    ),
    "a server that is gone": (
        sent(servers=SERVERS),
        sent(servers=SERVERS[1:]),
        ["removed-server"],
    ),
    "a server that is new": (sent(servers=SERVERS[1:]), sent(servers=SERVERS), []),
    "a header whose name is written otherwise": (
        sent({"name": "X-A", "in": "header", "schema": TEXT}),
        sent({"name": "x-a", "in": "header", "schema": TEXT}),
        [],
    ),
    "a callback that sends more": (
        called_back(ENUM, {}),
        called_back(WIDER, {}),
        ["added-value"],
    ),
    "a callback that sends less": (called_back(WIDER, {}), called_back(ENUM, {}), []),
    "a callback that takes less": (
        called_back({}, WIDER),
        called_back({}, ENUM),
        ["removed-value"],
    ),
    "a callback that sends a parameter": (
        called_back({}, {}),
        called_back(
            {}, {}, {"name": "q", "in": "query", "required": True, "schema": TEXT}
        ),
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_told_by_what_it_is_to_peers(name: str, tmp_path: Path) -> None:
    old, new, wanted = CASES[name]
    found = compared(tmp_path, old, new).diagnostics
    assert grave(found) == wanted, found


def test_an_operation_that_moved_says_where_to(tmp_path: Path) -> None:
    def at(path: str) -> Any:
        operation = {"operationId": "send", "responses": {"204": {"description": "N"}}}
        return description({path: {"get": operation}})

    found = compared(tmp_path, at("/old"), at("/new")).diagnostics
    (gone,) = (each for each in found if each.rule == "removed-operation")
    assert gone.hint == "its operationId is that of GET /new now"
    assert set(rules(found)) == {"added-operation", "removed-operation"}


def test_a_swagger_description_becomes_openapi(tmp_path: Path) -> None:
    """The same API in another version of the specification is the same."""
    info = {"title": "Small", "version": "1"}
    limits = {"type": "integer", "minimum": 1, "exclusiveMinimum": True}
    old = {
        "swagger": "2.0",
        "info": info,
        "host": "a.example",
        "schemes": ["https"],
        "consumes": ["application/json"],
        "produces": ["application/json"],
        "paths": {
            "/p": {
                "post": {
                    "parameters": [
                        {"name": "n", "in": "query", **limits},
                        {
                            "name": "b",
                            "in": "body",
                            "required": True,
                            "schema": {"$ref": "#/definitions/A"},
                        },
                    ],
                    "responses": {
                        "200": {
                            "description": "R",
                            "schema": {"$ref": "#/definitions/A"},
                        }
                    },
                }
            }
        },
        "definitions": {
            "A": {
                "type": "object",
                "properties": {"x": {"type": "string", "x-nullable": True}},
            }
        },
    }
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}
    new = {
        "openapi": "3.1.0",
        "info": info,
        "servers": [{"url": "https://a.example"}],
        "paths": {
            "/p": {
                "post": {
                    "parameters": [
                        {
                            "name": "n",
                            "in": "query",
                            "schema": {"type": "integer", "exclusiveMinimum": 1},
                        }
                    ],
                    "requestBody": {"required": True, "content": content},
                    "responses": {"200": {"description": "R", "content": content}},
                }
            }
        },
        "components": {
            "schemas": {
                "A": {
                    "type": "object",
                    "properties": {"x": {"type": ["string", "null"]}},
                }
            }
        },
    }
    assert compared(tmp_path, old, new).diagnostics == ()
