"""The checks of oasdiff, another tool for the same purpose: each is made here too, or it is said why not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.revisions import compared, description, grave, rules

from .description_changes import DESCRIPTION_CHANGES
from .property_changes import PROPERTY_CHANGES
from .schema_changes import CHANGES, SCHEMAS

NAMES = (Path(__file__).parent / "oasdiff_checks.txt").read_text("utf-8").split()
"""What `oasdiff checks` calls them."""

NOT_MADE = {
    r".*(sunset|stability).*": "x-sunset and x-stability-level are extensions of that tool",
    r".*x-extensible-enum.*": "x-extensible-enum is an extension of one company's guidelines",
    r".*content-schema-(added|removed)": "contentSchema is an annotation: no validator goes by it",
    r".*reactivated": "that something is not deprecated any longer changes nothing for anybody",
    r"request-(optional|required)-property-became-(not-)?write-only": "writeOnly is of answers",
    r"response-(optional|required)-property-became-(not-)?read-only": "readOnly is of requests",
    r"api-security-component-added": "a scheme that no operation asks for changes nothing",
    r"api-operation-id-added": "a method has a name without operationId too: see its removal",
    r"api-tag-added": "only the first tag of an operation names anything: see its removal",
}


def _request(schema: Any) -> Any:
    return {
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": schema}},
        }
    }


def _parameter(schema: Any, **more: Any) -> Any:
    return {"parameters": [{"name": "p", "in": "query", "schema": schema, **more}]}


def _response(schema: Any) -> Any:
    return {
        "responses": {
            "200": {
                "description": "R",
                "content": {"application/json": {"schema": schema}},
            }
        }
    }


def _header(schema: Any) -> Any:
    return {
        "responses": {
            "200": {
                "description": "R",
                "headers": {"X-H": {"required": True, "schema": schema}},
            }
        }
    }


def _property(schema: Any) -> Any:
    return {"type": "object", "required": ["x"], "properties": {"x": schema}}


PLACES: dict[str, Callable[[Any], Any]] = {
    "request-parameter-property": lambda schema: _parameter(
        _property(schema), style="deepObject", explode=True
    ),
    "request-parameter": _parameter,
    "request-property": lambda schema: _request(_property(schema)),
    "request-body": _request,
    "response-property": lambda schema: _response(_property(schema)),
    "response-body": _response,
    "response-header": _header,
}


def _description(operation: Any) -> Any:
    whole = {"responses": {"204": {"description": "None."}}, **operation}
    return description({"/p": {"post": whole}}, components={"schemas": SCHEMAS})


def _in_schema(name: str) -> tuple[Any, Any, str] | None:
    """Both descriptions of a check about a schema, and the rule that is expected."""
    for place, operation in PLACES.items():
        change = CHANGES.get(name.removeprefix(f"{place}-"))
        if name.startswith(place) and change is not None:
            rule = change.request if place.startswith("request") else change.response
            return (
                _description(operation(change.old)),
                _description(operation(change.new)),
                rule,
            )
    return None


@pytest.mark.parametrize("name", NAMES)
def test_a_check_is_made_or_it_is_said_why_not(name: str, tmp_path: Path) -> None:
    reason = next(
        (text for pattern, text in NOT_MADE.items() if re.fullmatch(pattern, name)), ""
    )
    found = (
        DESCRIPTION_CHANGES.get(name) or PROPERTY_CHANGES.get(name) or _in_schema(name)
    )
    assert bool(found) != bool(reason), name
    if found is None:
        return
    old, new, rule = found
    changes = compared(tmp_path, old, new).diagnostics
    told = [
        each
        for each in changes
        if each.rule != "unraised-version" or rule == "unraised-version"
    ]
    if rule:
        assert rule in rules(told), told
    else:
        assert grave(told) == []
    assert all(each.at.line and each.before and each.before.line for each in told)
