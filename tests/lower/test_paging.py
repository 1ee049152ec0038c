"""Cursor paging, found by its shape and by nothing less."""

from __future__ import annotations

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
    cursor="after",
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
        ("name: after", "x-ftgen-name: from, name: after", "from_", "has_more"),
        ("has_more", "more", "after", ""),
        ("'200'", "2XX", "after", "has_more"),
    ],
)
def test_variations(old: str, new: str, cursor: str, more: str) -> None:
    [operation] = changed(old, new).operations
    assert operation.pagination is not None
    assert (operation.pagination.cursor, operation.pagination.more) == (cursor, more)


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
        ("data: {type: array", "items: {type: array"),
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
