"""Links of a description that lead from the root of its site: where they lead in the documentation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.documentation import dead_links, documentation, read

from ftgen import Config, FtgenError, generate

DESCRIPTION: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Linked", "version": "1", "description": "See [it](/guide/a)."},
    "servers": [{"url": "https://api.boats.test/v1"}],
    "paths": {},
}


def first_link(folder: Path, description: dict[str, Any], base: str = "") -> str:
    spec = folder / "openapi.json"
    spec.write_text(json.dumps(description), "utf-8")
    config = Config(
        spec=str(spec), targets=("docs",), out=str(folder / "out"), docs_base=base
    )
    result = generate(config)
    assert result.status == "ok", result.diagnostics
    page = (folder / "out" / "docs" / "README.md").read_text("utf-8")
    return next(link for link in read(page).links if "guide" in link)


def test_they_lead_to_the_server_where_nothing_else_is_named(tmp_path: Path) -> None:
    assert first_link(tmp_path, DESCRIPTION) == "https://api.boats.test/guide/a"


def test_they_lead_to_the_site_of_the_documentation(tmp_path: Path) -> None:
    docs = {"externalDocs": {"url": "https://docs.boats.test/start"}}
    link = first_link(tmp_path, DESCRIPTION | docs)
    assert link == "https://docs.boats.test/guide/a"


def test_they_lead_where_the_setting_says(tmp_path: Path) -> None:
    link = first_link(tmp_path, DESCRIPTION, "https://other.test/en/")
    assert link == "https://other.test/en/guide/a"


def test_the_setting_is_an_address() -> None:
    with pytest.raises(FtgenError) as caught:
        Config(spec="openapi.json", docs_base="docs.boats.test")
    (found,) = caught.value.diagnostics
    assert found.rule == "invalid-setting"
    assert "no address of a site" in found.message


def test_big_descriptions_have_pages_of_models_and_of_authorization(
    tmp_path: Path,
) -> None:
    schemas = {f"Boat{number}": {"type": "object"} for number in range(201)}
    every = [{"$ref": f"#/components/schemas/{name}"} for name in schemas]
    content = {"application/json": {"schema": {"type": "array", "prefixItems": every}}}
    operation = {
        "operationId": "list_boats",
        "tags": ["boats"],
        "security": [{"key": []}],
        "responses": {"200": {"description": "All.", "content": content}},
    }
    schemes = {"key": {"type": "http", "scheme": "bearer", "description": "A key."}}
    files = documentation(
        DESCRIPTION
        | {"paths": {"/boats": {"get": operation}}}
        | {"components": {"schemas": schemas, "securitySchemes": schemes}},
        tmp_path,
    )
    assert "A key." in files["authorization.md"]
    assert "A key." not in files["README.md"]
    assert "Boat7" in files["models.md"] and "Boat7" not in files["README.md"]
    assert "(../authorization.md#key)" in files["apis/BoatsApi.md"]
    assert dead_links(files) == []


ANCHORS = {
    "#Crew": "../models/Crew.md",
    "#/components/schemas/crew": "../models/Crew.md",
    "#schema/Crew": "../models/Crew.md",
    "#listBoats": "../apis/BoatsApi.md#list_boats",
    "#operation/listBoats": "../apis/BoatsApi.md#list_boats",
    "#tag/Boats/operation/listBoats": "../apis/BoatsApi.md#list_boats",
    "#tag/Boats": "../apis/BoatsApi.md",
    "#boats": "../apis/BoatsApi.md",
    "#section/Authentication": "../README.md#authorization",
    "#/components/securitySchemes/key": "../README.md#key",
    "#nothing": "",
    "#section/Introduction": "",
    "#": "",
}
"""What descriptions link to, and where that is, seen from the page of the operations; "" is plain text."""


@pytest.fixture(scope="module")
def aiming(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Documentation of a description that links to each of the anchors, in texts of every kind."""
    text = " ".join(f"[x{place}]({each})" for place, each in enumerate(ANCHORS))
    crew = {
        "type": "object",
        "description": text,
        "properties": {"mate": {"type": "string", "description": text}},
    }
    answer = {"schema": {"$ref": "#/components/schemas/crew"}}
    parameter = {"name": "q", "in": "query", "schema": {"type": "string"}}
    operation = {
        "operationId": "listBoats",
        "tags": ["Boats"],
        "description": text,
        "security": [{"key": []}],
        "parameters": [parameter | {"description": text}],
        "responses": {
            "200": {"description": text, "content": {"application/json": answer}}
        },
    }
    scheme = {"type": "http", "scheme": "bearer", "description": text}
    return documentation(
        DESCRIPTION
        | {"info": DESCRIPTION["info"] | {"description": text}}
        | {"tags": [{"name": "Boats", "description": text}]}
        | {"paths": {"/boats": {"get": operation}}}
        | {
            "components": {
                "schemas": {"crew": crew},
                "securitySchemes": {"key": scheme},
            }
        },
        tmp_path_factory.mktemp("anchors"),
    )


def test_anchors_of_descriptions_lead_to_what_they_name(
    aiming: dict[str, str],
) -> None:
    for path, least in (("apis/BoatsApi.md", 4), ("models/Crew.md", 2)):
        for anchor, address in ANCHORS.items():
            label = f"x{list(ANCHORS).index(anchor)}"
            assert aiming[path].count(f"[{label}]({address})") >= least * bool(address)
            assert aiming[path].count(f"[{label}]") == 0 or address
            assert label in aiming[path]
    assert "[x3](apis/BoatsApi.md#list_boats)" in aiming["README.md"]
    assert '<a href="#list_boats">x3</a>' in aiming["reference.html"]
    assert dead_links(aiming) == []


def test_parameters_and_properties_have_anchors(aiming: dict[str, str]) -> None:
    assert read(aiming["apis/BoatsApi.md"]).marks == ["listBoats", "list_boats.q"]
    assert read(aiming["models/Crew.md"]).marks == ["Crew.mate"]
