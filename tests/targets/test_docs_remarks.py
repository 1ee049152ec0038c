"""Small things that pages say or leave unsaid: alternatives, summaries of paragraphs, servers, long contents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from support.documentation import documentation


def described(operations: int = 1, **more: Any) -> dict[str, Any]:
    info = {"title": "Boats", "version": "1", "summary": "One.\n\nTwo."}
    paths = {
        f"/boats/{number}": {
            "get": {
                "operationId": f"boat{number}",
                "tags": ["boats"],
                "responses": {"204": {"description": "There."}},
            }
        }
        for number in range(operations)
    }
    return {"openapi": "3.1.0", "info": info, "paths": paths, **more}


def test_alternative_credentials_are_said_to_be_that(tmp_path: Path) -> None:
    schemes = {
        "key": {"type": "http", "scheme": "bearer"},
        "name": {"type": "http", "scheme": "basic"},
    }
    components = {"components": {"securitySchemes": schemes}}
    either = [{"key": []}, {"name": []}]
    files = documentation(described(**components, security=either), tmp_path)
    page = files["apis/BoatsApi.md"]
    assert "One of these is enough:\n\n- [key](../README.md#key)\n- [name](" in page
    assert '<div>or <a href="#auth-name">name</a></div>' in files["reference.html"]
    (tmp_path / "both").mkdir()
    both = [{"key": [], "name": []}]
    files = documentation(described(**components, security=both), tmp_path / "both")
    page = files["apis/BoatsApi.md"]
    assert "- [key](../README.md#key) and [name](../README.md#name)\n" in page
    assert "is enough" not in page


def test_a_summary_of_paragraphs_stands_in_no_other(tmp_path: Path) -> None:
    page = documentation(described(), tmp_path)["reference.html"]
    assert '<div class="lead"><p>One.</p><p>Two.</p></div>' in page


def test_without_a_server_every_client_says_where_it_is(tmp_path: Path) -> None:
    files = documentation(described(), tmp_path)
    assert "None is named: every client says where its API is." in files["README.md"]
    assert 'Client(base_url="https://api.example.com")' in files["apis/BoatsApi.md"]


def test_long_contents_are_folded(tmp_path: Path) -> None:
    few = documentation(described(40), tmp_path)["reference.html"]
    (tmp_path / "many").mkdir()
    many = documentation(described(41), tmp_path / "many")["reference.html"]
    tree = [
        page.partition('id="tree"')[2].partition("</nav>")[0] for page in (few, many)
    ]
    assert ["<details open>" in each for each in tree] == [True, False]
