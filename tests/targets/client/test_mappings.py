"""Mappings in the place of models: a name that nobody described is refused, at any depth, before anything is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import httpx2
import pytest
from support.packages import imported

from ftgen import Config, generate

API = """\
openapi: 3.1.0
info: {title: Open, version: '1'}
servers: [{url: 'https://a.test'}]
paths:
  /thing:
    post:
      operationId: send_thing
      tags: [things]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses: {'204': {description: Done.}}
components:
  schemas:
    Thing:
      type: object
      properties:
        plain: {$ref: '#/components/schemas/Plain'}
        plains: {type: array, items: {$ref: '#/components/schemas/Plain'}}
        by_name: {type: object, additionalProperties: {$ref: '#/components/schemas/Plain'}}
        open: {$ref: '#/components/schemas/Open'}
        closed: {type: object, additionalProperties: false, properties: {a: {type: string}}}
        typed: {type: object, additionalProperties: {type: integer}, properties: {a: {type: string}}}
        patterned: {type: object, patternProperties: {^x-: {type: integer}}, properties: {a: {type: string}}}
        either:
          oneOf: [{$ref: '#/components/schemas/Plain'}, {$ref: '#/components/schemas/Open'}]
          discriminator: {propertyName: kind}
        both: {allOf: [{$ref: '#/components/schemas/Plain'}, {$ref: '#/components/schemas/Open'}]}
        free: {type: object}
        nameless: {type: object, required: [a, type], properties: {a: {type: string}}}
        maybe: {anyOf: [{$ref: '#/components/schemas/Plain'}, {type: 'null'}]}
    Open: {type: object, additionalProperties: true, properties: {kind: {type: string}, n: {$ref: '#/components/schemas/Plain'}}}
    Plain: {type: object, properties: {kind: {type: string}, in: {$ref: '#/components/schemas/Plain'}}}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """A package with objects of every degree of openness."""
    folder = tmp_path_factory.mktemp("mappings")
    spec, out = folder / "api.yaml", folder / "out"
    spec.write_text(API, "utf-8")
    result = generate(
        Config(
            spec=str(spec), out=str(out), package="made_mappings", targets=("client",)
        )
    )
    assert result.status == "ok", result.diagnostics
    with imported(out, "made_mappings") as module:
        yield module


@pytest.fixture
def sent() -> list[Any]:
    """The bodies that were sent."""
    return []


@pytest.fixture
def client(package: ModuleType, sent: list[Any]) -> Any:
    """A client whose requests go no further."""

    def taken(request: httpx2.Request) -> httpx2.Response:
        sent.append(json.loads(request.content))
        return httpx2.Response(204)

    return package.Client(
        http_client=httpx2.Client(transport=httpx2.MockTransport(taken))
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"plain": {"knid": "a"}}, "plain: Plain has no 'knid'; did you mean 'kind'?"),
        ({"plain": {"other": "a"}}, "plain: Plain has no 'other'"),
        ({"plain": {"in_": {}}}, "plain: Plain has no 'in_'; did you mean 'in'?"),
        ({"plain": {"in": {"in": {"x": 1}}}}, "plain: Plain has no 'x'"),
        ({"plains": [{}, {"x": 1}]}, "plains: Plain has no 'x'"),
        ({"by_name": {"any": {"x": 1}}}, "by_name: Plain has no 'x'"),
        ({"open": {"n": {"x": 1}}}, "open: Plain has no 'x'"),
        ({"either": {"kind": "Plain", "x": 1}}, "either: Plain has no 'x'"),
        ({"maybe": {"x": 1}}, "maybe: Plain has no 'x'"),
        ({"closed": {"x": 1}}, "closed: "),
        ({"typed": {"x": "text"}}, "typed: /x: "),
    ],
)
def test_a_name_that_nobody_described_is_refused(
    client: Any, sent: list[Any], given: Any, message: str
) -> None:
    with pytest.raises(TypeError) as refused:
        client.things.send_thing(**given)
    assert str(refused.value).startswith(message)
    assert sent == []


@pytest.mark.parametrize(
    "given",
    [
        {"open": {"anything": 1}},
        {"either": {"kind": "Open", "anything": 1}},
        {"both": {"anything": 1}},
        {"typed": {"x": 1}},
        {"patterned": {"x-a": 1}},
        {"free": {"x": {"y": 1}}},
        {"by_name": {"any": {"kind": "a"}}},
        {"plain": {"in": {"kind": "a"}}},
        {"maybe": None},
        {"nameless": {"a": "x", "type": "y"}},
    ],
)
def test_what_is_described_is_sent_as_it_is(
    client: Any, sent: list[Any], given: Any
) -> None:
    client.things.send_thing(**given)
    assert sent == [given]


def test_what_somebody_puts_into_a_model_is_meant(
    package: ModuleType, client: Any, sent: list[Any]
) -> None:
    plain = package.models.Plain(additional_properties={"beta": 1})
    client.things.send_thing(plains=[plain, {"kind": "a"}], plain={"in": plain})
    assert sent == [
        {"plains": [{"beta": 1}, {"kind": "a"}], "plain": {"in": {"beta": 1}}}
    ]
