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
