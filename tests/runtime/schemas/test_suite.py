"""The public test suite of JSON Schema, against the exact reading and against the straight lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.json_schema import Document, Unresolvable

from runtime.codec import Codec, DecodeError
from runtime.explaining import Explanation
from runtime.judging import Judgement

SUITES = Path(__file__).parents[4] / "shared/corpus/suites"
FILES = sorted(
    each
    for each in (SUITES / "json-schema-draft2020-12").glob("*.json")
    if each.stem != "format"  # annotations there, assertions here
)


@pytest.mark.skipif(not FILES, reason="the public suite is not here")
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_values_are_valid_where_the_suite_says_so(file: Path) -> None:
    wrong, tried = [], 0
    for group, schema, value, valid in cases(file):
        tried += 1
        judged = Judgement().accepts(schema, value)
        explained = not Explanation().of(schema, value)
        try:
            Codec(schema).decode(value)
            decoded = True
        except DecodeError:
            decoded = False
        if (judged, explained, decoded) != (valid, valid, valid):
            wrong.append((group, value, valid, judged, explained, decoded))
    assert not wrong
    assert tried or file.stem in ("defs", "refRemote", "dynamicRef", "vocabulary")


def cases(file: Path) -> Iterator[tuple[str, Any, Any, bool]]:
    for group in json.loads(file.read_text("utf-8")):
        try:
            document = Document(group["schema"])
            schema = document.find("#")
            Judgement().accepts(schema, None)
        except Unresolvable:
            continue
        for test in group["tests"]:
            try:
                Judgement().accepts(schema, test["data"])
            except Unresolvable:
                continue
            yield (
                f"{group['description']}: {test['description']}",
                schema,
                test["data"],
                test["valid"],
            )
