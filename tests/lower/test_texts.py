"""Texts, examples and links to more that a description gives: each reaches the model that documentation is made of."""

from __future__ import annotations

from support.lowering import Lowered, lowered, lowered_paths, lowered_schemas

from ftgen.ir.models import ExternalDocs, Value


def test_the_branch_beside_null_speaks_for_a_property() -> None:
    found = lowered_schemas("""
        Request:
          type: object
          properties:
            temperature:
              anyOf:
                - {type: number, default: 1, example: 0.7, description: How random., title: Heat, deprecated: true}
                - {type: "null"}
            top_p: {description: Own., allOf: [{type: number, description: Inner., default: 1}]}
        """)
    temperature, top_p = found.properties("Request").values()
    assert (temperature.description, temperature.title) == ("How random.", "Heat")
    assert (temperature.default, temperature.example) == (Value(1), Value(0.7))
    assert temperature.deprecated
    assert top_p.default == Value(1)
    assert top_p.description == "Own."


def test_what_is_referred_to_speaks_where_nothing_else_is_said() -> None:
    found = lowered_schemas("""
        Effort: {type: string, enum: [low, high], title: Effort, default: low, example: high, description: How hard.}
        Maybe: {anyOf: [{$ref: '#/components/schemas/Old'}, {type: "null"}]}
        Old: {type: object, properties: {a: {type: string}}, deprecated: true, description: An old thing.}
        Loop: {allOf: [{$ref: '#/components/schemas/Loop2'}]}
        Loop2: {anyOf: [{$ref: '#/components/schemas/Loop'}, {type: "null"}]}
        Request:
          type: object
          properties:
            behind: {$ref: '#/components/schemas/Effort'}
            beside: {$ref: '#/components/schemas/Effort', description: Own., default: high, example: low}
            nullable: {oneOf: [{$ref: '#/components/schemas/Effort'}, {type: "null"}], description: Own.}
            through: {$ref: '#/components/schemas/Maybe'}
            loop: {$ref: '#/components/schemas/Loop'}
        """)
    behind, beside, nullable, through, loop = found.properties("Request").values()
    assert [
        (each.description, each.default, each.example, each.deprecated)
        for each in (behind, beside, nullable, through, loop)
    ] == [
        ("How hard.", Value("low"), Value("high"), False),
        ("Own.", Value("high"), Value("low"), False),
        ("Own.", Value("low"), Value("high"), False),
        ("An old thing.", None, None, True),
        ("", None, None, False),
    ]
    assert behind.title == ""


def test_parameters_too_take_what_is_referred_to() -> None:
    found = lowered("""
        paths:
          /a:
            get:
              operationId: get
              parameters: [{name: order, in: query, schema: {$ref: '#/components/schemas/Order'}}]
              responses:
                '204': {description: Done., headers: {X-Order: {schema: {$ref: '#/components/schemas/Order'}}}}
        components:
          schemas:
            Order: {type: string, enum: [asc, desc], default: desc, example: asc, description: Which way.}
        """)
    (operation,) = found.operations
    (order,) = operation.parameters
    assert operation.responses[0].headers[0].description == "Which way."
    assert (order.description, order.default, order.example) == (
        "Which way.",
        Value("desc"),
        Value("asc"),
    )


def test_parts_without_a_model_speak_in_the_property() -> None:
    found = lowered_schemas("""
        Request:
          type: object
          properties:
            epochs:
              description: How many.
              oneOf:
                - {type: string, enum: [auto], description: The service decides.}
                - {type: integer, description: That many.}
            tags: {type: array, items: {type: string, description: A word.}}
            parts: {type: array, items: {type: object, description: A part., properties: {a: {type: string}}}}
        """)
    assert [each.description for each in found.properties("Request").values()] == [
        "How many.\n\nThe service decides.\n\nThat many.",
        "A word.",
        "",
    ]


def test_links_to_more_are_kept_everywhere() -> None:
    docs = "externalDocs: {url: 'https://e.com/%s', description: More.}"
    found = lowered(f"""
        {docs % "root"}
        tags: [{{name: a, summary: All of A, {docs % "tag"}}}]
        paths:
          /a:
            get: {{tags: [a], {docs % "operation"}, responses: {{'204': {{description: Done.}}}}}}
        components:
          schemas:
            Thing: {{type: object, {docs % "model"}, properties: {{a: {{type: string, {docs % "property"}}}}}}}
            Word: {{type: string, {docs % "alias"}}}
        """)
    group = found.api.groups[0]
    assert group.title == "All of A"
    places = (
        found.api,
        group,
        group.operations[0],
        found.model("Thing"),
        found.properties("Thing")["a"],
        found.model("Word"),
    )
    assert [each.external_docs for each in places] == [
        ExternalDocs(url=f"https://e.com/{name}", description="More.")
        for name in ("root", "tag", "operation", "model", "property", "alias")
    ]


def spoken() -> Lowered:
    return lowered_paths("""
        /a/{id}:
          summary: Of the path.
          description: All about the path.
          get:
            operationId: get
            parameters:
              - {name: id, in: path, required: true, description: Which., schema: {type: string, description: A word.},
                 examples: {one: {summary: First., value: a}, two: {description: Second., value: b}}}
            responses:
              "200":
                summary: Short.
                description: Long.
                headers: {X-Left: {deprecated: true, example: 3, schema: {type: integer, description: Calls left.}}}
                links: {next: {operationId: get, requestBody: {a: 1}, server: {url: https://n.example, name: N}}}
                content:
                  application/json:
                    examples:
                      good: {summary: All is well., value: {a: 1}}
                      far: {externalValue: https://e.com/a.json}
        """)


def test_examples_keep_their_names_and_texts() -> None:
    (operation,) = spoken().operations
    (parameter,), (response,) = operation.parameters, operation.responses
    good, far = response.contents[0].examples
    assert (good.name, good.summary, good.value) == (
        "good",
        "All is well.",
        Value({"a": 1}),
    )
    assert (far.value, far.external_value) == (None, "https://e.com/a.json")
    assert response.contents[0].example == Value({"a": 1})
    assert [(each.summary, each.description) for each in parameter.examples] == [
        ("First.", ""),
        ("", "Second."),
    ]
    assert parameter.description == "Which.\n\nA word."


def test_paths_responses_headers_and_links_say_all_that_they_say() -> None:
    (operation,) = spoken().operations
    (response,) = operation.responses
    (header,), (link,) = response.headers, response.links
    assert (operation.path_summary, operation.path_description) == (
        "Of the path.",
        "All about the path.",
    )
    assert response.description == "Short.\n\nLong."
    assert (header.description, header.deprecated) == ("Calls left.", True)
    assert header.examples[0].value == Value(3)
    assert link.body == Value({"a": 1})
    assert link.server is not None and link.server.description == "N"
