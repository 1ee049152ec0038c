"""Descriptions are text of strangers: none of it may change the structure of a page, bring script or break a link."""

from __future__ import annotations

import ast
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from support.documentation import Html, dead_links, documentation, read

HOSTILE = {
    "pipes": r"a | b \| c \\| d `code | span` `a\|b` ||",
    "headings": "# One\n\n## Two\n\nSetext\n======\n\nOther\n---\n\n###### Six\n#No",
    "backtick-fence": "Text\n\n```ruby\nrequire 'x'\n\n## Parameters\n| a | b |",
    "tilde-fence": "~~~~html\n<script>alert(1)</script>\n\n## Parameters",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)><!-- open <div><details> </article></main>",
    "code-html": "</code></pre><script>alert(1)</script> `</code><b>` \"'><svg onload=alert(1)>",
    "links": "[a](javascript:alert(1)) [b](JaVaScRiPt:x) ![c](data:text/html,x) [d](vbscript:x) [e](gone.md)",
    "addresses": "<javascript:x> <https://example.com/a|b> https://example.com/a|b [x](<https://example.com/a b(c>)",
    "definitions": "[Back to top]: javascript:alert(1)\n[optional]: https://example.com/\n\n[Back to top] [optional]",
    "templates": "{{ 7 * 7 }} {% raw %} {# x #} ${7*7} #{x} <%= x %>",
    "python": '"""\nimport os; os.system("x")\n""" \\ \' \\" # noqa',
    "lines": "one\r\n## two\r## three\u2028## four\x0b## five\x85## six\x1b[31m\x00\u202e",
    "lists": "- a\n  - b\n\n      code\n\n1. c\n2. d\n\n> quote\n> # in quote\n\n---\n\n***",
    "marks": "**open _open `open ~~open [open](open *",
    "entities": "&lt;script&gt; &#60;script&#62; &amp;lt; &copy; &#x3C;b>",
    "table": "| a | b |\n|---|---|\n| <b>c</b> | d \\| e |",
    "html-links": '<a href="javascript:alert(1)">x</a> <a href=\'https://e.com/" onclick="x\'>y</a> <p>p</p>',
    "deep": "> " * 60 + "deep" + "\n" + "* " * 60 + "deep",
}


def described(text: str) -> dict[str, Any]:
    """A description that has the text in every place for text."""
    schema = {
        "type": "object",
        "title": text,
        "description": text,
        "required": ["kind"],
        "properties": {
            "kind": {
                "type": "string",
                "description": text,
                "enum": [text, "b"],
                "example": text,
            },
            "name": {
                "type": "string",
                "description": text,
                "default": text,
                "pattern": "a|b",
            },
            text: {"type": "string", "description": text},
        },
        "example": {"kind": text, "name": text},
    }
    content = {
        "application/json": {
            "schema": {"$ref": "#/components/schemas/Thing"},
            "example": {"kind": text},
        }
    }
    response = {
        "description": text,
        "content": content,
        "headers": {"X-Rate": {"description": text, "schema": {"type": "integer"}}},
        "links": {
            "next": {
                "operationId": "getThing",
                "description": text,
                "parameters": {"id": text},
            }
        },
    }
    parameter = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": text,
        "schema": {"type": "string"},
        "example": text,
    }
    query = {
        "name": "q",
        "in": "query",
        "description": text,
        "schema": {"type": "string", "default": text},
    }
    operation = {
        "operationId": "getThing",
        "tags": ["Things"],
        "summary": text,
        "description": text,
        "externalDocs": {"url": "https://example.com/", "description": text},
        "parameters": [parameter, query],
        "requestBody": {"description": text, "content": content},
        "responses": {"200": response, "4XX": {"description": text}},
        "security": [{"key": []}, {"oauth": ["read"]}],
        "callbacks": {
            "done": {
                "{$request.body#/url}": {
                    "post": {"summary": text, "responses": {"200": response}}
                }
            }
        },
    }
    flow = {"tokenUrl": "https://example.com/token", "scopes": {"read": text}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": text,
            "summary": text,
            "description": text,
            "version": text,
            "contact": {"name": text},
            "license": {"name": text},
        },
        "servers": [
            {
                "url": "https://{host}/v1",
                "description": text,
                "variables": {
                    "host": {
                        "default": "example.com",
                        "enum": ["example.com", text],
                        "description": text,
                    }
                },
            }
        ],
        "tags": [{"name": "Things", "description": text}],
        "paths": {"/things/{id}": {"post": operation}},
        "webhooks": {
            "made": {"post": {**operation, "operationId": "made", "parameters": []}}
        },
        "components": {
            "schemas": {
                "Thing": schema,
                "Choice": {"description": text, "type": "string", "enum": [text, "b"]},
            },
            "securitySchemes": {
                "key": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "X-Key",
                    "description": text,
                },
                "oauth": {
                    "type": "oauth2",
                    "flows": {"clientCredentials": flow},
                    "description": text,
                },
            },
        },
    }


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return documentation(described("harmless"), tmp_path_factory.mktemp("harmless"))


@pytest.fixture(scope="module", params=HOSTILE)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def files(kind: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return documentation(described(HOSTILE[kind]), tmp_path_factory.mktemp("hostile"))


def test_pages_keep_their_outline(
    files: dict[str, str], harmless: dict[str, str]
) -> None:
    assert set(files) == set(harmless)
    for path in files:
        if path.endswith(".md"):
            found, expected = read(files[path]).headings, read(harmless[path]).headings
            assert [tag for tag, _ in found] == [tag for tag, _ in expected], path
            assert found[1:] == expected[1:], path


def test_pages_hold_no_html_but_their_first_line(files: dict[str, str]) -> None:
    pages = {path: text for path, text in files.items() if path.endswith(".md")}
    rest = {path: text.partition("\n")[2] for path, text in pages.items()}
    assert [path for path in pages if read(rest[path]).html] == []


def test_links_are_the_pages_own_or_lead_to_the_web(files: dict[str, str]) -> None:
    assert dead_links(files) == []


def test_back_links_are_links_of_ours(
    files: dict[str, str], harmless: dict[str, str]
) -> None:
    for path in ("apis/ThingsApi.md", "models/Thing.md"):
        own = [
            link for link in read(harmless[path]).links if not link.startswith("http")
        ]
        assert [
            link for link in read(files[path]).links if not link.startswith("http")
        ] == own


def test_tables_keep_their_cells(
    files: dict[str, str], harmless: dict[str, str], kind: str
) -> None:
    for path in files:
        if path.endswith(".md") and kind != "table":
            found, expected = read(files[path]).tables, read(harmless[path]).tables
            assert [len(table) for table in found] == [
                len(table) for table in expected
            ], path
            assert [table[0] for table in found] == [
                table[0] for table in expected
            ], path
    page = read(files["apis/ThingsApi.md"])
    parameters = next(
        table
        for table in page.tables
        if table[0][0] == "Name" and table[0][-1] == "Notes"
    )
    assert [(row[0], row[1]) for row in parameters[1:]] == [
        ("id", "str"),
        ("body", "Thing"),
        ("q", "str"),
    ]
    assert parameters[1][3].startswith("path [required]")
    assert parameters[3][3].startswith("query [optional] [default to ")
    assert parameters[3][3].endswith("]")


def test_the_html_reference_keeps_its_elements(
    files: dict[str, str], harmless: dict[str, str]
) -> None:
    found, expected = Html(files["reference.html"]), Html(harmless["reference.html"])
    markdown = {
        "strong",
        "em",
        "s",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
    }
    assert found.broken == []
    assert found.tags - expected.tags <= markdown | {"td", "br", "p"}
    assert (
        found.attributes == expected.attributes | {"rel"}
        or found.attributes == expected.attributes
    )
    assert found.ids == expected.ids
    assert files["reference.html"].count("<script") == 1


def test_what_the_text_says_is_still_there(files: dict[str, str], kind: str) -> None:
    words = {
        "pipes": "a | b",
        "html": "<script>alert(1)</script>",
        "templates": "{{ 7 * 7 }}",
        "marks": "**open _open",
    }
    text = words.get(kind, "")
    page = read(files["apis/ThingsApi.md"])
    assert any(text in cell for table in page.tables for row in table for cell in row)
    assert text in "".join(Html(files["reference.html"]).text)


def test_the_examples_stay_python_toml_and_json(files: dict[str, str]) -> None:
    parsers = {"python": ast.parse, "toml": tomllib.loads, "json": json.loads}
    for path in (
        "README.md",
        "apis/ThingsApi.md",
        "models/Thing.md",
        "webhooks/Callbacks.md",
    ):
        for language, code in read(files[path]).code:
            is_signature = code.startswith(("def ", "async def "))
            if language in parsers and not is_signature:
                parsers[language](code)


def test_a_huge_description_of_unclosed_marks_is_read_quickly(tmp_path: Path) -> None:
    text = "<a href='x'> `` <li [ ![ *_ " * 2000 + "(" * 2000
    assert "README.md" in documentation(described(text), tmp_path)
