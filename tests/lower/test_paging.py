"""Cursor paging, found by its shape and by nothing less."""

from __future__ import annotations

from typing import Any

import pytest
from support.lowering import Lowered, lowered_paths

from ftgen.ir.api import Pagination
from ftgen.ir.types import RefType

PATH = """\
/jobs:
  get:
    operationId: list_jobs
    parameters:
      - {name: after, in: query, required: false, schema: {type: string}}
    responses:
      '200': {description: A page., content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}
"""
SCHEMAS = """\
Page:
  type: object
  required: [data]
  properties:
    data: {type: array, items: {$ref: '#/components/schemas/Job'}}
    has_more: {type: boolean}
Job: {type: object, required: [id], properties: {id: {type: string}}}
"""
FOUND = Pagination(
    kind="after",
    parameter="after",
    items="data",
    item=RefType(name="Job"),
    item_cursor="id",
    more="has_more",
)


def changed(old: str, new: str) -> Lowered:
    """The description with one thing written otherwise."""
    assert (PATH + SCHEMAS).count(old) == 1
    return lowered_paths(PATH.replace(old, new), SCHEMAS.replace(old, new))


def test_paging_is_found() -> None:
    [operation] = lowered_paths(PATH, SCHEMAS).operations
    assert operation.pagination == FOUND


@pytest.mark.parametrize(
    ("old", "new", "cursor", "more"),
    [
        ("name: after", "name: starting_after", "starting_after", "has_more"),
        ("name: after", "x-ftgen-name: from, name: after", "after", "has_more"),
        ("has_more", "more", "after", ""),
        ("'200'", "2XX", "after", "has_more"),
    ],
)
def test_variations(old: str, new: str, cursor: str, more: str) -> None:
    [operation] = changed(old, new).operations
    assert operation.pagination is not None
    assert (operation.pagination.parameter, operation.pagination.more) == (cursor, more)


def test_a_page_that_is_an_alias_of_another() -> None:
    alias = "Alias: {$ref: '#/components/schemas/Page'}\n"
    path = PATH.replace("schemas/Page", "schemas/Alias")
    [operation] = lowered_paths(path, SCHEMAS + alias).operations
    assert operation.pagination == FOUND


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("get:", "post:"),
        ("name: after", "name: page"),
        ("in: query", "in: header"),
        ("required: false", "required: true"),
        ("required: false, schema: {type: string}", "schema: {type: integer}"),
        (
            "required: false, schema: {type: string}",
            "schema: {type: string, format: date-time}",
        ),
        ("required: [data]", "required: [has_more]"),
        ("required: [id]", "required: []"),
        ("{id: {type: string}}", "{id: {type: integer}}"),
        ("properties: {id: {", "properties: {key: {"),
        ("'200'", "'404'"),
        ("application/json", "text/plain"),
        ("Job: {type: object,", "Job: {type: [object, 'null'],"),
        ("Page:\n  type: object", "Page:\n  type: [object, 'null']"),
    ],
)
def test_what_is_not_paging(old: str, new: str) -> None:
    [operation] = changed(old, new).operations
    assert operation.pagination is None


@pytest.mark.parametrize(
    "other",
    [
        "'204': {description: Nothing.}",
        "'202': {description: Else., content: {application/json: {schema: {type: string}}}}",
    ],
)
def test_success_that_is_not_always_a_page(other: str) -> None:
    [operation] = lowered_paths(f"{PATH}      {other}\n", SCHEMAS).operations
    assert operation.pagination is None


def test_an_error_beside_the_page_does_no_harm() -> None:
    other = "'404': {description: None., content: {application/json: {schema: {type: string}}}}"
    [operation] = lowered_paths(f"{PATH}      {other}\n", SCHEMAS).operations
    assert operation.pagination == FOUND


def shape(parameters: str, page: str, headers: str = "{}", more: str = "") -> Lowered:
    """A list with these parameters, whose page has these properties."""
    stated = "\n".join(
        f"      - {{name: {name}, in: query, schema: {{type: {kind}}}}}"
        for name, kind in (each.split(":") for each in parameters.split())
    )
    paths = f"""\
/jobs:
  get:
    operationId: list_jobs
{more}    parameters:
{stated}
    responses:
      '200':
        description: A page.
        headers: {headers}
        content: {{application/json: {{schema: {page}}}}}
"""
    return lowered_paths(paths, SCHEMAS)


LIST = "{type: array, items: {$ref: '#/components/schemas/Job'}}"
JOB = RefType(name="Job")


def page(properties: str, items: str = "items") -> str:
    """The schema of a page."""
    return (
        f"{{type: object, required: [{items}], "
        f"properties: {{{items}: {LIST}, {properties}}}}}"
    )


TEXT = "{type: [string, 'null']}"
SHAPES = {
    "cursor": (
        "cursor:string limit:integer",
        page(f"next_cursor: {TEXT}"),
        {"kind": "token", "parameter": "cursor", "following": ("next_cursor",)},
    ),
    "cursor, wrapped": (
        "cursor:string",
        page(
            f"response_metadata: {{type: object, properties: {{next_cursor: {TEXT}}}}}"
        ),
        {
            "kind": "token",
            "parameter": "cursor",
            "following": ("response_metadata", "next_cursor"),
        },
    ),
    "token": (
        "pageToken:string",
        page(f"nextPageToken: {TEXT}"),
        {"kind": "token", "parameter": "pageToken", "following": ("nextPageToken",)},
    ),
    "page token": (
        "page:string",
        page(f"next_page: {TEXT}"),
        {"kind": "token", "parameter": "page", "following": ("next_page",)},
    ),
    "URL": (
        "limit:integer offset:integer",
        page(f"next: {TEXT}, previous: {TEXT}, count: {{type: integer}}"),
        {"kind": "url", "following": ("next",)},
    ),
    "URL in links": (
        "limit:integer",
        page(f"links: {{type: object, properties: {{next: {TEXT}}}}}"),
        {"kind": "url", "following": ("links", "next")},
    ),
    "number": (
        "page:integer per_page:integer",
        page("total_pages: {type: integer}"),
        {"kind": "number", "parameter": "page", "more": "total_pages"},
    ),
    "offset": (
        "offset:integer limit:integer",
        page("total: {type: integer}"),
        {"kind": "offset", "parameter": "offset", "more": "total"},
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_other_ways_are_found_by_their_shapes(name: str) -> None:
    parameters, schema, fields = SHAPES[name]
    [operation] = shape(parameters, schema).operations
    expected = Pagination(**{"items": "items", "item": JOB, **fields})
    assert operation.pagination == expected


def test_a_documented_link_leads_to_the_next_page() -> None:
    link = "{Link: {schema: {type: string}}}"
    [operation] = shape("page:integer", LIST, link).operations
    assert operation.pagination == Pagination(kind="link", items="", item=JOB)
    [operation] = shape("page:integer per_page:integer", LIST).operations
    assert operation.pagination is None


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("false", None),
        ("'off'", None),
        ("link", {"kind": "link"}),
        ("{kind: number, parameter: p, first: 0}", {"kind": "number", "first": 0}),
        ("{kind: token, parameter: p, next: at.end}", {"following": ("at", "end")}),
    ],
)
def test_the_description_has_the_last_word(stated: str, expected: Any) -> None:
    schema = page(f"at: {{type: object, properties: {{end: {TEXT}}}}}")
    more = f"    x-ftgen-pagination: {stated}\n"
    lowered = shape("p:string cursor:string", schema, more=more)
    [operation] = lowered.operations
    assert lowered.rules == []
    if expected is None:
        assert operation.pagination is None
    else:
        assert operation.pagination is not None
        for name, value in expected.items():
            assert getattr(operation.pagination, name) == value


@pytest.mark.parametrize(
    "stated",
    [
        "true",
        "{kind: other}",
        "{kind: token, parameter: p}",
        "{kind: token, parameter: none, next: at}",
        "{kind: url, next: none}",
        "{kind: number, parameter: p, more: none}",
        "{kind: link, items: none}",
        "{kind: link, other: 1}",
    ],
)
def test_what_does_not_fit_is_reported(stated: str) -> None:
    schema = page(f"at: {TEXT}")
    more = f"    x-ftgen-pagination: {stated}\n"
    lowered = shape("p:string", schema, more=more)
    [operation] = lowered.operations
    assert operation.pagination is None
    assert lowered.rules == ["unusable-pagination"]
