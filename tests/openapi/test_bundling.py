"""Descriptions of several files as one document: what is generated from it is the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.testclient import TestClient
from support.cases import CASES, config
from support.packages import imported

from ftgen import Config, generate

FILES = {
    "api.yaml": """
openapi: 3.0.3
info: {title: Zoo, version: '1'}
paths:
  /pets:
    $ref: paths/pets.yaml#/all
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{$ref: 'common.yaml#/parameters/Id'}]
      responses: {'200': {$ref: 'common.yaml#/responses/Pet'}}
components:
  schemas:
    Dog: {type: object, required: [kind], properties: {kind: {type: string}, more: {$ref: 'pets.yaml#/Cat'}}}
""",
    "paths/pets.yaml": """
all:
  post:
    operationId: addPet
    requestBody:
      required: true
      content:
        application/json:
          schema: {$ref: '../pets.yaml#/Pet'}
          example: {$ref: no.yaml}
    responses: {'204': {description: It is there.}}
    callbacks:
      born:
        '{$request.body#/url}': {$ref: '#/hook'}
hook:
  post:
    operationId: born
    requestBody: {content: {application/json: {schema: {$ref: '../pets.yaml#/Cat'}}}}
    responses: {'204': {description: Noted.}}
""",
    "pets.yaml": """
Pet:
  oneOf: [{$ref: '#/Cat'}, {$ref: '#/Hound'}]
  discriminator: {propertyName: kind, mapping: {cat: '#/Cat', hound: 'pets.yaml#/Hound'}}
Cat:
  type: object
  required: [kind]
  properties: {kind: {type: string}, young: {type: array, items: {$ref: '#/Cat'}}, size: {$ref: "#/Size"}, $ref: {type: string}}
Hound: {type: object, required: [kind], properties: {kind: {type: string}, friend: {$ref: 'api.yaml#/components/schemas/Dog'}}}
Size: {type: string, enum: [small, large]}
""",
    "common.yaml": """
parameters: {Id: {name: id, in: path, required: true, schema: {$ref: '#/Id'}}}
responses:
  Pet: {description: It., content: {application/json: {schema: {$ref: 'pets.yaml#/Pet'}}}}
Id: {type: string, minLength: 2, x-from: {$ref: nowhere.yaml}}
""",
}


@pytest.fixture
def zoo(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path / "api.yaml"


def generated(spec: Path, out: Path) -> dict[str, str]:
    """The text of all that is generated, but what names the description."""
    job = Config(
        spec=str(spec), out=str(out), package="bundled", targets=("server", "docs")
    )
    result = generate(job)
    assert result.status == "ok", result.diagnostics
    return {
        path.relative_to(out).as_posix(): path.read_text("utf-8").partition("\n")[2]
        for path in sorted(out.rglob("*.py"))
        if "_runtime" not in path.parts
    }


def references(value: Any) -> Iterator[str]:
    """All references in a document."""
    if isinstance(value, dict):
        yield from (
            each
            for key, each in value.items()
            if key == "$ref" and isinstance(each, str)
        )
        for key, each in value.items():
            if key != "example" and not key.startswith("x-"):
                yield from references(each)
    elif isinstance(value, list):
        for each in value:
            yield from references(each)


def alike(spec: Path, tmp_path: Path) -> dict[str, Any]:
    """The one document of a description, of which the same is generated."""
    first = generated(spec, tmp_path / "first")
    text = (tmp_path / "first" / "docs" / "openapi.json").read_text("utf-8")
    (tmp_path / "one").mkdir()
    one = tmp_path / "one" / spec.name
    one.write_text(text, "utf-8")
    assert generated(one, tmp_path / "second") == first
    document: dict[str, Any] = json.loads(text)
    assert all(each.startswith("#/") for each in references(document))
    return document


def test_the_same_is_generated_from_one_document(zoo: Path, tmp_path: Path) -> None:
    document = alike(zoo, tmp_path)
    schemas = document["components"]["schemas"]
    assert set(schemas) == {"Dog", "Cat", "Pet", "Id", "Hound", "Size"}
    assert schemas["Pet"]["discriminator"]["mapping"] == {
        "cat": "#/components/schemas/Cat",
        "hound": "#/components/schemas/Hound",
    }
    adding = document["paths"]["/pets"]["post"]
    content = adding["requestBody"]["content"]["application/json"]
    assert content["example"] == {"$ref": "no.yaml"}
    assert list(adding["callbacks"]["born"]["{$request.body#/url}"]) == ["post"]
    assert schemas["Id"]["x-from"] == {"$ref": "nowhere.yaml"}


def test_the_case_of_references(tmp_path: Path) -> None:
    (case,) = (each for each in CASES if each.name == "references")
    document = alike(Path(config(case, tmp_path).spec), tmp_path)
    assert set(document["paths"]["/things"]) >= {"get"}
    assert list(document["components"]["responses"]) == ["Thing", "Problem"]


def test_what_is_called_the_same_gets_another_name(zoo: Path, tmp_path: Path) -> None:
    for path in (zoo, zoo.parent / "pets.yaml"):
        path.write_text(path.read_text().replace("Size", "Dog"))
    generated(zoo, tmp_path / "out")
    text = (tmp_path / "out" / "docs" / "openapi.json").read_text("utf-8")
    schemas = json.loads(text)["components"]["schemas"]
    assert schemas["Dog_2"] == {"type": "string", "enum": ["small", "large"]}
    size = schemas["Cat"]["properties"]["size"]
    assert size == {"$ref": "#/components/schemas/Dog_2"}


def test_it_is_served(zoo: Path, tmp_path: Path) -> None:
    generated(zoo, tmp_path / "out")
    with imported(tmp_path / "out", "bundled.server") as server:
        answer = TestClient(server.create_app(docs="/docs")).get("/openapi.yaml")
        assert "Cat" in yaml.safe_load(answer.text)["components"]["schemas"]


def test_schemas_of_other_files_with_identities_stay_there(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {}\n"
        "components: {schemas: {A: {$ref: 'other.yaml'}}}\n"
    )
    (tmp_path / "other.yaml").write_text(
        "$id: https://zoo.example/a\ntype: object\nproperties: {n: {type: string}}\n"
    )
    generated(tmp_path / "api.yaml", tmp_path / "out")
    assert not (tmp_path / "out" / "docs" / "openapi.json").exists()
