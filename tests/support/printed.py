"""The answers that published descriptions print: read by what is generated, judged by another validator.

``python -m support.printed TEXT [OCTETS]`` reads all documents whose path holds a text, of any size or below one.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

import jsonschema_rs

from ftgen import Config, generate
from ftgen.diagnostics import Diagnostics
from ftgen.ir.api import Content, Operation
from ftgen.openapi import load
from ftgen.python.expressions import flat
from ftgen.scopes import lower_and_name
from ftgen.source import read
from ftgen.source.document import pointer_tokens, step_into
from ftgen.targets.schemas import schema_expression
from support.packages import imported

SHARED = Path(__file__).parents[3] / "shared"
CORPUS = SHARED / "corpus"


@dataclass(slots=True)
class Outcome:
    """How many answers were read, how many of them are valid, and what went wrong.

    What a closed object may not have is told and left out; all else that came has to be written again.
    """

    read: int = 0
    valid: int = 0
    wrong: list[tuple[str, str, Any]] = field(default_factory=list)


class Document:
    """A description, the package that is generated of it, and what another validator says of its answers."""

    def __init__(self, path: Path) -> None:
        tool = translation()
        self.path = path
        self.raw = tool.load(path)
        old = str(self.raw.get("openapi", "2")) < "3.1"
        self.modern = tool.modern(self.raw, old, "response")
        self._registry = jsonschema_rs.Registry(
            [("urn:doc", self.modern)], draft=jsonschema_rs.Draft202012
        )
        self._validators: dict[tuple[str, bool], Any] = {}
        spec = load(read(path), diagnostics=Diagnostics())
        api = lower_and_name(spec, package="", diagnostics=Diagnostics())
        self.models = api.models
        self.operations = [each for group in api.groups for each in group.operations]

    @contextmanager
    def package(self, name: str) -> Iterator[ModuleType]:
        """The package of models that is generated, imported."""
        with tempfile.TemporaryDirectory() as out:
            config = Config(
                spec=str(self.path), out=out, package=name, targets=("models",)
            )
            result = generate(config)
            assert result.status == "ok", result.diagnostics
            with imported(Path(out), name) as package:
                yield package

    def check(self) -> Outcome:
        """Read every answer that is printed."""
        outcome = Outcome()
        with self.package("printed_answers"):
            for content, value in self.answers():
                self._check(content, value, outcome)
        return outcome

    def answers(self) -> Iterator[tuple[Content, Any]]:
        """The JSON answers, each with the media type that it is printed for."""
        for operation in self.operations:
            for response in operation.responses:
                for content in response.contents:
                    if content.kind != "json":
                        continue
                    for each in content.examples:
                        if each.value is not None:
                            yield content, each.value.json
            yield from self._told_elsewhere(operation)

    def _told_elsewhere(self, operation: Operation) -> Iterator[tuple[Content, Any]]:
        """The answers in OpenAI's extension for documentation."""
        content = next(
            (
                content
                for response in operation.responses
                for content in response.contents
                if response.status.startswith("2") and content.kind == "json"
            ),
            None,
        )
        told: Any = self.raw
        for token in (*pointer_tokens(operation.at.pointer), "x-oaiMeta", "examples"):
            _, told = step_into(told, token)
        for each in told if isinstance(told, list) else [told]:
            text = each.get("response") if isinstance(each, dict) else None
            try:
                value = json.loads(text) if isinstance(text, str) else text
            except ValueError:
                continue
            if content is not None and value is not None:
                yield content, value

    def _check(self, content: Content, value: Any, outcome: Outcome) -> None:
        vocabulary = vars(importlib.import_module("printed_answers._runtime.schema"))
        codecs = importlib.import_module("printed_answers._runtime.codec")
        expression = flat(schema_expression(content.schema))
        schema = eval(expression, dict(vocabulary))  # noqa: S307
        codec = codecs.codec_of(schema)
        outcome.read += 1
        at = content.at.pointer
        made, told = codec.read(value)
        is_closed = any(each.message == "is not allowed here" for each in told)
        if codec.encode(made) != value and not is_closed:
            outcome.wrong.append((at, "is written otherwise", value))
        verdicts = [
            self.is_valid(f"{at}/schema", value, formats) for formats in (False, True)
        ]
        if None in verdicts:
            return
        outcome.valid += bool(verdicts[0])
        try:
            strict = codec.encode(codec.decode(value))
        except codecs.DecodeError as error:
            if all(verdicts):
                outcome.wrong.append((at, str(error), value))
            return
        if not verdicts[0]:
            outcome.wrong.append((at, "is taken for valid", value))
        elif json.dumps(strict, sort_keys=True) != json.dumps(value, sort_keys=True):
            outcome.wrong.append((at, "comes back as another", value))

    def is_valid(self, pointer: str, value: Any, formats: bool = True) -> bool | None:
        """Whether a value is valid for the schema at a place; None where the other validator cannot tell."""
        if (pointer, formats) not in self._validators:
            try:
                found = jsonschema_rs.Draft202012Validator(
                    {"$ref": f"urn:doc#{quote(pointer, safe='/~')}"},
                    registry=self._registry,
                    validate_formats=formats,
                )
            except (jsonschema_rs.ReferencingError, ValueError):
                found = None
            self._validators[pointer, formats] = found
        validator = self._validators[pointer, formats]
        return None if validator is None else validator.is_valid(value)


@cache
def translation() -> Any:
    """The tool that puts a description into JSON Schema 2020-12, and shares no code with ftgen."""
    path = SHARED / "tools" / "meaning.py"
    spec = importlib.util.spec_from_file_location("meaning", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(wanted: str = "", largest: float = float("inf")) -> list[Path]:
    """The descriptions of the corpus that are one file, by a part of their path and by size."""
    manifest = CORPUS / "manifest.jsonl"
    if not manifest.exists():
        return []
    rows = map(json.loads, manifest.read_text("utf-8").splitlines())
    return [
        CORPUS / row["file"]
        for row in rows
        if row["set"] in ("real", "mission")
        and not row["multi_file"]
        and row["bytes"] < largest
        and wanted in row["file"]
    ]


if __name__ == "__main__":
    for path in documents(sys.argv[1], *map(int, sys.argv[2:])):
        found = Document(path).check()
        sys.stdout.write(
            f"{path.name}: {found.read} read, {found.valid} valid, {len(found.wrong)} wrong\n"
        )
        for at, why, value in found.wrong[:5]:
            sys.stdout.write(f"    {at}: {why}\n        {json.dumps(value)[:400]}\n")
