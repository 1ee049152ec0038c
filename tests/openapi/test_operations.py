"""Operations with all that belongs to them, and what they inherit."""

from __future__ import annotations

from typing import Any

import pytest
from support.descriptions import operation_of, rules_of, spec_of

from ftgen.openapi.nodes import Example, ExternalDocs, OAuthFlow, Value

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"


def test_a_whole_operation() -> None:
    operation, found = operation_of("""
        operationId: op
        tags: [a, b, a]
        summary: S
        description: D
        deprecated: true
        externalDocs: {url: https://docs.example}
        x-own: 1
        requestBody:
          description: B
          required: true
          content:
            application/json: {schema: {type: object}, examples: {one: {summary: O, value: {a: 1}}}}
            multipart/form-data:
              schema: {type: object, properties: {f: {type: string}}}
              encoding:
                f: {contentType: image/png, headers: {X: {schema: {}}}, style: form, explode: false}
        responses:
          201:
            description: made
            headers: {X-A: {required: true, schema: {type: integer}}, Content-Type: {schema: {type: string}}}
            content: {text/plain: {example: hi}}
            links: {next: {operationId: op, parameters: {id: $response.body#/id}, description: L}}
          4XX: {description: wrong}
          default: {description: other}
        """)
    assert rules_of(found) == []
    assert (operation.method, operation.path, operation.operation_id) == (
        "GET",
        "/p",
        "op",
    )
    assert (operation.tags, operation.summary, operation.description) == (
        ("a", "b"),
        "S",
        "D",
    )
    assert (operation.deprecated, operation.external_docs) == (
        True,
        ExternalDocs(url="https://docs.example"),
    )
    assert operation.extensions == {"x-own": 1}
    body = operation.request_body
    assert body is not None and (body.description, body.required) == ("B", True)
    json, form = body.content
    assert json.examples == (Example(name="one", summary="O", value=Value({"a": 1})),)
    [encoding] = form.encoding
    assert (encoding.content_type, encoding.style, encoding.explode) == (
        "image/png",
        "form",
        False,
    )
    assert [header.name for header in encoding.headers] == ["X"]
    made = operation.responses[0]
    assert [response.status for response in operation.responses] == [
        "201",
        "4XX",
        "default",
    ]
    assert [(header.name, header.required) for header in made.headers] == [
        ("X-A", True)
    ]
    assert made.content[0].examples == (Example(value=Value("hi")),)
    assert (made.links[0].operation_id, made.links[0].parameters) == (
        "op",
        {"id": "$response.body#/id"},
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("in: query", {"style": "form", "explode": True, "required": False}),
        (
            "in: query, style: spaceDelimited",
            {"style": "spaceDelimited", "explode": False},
        ),
        (
            "in: query, style: deepObject, explode: true",
            {"style": "deepObject", "explode": True},
        ),
        (
            "in: query, explode: false, required: true",
            {"style": "form", "explode": False, "required": True},
        ),
        ("in: header", {"style": "simple", "explode": False}),
        ("in: cookie", {"style": "form", "explode": True}),
        (
            "in: query, allowReserved: true, allowEmptyValue: true",
            {"allow_reserved": True, "allow_empty_value": True},
        ),
        (
            "in: query, deprecated: true, description: D",
            {"deprecated": True, "description": "D"},
        ),
        ("in: query, example: 1", {"examples": (Example(value=Value(1)),)}),
    ],
)
def test_parameters(text: str, read: dict[str, Any]) -> None:
    operation, _ = operation_of(
        f"parameters: [{{name: n, schema: {{type: string}}, {text}}}]\nresponses: {{}}"
    )
    [parameter] = operation.parameters
    assert {field: getattr(parameter, field) for field in read} == read
    assert parameter.schema is not None and parameter.content is None


def test_a_parameter_with_content() -> None:
    operation, _ = operation_of(
        "parameters: [{name: n, in: query, content: {application/json: {schema: {type: object}}}}]\nresponses: {}"
    )
    [parameter] = operation.parameters
    assert parameter.schema is None and parameter.content is not None
    assert parameter.content.name == "application/json"


def test_what_an_operation_inherits() -> None:
    spec, found = spec_of(HEAD + """\
servers: [{url: https://doc}]
security: [{key: []}]
paths:
  /a/{id}:
    servers: [{url: https://path}]
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: q, in: query, schema: {type: string}}
    get: {responses: {}}
    put:
      servers: [{url: https://operation}]
      security: []
      parameters: [{name: q, in: query, schema: {type: integer}}, {name: q, in: header, schema: {}}]
      responses: {}
  /b:
    get: {security: [{}, {key: [], other: [r, w]}], responses: {}}
components:
  securitySchemes: {key: {type: http, scheme: Bearer}, other: {type: openIdConnect, openIdConnectUrl: https://o}}
""")
    assert rules_of(found) == []
    get, put, other = spec.description.operations
    assert [op.servers[0].url for op in (get, put, other)] == [
        "https://path",
        "https://operation",
        "https://doc",
    ]
    assert [(p.location, p.name) for p in get.parameters] == [
        ("path", "id"),
        ("query", "q"),
    ]
    assert [
        (p.location, p.name, p.schema and p.schema.types) for p in put.parameters
    ] == [
        ("path", "id", ("string",)),
        ("query", "q", ("integer",)),
        ("header", "q", ()),
    ]
    assert get.security is not None and [r.schemes for r in get.security] == [
        (("key", ()),)
    ]
    assert put.security == ()
    assert other.security is not None
    assert [r.schemes for r in other.security] == [
        (),
        (("key", ()), ("other", ("r", "w"))),
    ]
    assert spec.description.security_schemes["key"].scheme == "bearer"


def test_no_security_at_all() -> None:
    operation, _ = operation_of("responses: {}")
    assert operation.security is None


def test_an_undeclared_scheme_keeps_an_operation_secured() -> None:
    spec, found = spec_of(
        HEAD + "security: [{token: []}]\npaths: {/a: {get: {responses: {}}}}\n"
    )
    assert rules_of(found) == ["unknown-security-scheme"]
    scheme = spec.description.security_schemes["token"]
    assert (scheme.type, scheme.scheme) == ("http", "bearer")


def test_authorization_as_a_header_counts_only_where_nothing_else_does() -> None:
    text = "parameters: [{name: Authorization, in: header, schema: {type: string}}]\nresponses: {}"
    operation, found = operation_of(text)
    assert [p.name for p in operation.parameters] == ["Authorization"] and rules_of(
        found
    ) == []
    operation, found = operation_of(text + "\nsecurity: [{s: []}]")
    assert operation.parameters == () and "reserved-header" in rules_of(found)


def test_a_path_item_elsewhere() -> None:
    spec, found = spec_of(HEAD + """\
paths:
  /a: {$ref: '#/components/pathItems/I'}
  /b: {$ref: '#/paths/~1a', put: {responses: {}}}
components:
  pathItems:
    I: {get: {operationId: g, responses: {}}, put: {operationId: p, responses: {}}}
""")
    assert [
        (op.path, op.method, op.operation_id) for op in spec.description.operations
    ] == [
        ("/a", "GET", "g"),
        ("/a", "PUT", "p"),
        ("/b", "GET", "g"),
        ("/b", "PUT", ""),
    ]
    assert rules_of(found) == ["ignored-sibling"] or rules_of(found) == []


def test_callbacks_and_webhooks() -> None:
    spec, _ = spec_of(HEAD + """\
servers: [{url: https://doc}]
paths:
  /a:
    post:
      responses: {}
      callbacks:
        done: {'{$request.body#/url}': {post: {operationId: called, responses: {}}}, x-more: {}}
webhooks:
  new.pet: {post: {operationId: hooked, responses: {}}}
""")
    [callback] = spec.description.operations[0].callbacks
    assert (callback.name, callback.expression) == ("done", "{$request.body#/url}")
    assert [op.operation_id for op in callback.operations] == ["called"]
    assert callback.operations[0].servers == ()
    [hook] = spec.description.webhooks
    assert (hook.path, hook.method, hook.operation_id) == ("new.pet", "POST", "hooked")


def test_metadata() -> None:
    spec, found = spec_of("""\
        openapi: 3.1.0
        info:
          title: T
          version: 1.0
          summary: S
          description: D
          termsOfService: https://t
          contact: {name: C}
          license: {name: MIT}
        servers:
          - url: https://{host}/v{n}
            description: main
            variables: {host: {default: a, enum: [a, b]}, n: {default: 2}}
        tags: [{name: x, description: X, externalDocs: {url: https://x}}, {name: x}, {name: y}]
        x-top: 1
        paths: {}
        """)
    description = spec.description
    info = description.info
    assert (info.title, info.version, info.summary, info.description) == (
        "T",
        "1.0",
        "S",
        "D",
    )
    assert (info.terms_of_service, info.contact, info.license) == (
        "https://t",
        {"name": "C"},
        {"name": "MIT"},
    )
    [server] = description.servers
    assert (server.url, server.description) == ("https://{host}/v{n}", "main")
    assert [(v.name, v.default, v.enum) for v in server.variables] == [
        ("host", "a", ("a", "b")),
        ("n", "2", ()),
    ]
    assert [
        (tag.name, tag.description, tag.external_docs) for tag in description.tags
    ] == [
        ("x", "X", ExternalDocs(url="https://x")),
        ("y", "", None),
    ]
    assert description.extensions == {"x-top": 1}
    assert rules_of(found) == ["unused"]


def test_oauth_flows() -> None:
    spec, _ = spec_of(
        HEAD + "paths: {}\ncomponents: {securitySchemes: {o: {type: oauth2, flows: {"
        "password: {tokenUrl: https://t, refreshUrl: https://r, scopes: {a: A}},"
        "implicit: {authorizationUrl: https://i, scopes: {}}}}}}\n"
    )
    assert spec.description.security_schemes["o"].flows == (
        OAuthFlow(
            kind="password",
            token_url="https://t",
            refresh_url="https://r",
            scopes=(("a", "A"),),
        ),
        OAuthFlow(kind="implicit", authorization_url="https://i"),
    )


def test_examples_that_are_not_quite_examples() -> None:
    operation, _ = operation_of(
        "responses: {200: {description: d, content: {a/b: {examples: {a: {id: 1}, b: 2, c: {value: null}}}}}}"
    )
    found = operation.responses[0].content[0].examples
    assert [(example.name, example.value) for example in found] == [
        ("a", Value({"id": 1})),
        ("b", Value(2)),
        ("c", Value(None)),
    ]
