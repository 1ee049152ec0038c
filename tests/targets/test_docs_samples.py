"""Samples of the documentation, where the description has few examples: they tell all that it knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.documentation import dead_links, documentation, read
from support.project import ROOT

BOAT = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "length": {"type": "number", "description": "In metres.", "example": 7.5},
        "flag": {"type": "string", "description": "Whose it is.", "default": "NL"},
        "built": {"type": "string", "format": "date", "description": "When."},
        "hidden": {"type": "string"},
    },
}


def _json(name: str, **more: Any) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{name}"}
    return {"content": {"application/json": {"schema": schema, **more}}}


DESCRIPTION = {
    "openapi": "3.1.0",
    "info": {"title": "Boats", "version": "1"},
    "servers": [{"url": "https://boats.test"}],
    "paths": {
        "/harbours/{id}/boats": {
            "post": {
                "operationId": "add_boat",
                "tags": ["boats"],
                "parameters": [
                    {
                        "name": "id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                    }
                ],
                "requestBody": {"required": True, **_json("Boat")},
                "responses": {"200": {"description": "It.", **_json("Boat")}},
            },
            "get": {
                "operationId": "show_fleet",
                "tags": ["boats"],
                "parameters": [
                    {
                        "name": "id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                    }
                ],
                "responses": {
                    "200": {
                        "description": "All.",
                        **_json("Fleet", example={"flag": {"letter": "Q"}}),
                    }
                },
            },
        }
    },
    "components": {
        "schemas": {
            "Boat": BOAT,
            "Fleet": {
                "type": "object",
                "properties": {"flag": {"$ref": "#/components/schemas/Flag"}},
            },
            "Flag": {
                "type": "object",
                "properties": {"letter": {"type": "string"}},
            },
        }
    },
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return documentation(DESCRIPTION, tmp_path_factory.mktemp("samples"))


WHOLE = {"id": "<boat id>", "length": 7.5, "flag": "NL", "built": "2024-10-01"}


def test_every_operation_shows_the_json_that_goes_in_and_comes_out(
    files: dict[str, str],
) -> None:
    page = files["apis/BoatsApi.md"].partition("\n## show_fleet\n")[0]
    shown = [json.loads(code) for kind, code in read(page).code if kind == "json"]
    assert shown == [WHOLE, WHOLE]


def test_calls_say_what_belongs_where(files: dict[str, str]) -> None:
    code = [code for _, code in read(files["apis/BoatsApi.md"]).code]
    call = next(each for each in code if "client.boats.add_boat(" in each)
    assert (
        'client.boats.add_boat("<harbour id>", body_id="<boat id>", length=7.5)' in call
    )


def test_models_show_what_is_described_or_borrowed(files: dict[str, str]) -> None:
    def shown(name: str) -> Any:
        return json.loads(dict(read(files[f"models/{name}.md"]).code)["json"])

    assert shown("Boat") == WHOLE
    assert shown("Flag") == {"letter": "Q"}
    assert "models.Flag()" not in files["models/Flag.md"]


def test_given_examples_come_before_all_else(tmp_path: Path) -> None:
    given = {"id": "b1", "flag": "BE"}
    schemas = {"Boat": {**BOAT, "example": given}}
    told = {**DESCRIPTION, "components": {"schemas": schemas}}
    told["paths"] = {
        path: {"post": item["post"]} for path, item in DESCRIPTION["paths"].items()  # type: ignore[attr-defined]
    }
    page = documentation(told, tmp_path)["apis/BoatsApi.md"]
    shown = [json.loads(code) for kind, code in read(page).code if kind == "json"]
    assert shown == [given, given]


def test_what_can_be_read_as_it_arrives_has_an_example_of_that(tmp_path: Path) -> None:
    files = documentation(ROOT / "tests/cases/streams/openapi.yaml", tmp_path)
    streaming = [
        page.split("\n### Example: streaming\n", 1)[1]
        for page in files.values()
        if "\n### Example: streaming\n" in page
    ]
    assert streaming
    for text in streaming:
        code = read(text).code[0][1]
        assert ".stream_" in code and " as stream:\n        for item in stream" in code
    assert dead_links(files) == []


def test_no_call_says_that_its_body_is_compressed(tmp_path: Path) -> None:
    path = "/harbours/{id}/boats"
    post = DESCRIPTION["paths"][path]["post"]  # type: ignore[index]
    more = [
        {"name": name, "in": "header", "schema": {"type": "string"}, "example": "gzip"}
        for name in ("Content-Encoding", "X-Encoding")
    ]
    told = {
        **DESCRIPTION,
        "paths": {path: {"post": {**post, "parameters": post["parameters"] + more}}},
    }
    page = documentation(told, tmp_path)["apis/BoatsApi.md"]
    code = [code for _, code in read(page).code]
    (call,) = (each for each in code if "client.boats.add_boat(" in each)
    assert 'x_encoding="gzip"' in call and "content_encoding" not in call
