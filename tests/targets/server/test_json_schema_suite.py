"""JSON Schema's public test suite against generated servers: what is valid reaches the handler, nothing else does."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from support.suites import SUITES, Group, batches, groups_of, place, served

JSON = {"content-type": "application/json"}
REACHED = 418
REFUSED = 400
ELSEWHERE = {"remote-ref", "dangling-ref"}
"""The rules that refuse a schema whose references lead to other documents."""

READ_BY_ITS_KEYWORDS = {
    ("ref: root pointer ref", "match"),
    ("ref: root pointer ref", "recursive match"),
    (
        "ref: simple URN base URI with $ref via the URN",
        "valid under the URN IDed schema",
    ),
}
"""Tests of values inside, which their schema, without a type, is read not to mean."""


@pytest.mark.skipif(not SUITES.exists(), reason="the public suite is not here")
@pytest.mark.parametrize(
    ("suite", "version", "least"),
    [
        ("json-schema-draft2020-12", "3.1.0", 1100),
        ("json-schema-draft4", "3.0.3", 500),
    ],
)
def test_bodies_are_valid_where_the_suite_says_so(
    suite: str, version: str, least: int, tmp_path: Path
) -> None:
    wrong: list[tuple[str, str, Any, int]] = []
    tried = 0
    for number, batch in enumerate(batches(groups_of(suite))):
        package = f"suite_{version.replace('.', '_')}_{number}"
        groups, found = served(batch, version, tmp_path, package)
        errors = [each for each in found if each.severity == "error"]
        assert {each.rule for each in errors} <= ELSEWHERE
        told = {place(each) for each in found if each.rule == "unknown-dialect"}
        if not groups:
            continue
        with TestClient(application(tmp_path, package)) as client:
            for group in groups:
                for title, value, valid in group.tests:
                    tried += 1
                    answer = client.post(
                        f"/{group.name}", content=json.dumps(value), headers=JSON
                    )
                    wanted = REACHED if valid else REFUSED
                    is_known = group.name in told or (
                        valid and is_read_otherwise(group, title, value)
                    )
                    if answer.status_code != wanted and not is_known:
                        wrong.append((group.title, title, value, answer.status_code))
    assert wrong == []
    assert tried >= least


def is_read_otherwise(group: Group, title: str, value: Any) -> bool:
    """Whether a value is of a type that its schema, without one, is read not to mean."""
    return group.admits_reading(value) or (group.title, title) in READ_BY_ITS_KEYWORDS


def application(folder: Path, package: str) -> Any:
    """The application, whose every operation answers that it was reached."""
    sys.path.insert(0, str(folder))
    try:
        server: Any = importlib.import_module(f"{package}.server")
    finally:
        sys.path.remove(str(folder))

    async def handle(self: Any, *arguments: Any, **keywords: Any) -> None:
        raise server.HTTPError(REACHED)

    base = server.SuiteApi
    methods = dict.fromkeys(base.__abstractmethods__, handle)
    return server.create_app(suite=type("Handlers", (base,), methods)())
