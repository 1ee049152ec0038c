"""Example mode: what a description's examples say is what is answered, and the generated client understands it."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema_rs
import pytest
import yaml
from starlette.testclient import TestClient
from support.packages import imported
from support.serving import serving

from ftgen import Config, generate

SPEC = """
openapi: 3.1.0
info: {title: Kennel, version: '1'}
servers: [{url: 'https://kennel.example.com'}]
security: [{key: []}]
paths:
  /dogs:
    get:
      operationId: listDogs
      tags: [dogs]
      parameters:
        - {name: after, in: query, schema: {type: string}}
        - {name: limit, in: query, schema: {type: integer, maximum: 50}}
      responses:
        '200':
          description: Dogs.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Dogs'}
              example: {data: [{id: d1, name: Rex}, {id: d2, name: Ida}], has_more: true}
    post:
      operationId: addDog
      tags: [dogs]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/NewDog'}}}
      responses:
        '201':
          description: The dog.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Dog'}
              examples:
                wrong: {value: {id: 7}}
                small: {value: {id: d3, name: Tim}}
                two words: {value: {id: d4, name: Bob}}
        '409':
          description: It is there already.
          headers:
            Retry-After: {required: true, schema: {type: integer, minimum: 7}}
            X-Tags: {schema: {type: array, items: {type: string}}, example: [a, b]}
            X-Other: {schema: {type: string}}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Problem'}
              example: {reason: taken}
        default:
          description: Anything else.
          content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}
  /dogs/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: getDog
      tags: [dogs]
      responses:
        '200':
          description: The dog.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Whole'}}
    delete:
      operationId: removeDog
      tags: [dogs]
      responses: {'204': {description: Gone.}}
  /barks:
    get:
      operationId: barks
      tags: [dogs]
      responses:
        '200':
          description: Barks, one after the other.
          content:
            text/event-stream: {schema: {type: object, required: [loud], properties: {loud: {type: boolean}}}}
  /walks:
    get:
      operationId: listWalks
      tags: [dogs]
      parameters: [{name: cursor, in: query, schema: {type: string}}]
      responses:
        '200':
          description: Walks.
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  items: {type: array, items: {$ref: '#/components/schemas/Dog'}}
                  next_cursor: {type: [string, 'null']}
  /picture:
    get:
      operationId: picture
      tags: [dogs]
      responses:
        '200':
          description: Octets.
          content: {image/png: {schema: {type: string, format: binary}}}
  /hello:
    get:
      operationId: hello
      tags: [dogs]
      responses:
        '200':
          description: A greeting.
          content: {text/plain: {schema: {type: string}, example: Woof}}
  /told:
    get:
      operationId: told
      tags: [dogs]
      responses:
        '200':
          description: Barks, as they were.
          content:
            text/event-stream:
              schema: {type: object, required: [loud], properties: {loud: {type: boolean}}}
              example: |
                data: {"loud": true}

                data: {"loud": false}
  /folder:
    get:
      operationId: folder
      tags: [dogs]
      responses:
        '200':
          description: Papers.
          content:
            multipart/form-data:
              schema: {type: object, required: [name], properties: {name: {type: string, const: Rex}}}
webhooks:
  born:
    post:
      operationId: born
      tags: [dogs]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Dog'}}}}
      responses:
        '200': {description: Noted., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}, example: {reason: noted}}}}
components:
  securitySchemes: {key: {type: http, scheme: bearer}}
  schemas:
    NewDog: {type: object, required: [name], properties: {name: {type: string, example: Rex}}}
    Dog: {type: object, required: [id, name], properties: {id: {type: string}, name: {type: string}}}
    Dogs:
      type: object
      required: [data, has_more]
      properties: {data: {type: array, items: {$ref: '#/components/schemas/Dog'}}, has_more: {type: boolean}}
    Problem: {type: object, required: [reason], properties: {reason: {type: string, example: "\\"\\"\\" + 1/0"}}}
    Whole:
      type: object
      required: [id, born, weight, tags]
      properties:
        id: {type: string, pattern: '^d[0-9]+$'}
        born: {type: string, format: date}
        weight: {type: number, exclusiveMinimum: 0, maximum: 90}
        tags: {type: array, minItems: 1, items: {enum: [fast, slow]}}
        owner: {type: string, example: Ann}
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kennel")
    (folder / "api.yaml").write_text(SPEC, "utf-8")
    result = generate(
        Config(
            spec=str(folder / "api.yaml"),
            targets=("client", "server"),
            out=str(folder / "out"),
            package="kennel",
        )
    )
    assert result.status == "ok", result.diagnostics
    return folder / "out"


@pytest.fixture(scope="module")
def kennel(out: Path) -> Iterator[ModuleType]:
    with imported(out, "kennel") as package:
        yield package


@pytest.fixture(scope="module")
def app(kennel: ModuleType) -> Any:
    return made(kennel)


@pytest.fixture(scope="module")
def api(app: Any) -> TestClient:
    return TestClient(app)


def made(kennel: ModuleType, **options: Any) -> Any:
    """The application in example mode."""
    examples = importlib.import_module("kennel._runtime.examples")
    server = importlib.import_module("kennel.server")
    return examples.example_app(server.API, **options)


def test_the_first_valid_example_is_the_answer(api: TestClient) -> None:
    answer = api.post("/dogs", json={"name": "x"})
    assert (answer.status_code, answer.json()) == (201, {"id": "d3", "name": "Tim"})


def test_an_example_is_preferred_by_name_and_by_code(api: TestClient) -> None:
    def post(prefer: str) -> Any:
        return api.post("/dogs", json={"name": "x"}, headers={"Prefer": prefer})

    assert post('example="two words"').json() == {"id": "d4", "name": "Bob"}
    taken = post("code=409")
    assert (taken.status_code, taken.json()) == (409, {"reason": "taken"})
    assert taken.headers["preference-applied"] == "code=409"
    assert int(taken.headers["retry-after"]) >= 7
    assert taken.headers["x-tags"] == "a,b"
    assert "x-other" not in taken.headers
    other = post("code=503")
    assert (other.status_code, other.json()) == (503, {"reason": '""" + 1/0'})
    assert "no example none here: wrong, small, two words" in post("example=none").text
    assert post("example=none").status_code == 400
    assert "wrong is not as its schema says" in post("example=wrong").text
    assert post("respond-async, wait=100").status_code == 201


def test_a_status_that_is_not_documented(api: TestClient) -> None:
    answer = api.get("/dogs/d1", headers={"Prefer": "code=404"})
    assert answer.status_code == 400
    assert answer.json()["detail"] == "Prefer: code=404 is none of 200"
    nonsense = api.post("/dogs", json={"name": "x"}, headers={"Prefer": "code=abc"})
    assert nonsense.status_code == 400


def test_requests_are_checked_and_nobody_is_asked_for_a_key(api: TestClient) -> None:
    assert api.post("/dogs", json={}).status_code == 400
    assert api.get("/dogs?limit=51").status_code == 400
    assert api.get("/dogs", headers={"accept": "text/csv"}).status_code == 406
    assert api.get("/dogs").status_code == 200


def test_made_values_are_as_the_schema_says_and_of_the_seed(kennel: ModuleType) -> None:
    description = yaml.safe_load(SPEC)
    judge = jsonschema_rs.Draft202012Validator(
        description["components"]["schemas"]["Whole"], validate_formats=True
    )
    answers = []
    for seed in (1, 2, 1):
        api = TestClient(made(kennel, seed=seed))
        answers.append(api.get("/dogs/d1").json())
        assert judge.is_valid(answers[-1])
    assert answers[0] == answers[2] != answers[1]
    assert answers[0]["owner"] == "Ann"


def test_other_kinds_of_answers(api: TestClient) -> None:
    assert api.delete("/dogs/d1").status_code == 204
    events = api.get("/barks")
    assert events.text.count('data: {"loud":') == 3
    assert api.get("/hello").text == "Woof"
    picture = api.get("/picture")
    assert picture.headers["content-type"] == "image/png" and picture.content


def test_the_text_of_a_stream_is_its_items(api: TestClient) -> None:
    told = api.get("/told")
    assert told.headers["content-type"] == "text/event-stream"
    assert told.text.split() == ["data:", '{"loud":true}', "data:", '{"loud":false}']


def test_parts_have_a_boundary(api: TestClient) -> None:
    folder = api.get("/folder")
    head = f"content-type: {folder.headers['content-type']}\r\n\r\n"
    (part,) = message_from_bytes(head.encode() + folder.content).get_payload()
    assert isinstance(part, Message)
    assert part.get_param("name", header="content-disposition") == "name"
    assert part.get_payload() == "Rex"


def test_webhooks_are_received(kennel: ModuleType) -> None:
    examples = importlib.import_module("kennel._runtime.examples")
    webhooks = importlib.import_module("kennel.server").WEBHOOKS
    api = TestClient(examples.example_app(webhooks))
    assert api.post("/born", json={"id": "d9", "name": "Pip"}).json() == {
        "reason": "noted"
    }
    assert api.post("/born", json={"id": "d9"}).status_code == 400


def started(folder: Path, package: str, *arguments: str) -> list[str]:
    """What the command says that it serves."""
    code = f"""
import runpy, sys, uvicorn
uvicorn.run = lambda app, **more: None
sys.argv[1:] = {[*arguments, "--port", "0"]}
runpy.run_module("{package}.server", run_name="__main__")
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return [" ".join(line.split()) for line in done.stdout.splitlines()]


def test_the_command_receives_webhooks(out: Path) -> None:
    said = started(out, "kennel", "--webhooks", "--examples")
    assert said[1] == "POST /born 200: from the description"
    assert not any(">>>" in line for line in said)
    assert "POST /born 501, no handler" in started(out, "kennel", "--webhooks")


def test_where_there_are_only_webhooks_they_are_received(tmp_path: Path) -> None:
    document = yaml.safe_load(SPEC)
    del document["paths"]
    (tmp_path / "api.yaml").write_text(yaml.safe_dump(document))
    config = Config(
        spec=str(tmp_path / "api.yaml"),
        targets=("client", "server"),
        out=str(tmp_path / "out"),
        package="hooks",
    )
    assert generate(config).status == "ok"
    said = started(tmp_path / "out", "hooks", "--examples")
    assert said[1] == "POST /born 200: from the description"
    assert "POST /born 501, no handler" in started(tmp_path / "out", "hooks")


def test_a_list_comes_to_an_end(kennel: ModuleType, app: Any) -> None:
    with serving(app) as url, kennel.Client(base_url=url, key="any") as client:
        assert [dog.id for dog in client.dogs.list_dogs()] == ["d1", "d2"]
        assert list(client.dogs.list_walks())
        assert client.dogs.add_dog(name="Tim").id == "d3"


def test_the_page_says_what_is_answered(api: TestClient) -> None:
    page = api.get("/", headers={"accept": "text/html"}).text
    assert "<td>201, 409, default: from the description" in page
    assert "<td>200: made from the schema (seed 1)" in page
    assert "<td>204: empty" in page


def test_the_command_shows_a_call_and_its_answer(out: Path) -> None:
    lines = """
import uvicorn
uvicorn.run = lambda app, **more: None
from kennel._runtime.command import main
from kennel.server import API, create_app
raise SystemExit(main(API, create_app, "kennel.server", ["--examples", "--port", "81"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", lines], cwd=out, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    printed = [line.strip() for line in done.stdout.splitlines()]
    assert printed[0].startswith("Kennel 1 with examples: http://127.0.0.1:81/")
    at = printed.index(">>> from kennel import Client")
    assert printed[at + 1 : at + 4] == [
        '>>> client = Client(base_url="http://127.0.0.1:81", key="YOUR_API_KEY")',
        '>>> client.dogs.add_dog(name="Rex").id',
        "'d3'",
    ]
