"""How pages follow each other, said in [tool.ftgen.pagination] and told by --show pagination."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import jsonschema_rs
import pytest
from support.command import call, rules

from ftgen.reporting.schemas import config_schema

API = """\
openapi: 3.1.0
info: {title: Small, version: '1'}
paths:
  /jobs:
    get:
      operationId: list_jobs
      tags: [jobs]
      parameters: [{name: after, in: query, schema: {type: string}}]
      responses: {'200': {$ref: '#/components/responses/Page'}}
    post:
      operationId: create_job
      tags: [jobs]
      responses: {'204': {description: Done.}}
  /events:
    get:
      operationId: list_events
      tags: [events]
      x-ftgen-pagination: false
      parameters: [{name: after, in: query, schema: {type: string}}, {name: p, in: query, schema: {type: string}}]
      responses: {'200': {$ref: '#/components/responses/Page'}}
components:
  responses:
    Page:
      description: A page.
      content:
        application/json:
          schema:
            type: object
            required: [data]
            properties:
              data: {type: array, items: {type: object, required: [id], properties: {id: {type: string}}}}
              rest: {type: object, properties: {from: {type: string}}}
"""
TOKEN = '{kind = "token", parameter = "p", next = "rest.from", items = "data"}'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api.yaml").write_text(API, "utf-8")
    return tmp_path


def said(folder: Path, text: str) -> None:
    """A job with a table of pagination."""
    start = '[tool.ftgen]\nspec = "api.yaml"\ntargets = ["client"]\n\n[tool.ftgen.pagination]\n'
    (folder / "pyproject.toml").write_text(start + dedent(text), "utf-8")


def notes(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """What --show pagination tells, by operation."""
    code, out, _ = call(capsys, "--show", "pagination", "--format", "json")
    assert code == 0
    found = json.loads(out)["diagnostics"]
    assert {(each["rule"], each["severity"]) for each in found} == {
        ("pagination", "note")
    }
    return dict(each["message"].split(": ", 1) for each in found)


def method(folder: Path, group: str, name: str) -> str:
    """The first lines of a method of the client."""
    text = (folder / "out/small/client" / f"{group}.py").read_text("utf-8")
    return text.split(f"    def {name}(")[1][:400]


def test_it_is_told_how_pages_follow_each_other(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(folder, "")
    told = notes(capsys)
    assert told == {
        "list_jobs": "pages of data, the next after the id of the last item in after",
        "create_job": "no pages, since it is no GET",
        "list_events": "no pages, since x-ftgen-pagination says so",
    }
    assert notes(capsys) == told, "where all is up to date too"
    assert call(capsys, "--strict")[0] == 0
    assert "pagination" not in "".join(call(capsys)[1:]), "only where it is asked for"


def test_the_table_goes_before_what_is_found_and_what_the_description_says(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(folder, f'"operation:list_*" = false\n"tag:events" = {TOKEN}\n')
    assert notes(capsys) == {
        "list_jobs": "no pages, since [tool.ftgen.pagination] says so",
        "create_job": "no pages, since it is no GET",
        "list_events": "pages of data, the next by rest.from of the body in p, since [tool.ftgen.pagination] says so",
    }
    assert "PageRequest[" not in method(folder, "jobs", "list_jobs")
    assert "PageRequest[" in method(folder, "events", "list_events")


def test_another_table_is_other_output(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(folder, "")
    assert call(capsys)[0] == 0
    said(folder, '"operation:list_jobs" = "off"\n')
    assert call(capsys, "--check")[0] == 1
    assert call(capsys)[0] == 0
    assert "PageRequest[" not in method(folder, "jobs", "list_jobs")


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ('"operation:list_job" = false', "unmatched-filter"),
        ('"jobs" = false', "invalid-setting"),
        ('"tag:jobs" = true', "invalid-setting"),
        ('"tag:jobs" = {kind = "token", parameter = 1}', "invalid-setting"),
        ('"tag:jobs" = {kind = "link", first = true}', "invalid-setting"),
        ('"tag:jobs" = {kind = "link", last = 1}', "invalid-setting"),
        ('"tag:jobs" = 2026-01-01', "invalid-setting"),
    ],
)
def test_what_cannot_be_meant_is_an_error_at_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str], line: str, rule: str
) -> None:
    said(folder, f"{line}\n")
    assert rules(capsys) == (2, [rule])
    assert "pyproject.toml:6:1: error: " in call(capsys)[2]


def test_what_does_not_fit_is_reported_where_it_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(folder, '"operation:list_jobs" = {kind = "token", parameter = "none"}\n')
    code, _, err = call(capsys)
    assert code == 0
    assert "pyproject.toml:6:1: warning: what [tool.ftgen.pagination] says of" in err
    assert "[unusable-pagination]" in err


def test_only_rules_of_notes_can_be_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = call(capsys, "api.yaml", "--show", "circular-ref")
    assert code == 2
    assert "'circular-ref' is no rule of notes" in err


def test_the_schema_of_the_settings_knows_the_table() -> None:
    validator = jsonschema_rs.validator_for(config_schema())
    for good in (False, "link", {"kind": "token", "parameter": "p", "next": "at"}):
        assert validator.is_valid({"pagination": {"tag:x": good}}), good
    for bad in (True, 1, {"parameter": "p"}, {"kind": "link", "last": 1}):
        assert not validator.is_valid({"pagination": {"tag:x": bad}}), bad
    assert not validator.is_valid({"pagination": {"x": False}})
    assert validator.is_valid({"show": ["pagination"]})
    assert not validator.is_valid({"show": ["circular-ref"]})
