"""What generated models are to Python: classes that say their types, show what they hold, and can be extended."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import json
import traceback
import typing
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from support.packages import imported

from ftgen import Config, generate

DESCRIPTION = """
openapi: 3.1.0
info: {title: Told, version: "1"}
paths:
  /messages:
    post:
      operationId: send
      tags: [models]
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Message"}}}}
      responses:
        "200": {description: It., content: {application/json: {schema: {$ref: "#/components/schemas/Message"}}}}
        default: {description: No., content: {application/json: {schema: {$ref: "#/components/schemas/Fault"}}}}
components:
  schemas:
    Message:
      type: object
      required: [role, content]
      properties:
        role: {const: user}
        content: {anyOf: [{type: string}, {type: array, items: {$ref: "#/components/schemas/Part"}}]}
        prompt: {$ref: "#/components/schemas/Prompt"}
        replies: {type: array, items: {$ref: "#/components/schemas/Message"}}
        note: {type: string}
        id: {type: string, readOnly: true}
        sent: {type: string, format: date-time}
    Part:
      oneOf: [{$ref: "#/components/schemas/Text"}, {title: Picture, type: object, required: [url], properties: {url: {type: string, format: uri}}}]
    Text: {type: object, required: [text], properties: {text: {type: string}}}
    Prompt: {anyOf: [{type: object, required: [id], properties: {id: {type: string}}}, {type: "null"}]}
    Fault: {type: object, properties: {code: {type: integer}}}
    "'); raise SystemExit(1) #":
      type: object
      required: ["'); raise SystemExit(2) #"]
      properties:
        "'); raise SystemExit(2) #": {type: string, pattern: "'\\\\); raise SystemExit", enum: ["'); raise SystemExit(3) #"]}
        "{0}": {anyOf: [{const: "{1}"}, {type: array, items: {type: integer}}]}
"""
DOES = (ast.FunctionDef, ast.Lambda, ast.If, ast.For, ast.While, ast.With, ast.Try)
MESSAGE = {"role": "user", "content": "Hello"}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder."""
    folder = tmp_path_factory.mktemp("told")
    (folder / "api.yaml").write_text(DESCRIPTION, "utf-8")
    config = Config(
        spec=str(folder / "api.yaml"),
        out=str(folder / "out"),
        package="told",
        targets=("client", "server"),
    )
    result = generate(config)
    assert result.status == "ok", result.diagnostics
    return folder / "out"


@pytest.fixture(scope="module")
def package(out: Path) -> Iterator[ModuleType]:
    """The package."""
    with imported(out, "told") as package:
        yield package


def test_modules_of_models_declare_and_do_nothing_else(out: Path) -> None:
    for path in (out / "told" / "models").glob("*.py"):
        if path.stem != "__init__":
            found = ast.walk(ast.parse(path.read_text("utf-8")))
            assert not any(isinstance(each, DOES) for each in found), path


def test_every_name_of_a_class_is_one(package: ModuleType) -> None:
    for name in ("Message", "Text", "Prompt", "PartPicture", "Fault"):
        assert inspect.isclass(getattr(package.models, name)), name
    assert isinstance(package.models.Prompt(id="p"), package.models.Prompt)


def test_types_of_models_and_methods_can_be_asked_for(
    package: ModuleType, out: Path
) -> None:
    models = package.models
    hints = typing.get_type_hints(models.Message)
    assert hints["role"] == typing.Literal["user"]
    assert hints["prompt"] == models.Prompt | None | package.Unset
    asked = 0
    for path in sorted(out.rglob("told/*/*.py")):
        module = ".".join(path.relative_to(out).with_suffix("").parts)
        if path.parent.name == "_runtime" or path.stem in ("__main__", "__init__"):
            continue
        found = importlib.import_module(module)
        for _, cls in inspect.getmembers(found, inspect.isclass):
            if not cls.__module__.startswith("told.") or "_runtime" in cls.__module__:
                continue
            typing.get_type_hints(cls)
            for _, method in inspect.getmembers(cls, inspect.isfunction):
                if method.__module__ == module:
                    typing.get_type_hints(method)
                    asked += 1
    assert asked > 10


def test_a_constant_need_not_be_said(package: ModuleType) -> None:
    made = package.models.Message(content="Hello")
    assert made.to_dict() == MESSAGE
    assert made == package.models.Message.from_dict(MESSAGE)


def test_what_is_unset_is_not_shown(package: ModuleType) -> None:
    models = package.models
    made = models.Message(content=[models.Text(text="x")], prompt=None)
    shown = "Message(role='user', content=[Text(text='x')], prompt=None)"
    assert repr(made) == shown
    made.additional_properties["more"] = 1
    assert repr(made) == f"{shown[:-1]}, additional_properties={{'more': 1}})"


def test_a_declared_property_is_not_overruled(package: ModuleType) -> None:
    more = {"note": "b", "role": "system", "other": 1}
    made = package.models.Message(content="x", note="a", additional_properties=more)
    assert made.to_dict() == {**MESSAGE, "content": "x", "note": "a", "other": 1}
    absent = package.models.Message(content="x", additional_properties={"role": "x"})
    assert absent.to_dict()["role"] == "user"


def test_models_can_be_extended(package: ModuleType) -> None:
    class Mine(package.models.Message):  # type: ignore[name-defined,misc]
        def loud(self) -> str:
            return str(self.content).upper()

    mine = Mine.from_dict({**MESSAGE, "replies": [MESSAGE]})
    assert (type(mine), mine.loud()) == (Mine, "HELLO")
    assert mine.to_dict() == {**MESSAGE, "replies": [MESSAGE]}
    assert package.models.Message(content="x", replies=[mine]).to_dict()["replies"] == [
        mine.to_dict()
    ]


def test_text_of_a_description_is_never_code(package: ModuleType) -> None:
    names = [each for each in package.models.__all__ if "SystemExit" in each]
    model = getattr(package.models, names[0])
    data = {"'); raise SystemExit(2) #": "'); raise SystemExit(3) #", "{0}": "{1}"}
    made = model.from_dict(data)
    assert made.to_dict() == model.from_dict(data, strict=False).to_dict() == data
    for wrong in ("", "'); raise"):
        with pytest.raises(package.DecodeError):
            model.from_dict({**data, "'); raise SystemExit(2) #": wrong})


def test_a_traceback_shows_the_lines_that_were_made(package: ModuleType) -> None:
    made = package.models.Message(content="x", sent=3)
    with pytest.raises(package.EncodeError) as caught:
        made.to_dict()
    assert caught.value.__cause__ is not None
    frames = traceback.extract_tb(caught.value.__cause__.__traceback__)
    [shown] = [each for each in frames if each.filename.startswith("<encode Message")]
    assert shown.line and "write" in shown.line


def test_a_naive_moment_is_refused_where_it_is_written(package: ModuleType) -> None:
    naive = package.models.Message(
        content="x", sent=yaml.safe_load("2024-01-02 03:04:05")
    )
    with pytest.raises(package.EncodeError, match="without an offset"):
        naive.to_dict()
    with pytest.raises(ValueError, match="without an offset"):
        naive.to_json()


def test_a_list_of_what_is_wrong_ends(package: ModuleType) -> None:
    data: dict[str, Any] = {**MESSAGE, "replies": [{"role": "user"}] * 1000}
    with pytest.raises(package.DecodeError) as caught:
        package.models.Message.from_dict(data)
    assert len(caught.value.violations) == 100
    assert caught.value.violations[0] == ("/replies/0/content", "is required")
    read = package.models.Message.from_dict(data, strict=False)
    assert json.loads(read.to_json()) == data


def test_what_a_request_may_not_set_is_dropped(package: ModuleType) -> None:
    codecs = importlib.import_module("told._runtime.codec")
    schemas = importlib.import_module("told._runtime.schema")
    codec = codecs.codec_of(schemas.of_package("Message"))
    for value in ("m-1", 5):
        made = codec.decode({**MESSAGE, "id": value}, request=True)
        assert (made.id, made.additional_properties) == (package.UNSET, {})
        assert made.to_dict() == MESSAGE
    assert codec.decode({**MESSAGE, "id": "m-1"}).id == "m-1"


def test_models_are_plain_dataclasses(package: ModuleType) -> None:
    made = package.models.Message(content="x")
    assert dataclasses.replace(made, note="y").note == "y"
    with pytest.raises(AttributeError):
        made.contents = "misspelt"
