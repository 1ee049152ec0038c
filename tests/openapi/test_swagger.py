"""Swagger 2.0, levelled to the shape of OpenAPI 3."""

from __future__ import annotations

import pytest
from support.descriptions import rules_of, spec_of

from ftgen.openapi.nodes import Operation, Value

HEAD = "swagger: '2.0'\ninfo: {title: T, version: '1'}\n"


def operation(text: str, more: str = "") -> Operation:
    indented = "".join(f"      {line}\n" for line in text.splitlines())
    spec, found = spec_of(
        f"{HEAD}{more}paths:\n  /p:\n    post:\n{indented}      responses: {{200: {{description: d}}}}\n"
    )
    assert rules_of(found) == []
    [only] = spec.description.operations
    return only


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        (
            "host: a.example\nbasePath: /v1\nschemes: [https, http, ws]\n",
            ["https://a.example/v1", "http://a.example/v1"],
        ),
        ("host: a.example\n", ["https://a.example"]),
        ("host: a.example/\nbasePath: v1\n", ["https://a.example/v1"]),
        ("basePath: /v1\n", ["/v1"]),
        ("", []),
    ],
)
def test_servers(text: str, urls: list[str]) -> None:
    spec, _ = spec_of(HEAD + text + "paths: {}\n")
    assert [server.url for server in spec.description.servers] == urls


def test_an_operation_with_schemes_of_its_own() -> None:
    found = operation("schemes: [http]", "host: a.example\nschemes: [https]\n")
    assert [server.url for server in found.servers] == ["http://a.example"]


def test_a_body() -> None:
    found = operation(
        "consumes: [application/json, application/xml]\n"
        "parameters: [{in: body, name: b, required: true, description: D, schema: {type: object}}]"
    )
    assert found.request_body is not None and found.parameters == ()
    assert (found.request_body.required, found.request_body.description) == (True, "D")
    assert [media.name for media in found.request_body.content] == [
        "application/json",
        "application/xml",
    ]
    assert all(
        media.schema and media.schema.types == ("object",)
        for media in found.request_body.content
    )


def test_media_types_of_the_document() -> None:
    body = "parameters: [{in: body, name: b, schema: {}}]"
    for more, name in (
        ("consumes: [text/csv]\n", "text/csv"),
        ("", "application/json"),
    ):
        found = operation(body, more).request_body
        assert found is not None and [media.name for media in found.content] == [name]


def test_form_fields() -> None:
    found = operation(
        "parameters:\n"
        "- {in: formData, name: a, type: string, required: true, description: A}\n"
        "- {in: formData, name: b, type: array, items: {type: integer}, collectionFormat: multi}\n"
        "- {in: formData, name: c, type: array, items: {type: string}, collectionFormat: pipes}\n"
    ).request_body
    assert found is not None and found.required
    [media] = found.content
    assert (
        media.name == "application/x-www-form-urlencoded" and media.schema is not None
    )
    assert media.schema.required == ("a",)
    assert {
        name: (s.types, s.description) for name, s in media.schema.properties.items()
    } == {
        "a": (("string",), "A"),
        "b": (("array",), ""),
        "c": (("array",), ""),
    }
    assert [(e.name, e.style, e.explode) for e in media.encoding] == [
        ("b", "form", True),
        ("c", "pipeDelimited", False),
    ]


def test_files_make_a_form_multipart() -> None:
    found = operation("parameters: [{in: formData, name: f, type: file}]").request_body
    assert found is not None and not found.required
    [media] = found.content
    assert media.name == "multipart/form-data" and media.schema is not None
    assert media.schema.properties["f"].format == "binary"


@pytest.mark.parametrize(
    ("collection_format", "place", "style", "explode"),
    [
        ("csv", "query", "form", False),
        ("ssv", "query", "spaceDelimited", False),
        ("tsv", "query", "tabDelimited", False),
        ("pipes", "query", "pipeDelimited", False),
        ("multi", "query", "form", True),
        ("csv", "header", "simple", False),
    ],
)
def test_collection_formats(
    collection_format: str, place: str, style: str, explode: bool
) -> None:
    text = f"{{in: {place}, name: a, type: array, items: {{type: string}}, collectionFormat: {collection_format}}}"
    [found] = operation(f"parameters: [{text}]").parameters
    assert (found.style, found.explode) == (style, explode)
    assert found.schema is not None and found.schema.items is not None


def test_a_parameter_is_its_own_schema() -> None:
    [found] = operation(
        "parameters: [{in: query, name: n, type: integer, format: int32, minimum: 1, default: 5, x-nullable: true}]"
    ).parameters
    assert found.schema is not None
    assert (found.schema.types, found.schema.format, found.schema.minimum) == (
        ("integer", "null"),
        "int32",
        1,
    )
    assert found.schema.default == Value(5)


def test_bodies_of_the_path_item_are_overridden() -> None:
    spec, found = spec_of(
        HEAD
        + "paths:\n  /p:\n    parameters:\n    - {in: body, name: x, schema: {title: shared}}\n"
        "    - {in: query, name: q, type: string}\n"
        "    post: {parameters: [{in: body, name: y, schema: {title: own}}], responses: {}}\n"
        "    put: {responses: {}}\n"
    )
    titles = {
        op.method: op.request_body
        and op.request_body.content[0].schema
        and op.request_body.content[0].schema.title
        for op in spec.description.operations
    }
    assert titles == {"POST": "own", "PUT": "shared"}
    assert all(
        [p.name for p in op.parameters] == ["q"] for op in spec.description.operations
    )
    assert rules_of(found) == []


def test_a_body_and_a_form_exclude_each_other() -> None:
    _, found = spec_of(
        HEAD
        + "paths: {/p: {post: {responses: {}, parameters: [{in: body, name: b, schema: {}},"
        " {in: formData, name: f, type: string}]}}}\n"
    )
    assert rules_of(found) == ["body-and-form"]


def test_responses() -> None:
    spec, _ = spec_of(
        HEAD + "produces: [application/json, text/plain]\n"
        "responses: {None: {description: nothing}}\npaths:\n  /p:\n    get:\n"
        "      responses:\n"
        "        200:\n          description: d\n          schema: {type: string}\n"
        "          headers: {X: {type: integer}}\n          examples: {text/plain: hi}\n"
        "        204: {$ref: '#/responses/None'}\n"
    )
    ok, none = spec.description.operations[0].responses
    assert [media.name for media in ok.content] == ["application/json", "text/plain"]
    assert [example.value for example in ok.content[1].examples] == [Value("hi")]
    assert ok.headers[0].schema is not None and ok.headers[0].schema.types == (
        "integer",
    )
    assert (none.status, none.description, none.content) == ("204", "nothing", ())


def test_definitions_are_the_named_schemas() -> None:
    spec, _ = spec_of(
        HEAD
        + "paths: {}\ndefinitions: {Pet: {type: object, discriminator: kind, x-isnullable: true}}\n"
    )
    pet = spec.description.schemas["Pet"]
    assert pet.at.pointer == "/definitions/Pet"
    assert pet.discriminator is not None and pet.discriminator.property_name == "kind"
    assert pet.types == ("object", "null")


def test_security_definitions() -> None:
    spec, found = spec_of(
        HEAD + "paths: {}\nsecurityDefinitions:\n"
        "  a: {type: basic}\n"
        "  b: {type: apiKey, in: header, name: X-Key}\n"
        "  c: {type: oauth2, flow: accessCode, authorizationUrl: https://a, tokenUrl: https://t, "
        "scopes: {r: Read, x-y: z}}\n"
        "  d: {type: oauth2, flow: application, tokenUrl: https://t, scopes: {}}\n"
    )
    schemes = spec.description.security_schemes
    assert (schemes["a"].type, schemes["a"].scheme) == ("http", "basic")
    assert (schemes["b"].location, schemes["b"].parameter_name) == ("header", "X-Key")
    [flow] = schemes["c"].flows
    assert (flow.kind, flow.token_url, flow.scopes) == (
        "authorizationCode",
        "https://t",
        (("r", "Read"),),
    )
    assert schemes["d"].flows[0].kind == "clientCredentials"
    assert rules_of(found) == []
