"""What OpenAPI 3.2 added."""

from __future__ import annotations

from support.descriptions import at, operation_of, rules_of, schema_of, spec_of

from ftgen.openapi.nodes import Example, Value

HEAD = "openapi: 3.2.0\ninfo: {title: T, version: '1'}\n"


def test_query_and_additional_operations() -> None:
    spec, found = spec_of(HEAD + """\
paths:
  /a:
    query: {operationId: q, responses: {}}
    additionalOperations:
      COPY: {operationId: c, responses: {}}
      m-search: {operationId: m, responses: {}}
""")
    assert [(op.method, op.operation_id) for op in spec.description.operations] == [
        ("QUERY", "q"),
        ("COPY", "c"),
        ("m-search", "m"),
    ]
    assert rules_of(found) == []


def test_sequential_media_types() -> None:
    operation, found = operation_of(
        "responses: {200: {description: d, summary: S, content: {text/event-stream: {itemSchema: {type: object}}}}}",
        "3.2.0",
    )
    [response] = operation.responses
    [media] = response.content
    assert media.schema is None and media.item_schema is not None
    assert (media.item_schema.types, response.summary) == (("object",), "S")
    assert rules_of(found) == []


def test_the_whole_query_string_as_a_parameter() -> None:
    operation, found = operation_of(
        "parameters:\n- {name: q, in: querystring, "
        "content: {application/x-www-form-urlencoded: {schema: {type: object}}}}\n"
        "responses: {}",
        "3.2.0",
    )
    [parameter] = operation.parameters
    assert parameter.location == "querystring" and parameter.content is not None
    assert rules_of(found) == []


def test_cookies_in_their_own_style() -> None:
    operation, found = operation_of(
        "parameters: [{name: c, in: cookie, style: cookie, schema: {type: string}}]\nresponses: {}",
        "3.2.0",
    )
    assert (operation.parameters[0].style, operation.parameters[0].explode) == (
        "cookie",
        True,
    )
    assert rules_of(found) == []


def test_shared_media_types() -> None:
    spec, found = spec_of(
        HEAD
        + "paths: {/a: {get: {responses: {200: {description: d, content: {text/csv: "
        "{$ref: '#/components/mediaTypes/Csv'}}}}}}}\n"
        "components: {mediaTypes: {Csv: {schema: {type: string}}}}\n"
    )
    [media] = spec.description.operations[0].responses[0].content
    assert (media.name, media.schema and media.schema.types) == (
        "text/csv",
        ("string",),
    )
    assert media.at == at("/components/mediaTypes/Csv")
    assert rules_of(found) == []


def test_tags_servers_and_device_authorization() -> None:
    spec, found = spec_of(HEAD + """\
servers: [{url: https://a, name: main}]
tags: [{name: a, summary: A, kind: nav}, {name: b, parent: a}]
paths: {}
components:
  securitySchemes:
    o:
      type: oauth2
      deprecated: true
      flows:
        deviceAuthorization: {deviceAuthorizationUrl: https://d, tokenUrl: https://t, scopes: {}}
""")
    assert [
        (tag.name, tag.summary, tag.kind, tag.parent) for tag in spec.description.tags
    ] == [
        ("a", "A", "nav", ""),
        ("b", "", "", "a"),
    ]
    assert spec.description.servers[0].name == "main"
    scheme = spec.description.security_schemes["o"]
    [flow] = scheme.flows
    assert scheme.deprecated
    assert (flow.kind, flow.device_authorization_url) == (
        "deviceAuthorization",
        "https://d",
    )
    assert rules_of(found) == ["unused"]


def test_security_requirements_that_refer_to_schemes() -> None:
    spec, found = spec_of(
        HEAD
        + "security: [{'#/components/securitySchemes/k': []}]\npaths: {/a: {get: {responses: {}}}}\n"
        "components: {securitySchemes: {k: {type: http, scheme: basic}}}\n"
    )
    assert spec.description.operations[0].security is not None
    assert [r.schemes for r in spec.description.operations[0].security] == [
        (("k", ()),)
    ]
    assert rules_of(found) == []


def test_examples_as_data_and_as_text() -> None:
    operation, _ = operation_of(
        "responses: {200: {description: d, content: {a/b: {examples: "
        "{x: {dataValue: {a: 1}, serializedValue: 'a=1'}}}}}}",
        "3.2.0",
    )
    [example] = operation.responses[0].content[0].examples
    assert example == Example(name="x", value=Value({"a": 1}), text="a=1")


def test_the_default_of_a_discriminator() -> None:
    schema, found = schema_of(
        "{oneOf: [], discriminator: {propertyName: k, defaultMapping: Other}}",
        "3.2.0",
        "Other: {}",
    )
    assert schema.discriminator is not None
    assert schema.discriminator.default_mapping == at("/components/schemas/Other")
    assert rules_of(found) == []
