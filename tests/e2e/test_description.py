"""specs/fine_tuning.yaml: valid, with examples that fit, and with the facts of the description that it follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from openapi_spec_validator import validate

ROOT = Path(__file__).parents[2]
ORIGINAL = ROOT.parent / "shared/corpus/mission/openai-fine-tuning-2024-12.yaml"
WORDS = ("summary", "description", "example", "examples")


@pytest.fixture(scope="module")
def description() -> Any:
    return yaml.safe_load((ROOT / "specs/fine_tuning.yaml").read_text("utf-8"))


def test_is_valid_openapi(description: Any) -> None:
    validate(description)


def test_examples_fit_their_schemas(description: Any) -> None:
    checked = 0
    for media_type in media_types(description):
        examples = [each["value"] for each in media_type.get("examples", {}).values()]
        schema = {**media_type["schema"], "components": description["components"]}
        validator = jsonschema_rs.Draft202012Validator(schema)
        for example in [*examples, *filter(None, [media_type.get("example")])]:
            validator.validate(example)
            checked += 1
    assert checked == 6 + 4 + 12, "each operation, its request and its two errors"


def media_types(description: Any) -> Iterator[Any]:
    responses = description["components"]["responses"]
    for item in description["paths"].values():
        for operation in item.values():
            yield from operation.get("requestBody", {}).get("content", {}).values()
            for response in operation["responses"].values():
                name = response.get("$ref", "").rpartition("/")[2]
                yield from (responses[name] if name else response)["content"].values()


@pytest.mark.skipif(not ORIGINAL.exists(), reason="the corpus is not here")
def test_has_the_facts_of_the_original(description: Any) -> None:
    original = yaml.safe_load(ORIGINAL.read_text("utf-8"))
    schemas = facts(description["components"]["schemas"])
    del schemas["ErrorResponse"]
    paths = facts(description["paths"])
    for item in paths.values():
        for operation in item.values():
            del operation["responses"]["4XX"], operation["responses"]["5XX"]
    assert schemas == facts(original["components"]["schemas"])
    assert paths == facts(original["paths"])
    assert description["security"] == original["security"]
    assert [each["url"] for each in description["servers"]] == [
        each["url"] for each in original["servers"]
    ]


def facts(node: Any, *, names: bool = False) -> Any:
    """A description without its words, levelled to 3.1; under ``names`` keys are names, not keywords."""
    if isinstance(node, list):
        return [facts(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: facts(value, names=key in ("properties", "schemas", "paths"))
        for key, value in node.items()
        if names or not (key in WORDS or key.startswith("x-"))
    }
    if not names and kept.pop("nullable", False):
        kept["type"] = [kept["type"], "null"]
    if kept.get("exclusiveMinimum") is True:
        kept["exclusiveMinimum"] = kept.pop("minimum")
    return kept
