"""Where references lead: in a document, to anchors, in circles, and nowhere."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from support.descriptions import finding, place, rules_of, schema_of, spec_at, spec_of
from support.references import HEAD, follow, write

from ftgen.diagnostics import Location
from ftgen.openapi.files import Refused
from ftgen.openapi.references import References


@pytest.mark.parametrize(
    "reference",
    [
        "#/components/schemas/Other",
        "#/components/schemas/a~1b/properties/x",
        "#/components/schemas/a~1b/properties/y~0z",
        "#/components/schemas/with%20space",
        "#/components/schemas/%C3%A9",
        "#/components/schemas/é",
        "#/components/schemas/100%",
        "#/components/schemas/list/prefixItems/1",
        "#/components/schemas/alias/properties/x",
        "#anchored",
        "#dynamic",
        "https://example.com/named",
        "api.yaml#/components/schemas/Other",
        "./api.yaml#/components/schemas/Other",
    ],
)
def test_inside_a_document(tmp_path: Path, reference: str) -> None:
    schemas = """\
        Other: {title: found}
        a/b: {properties: {x: {title: found}, y~z: {title: found}}}
        alias: {$ref: '#/components/schemas/a~1b'}
        with space: {title: found}
        é: {title: found}
        100%: {title: found}
        list: {prefixItems: [{}, {title: found}]}
        one: {$anchor: anchored, title: found}
        two: {items: {$dynamicAnchor: dynamic, title: found}}
        three: {$id: 'https://example.com/named', title: found}
    """
    text = (
        HEAD
        + "paths: {}\ncomponents:\n  schemas:\n"
        + dedent(schemas).replace("\n", "\n    ")
    )
    entry = write(
        tmp_path,
        api_yaml=f"{text.rstrip()}\n    S: {{$ref: {reference!r}}}\n".replace(
            "schemas:\n", "schemas:\n    ", 1
        ),
    )
    spec, found = spec_at(entry)
    assert rules_of(found) == []
    assert follow(spec, "S").title == "found"


def test_a_dynamic_reference_means_its_anchor() -> None:
    schema, found = schema_of(
        "{$dynamicRef: '#node'}", more="N: {$dynamicAnchor: node}"
    )
    assert schema.ref == Location("api.yaml", "/components/schemas/N")
    assert rules_of(found) == []


def test_references_inside_a_schema_with_an_id() -> None:
    schema, _ = schema_of(
        """
        $id: https://example.com/s
        $defs: {inner: {title: mine}}
        properties:
          a: {$ref: '#/$defs/inner'}
          b: {$ref: '#/components/schemas/T'}
          c: {$ref: t}
          d: {$ref: '#top'}
        """,
        more="T: {$id: https://example.com/t, $anchor: top}",
    )
    assert {
        name: prop.ref and prop.ref.pointer for name, prop in schema.properties.items()
    } == {
        "a": "/components/schemas/S/$defs/inner",
        "b": "/components/schemas/T",
        "c": "/components/schemas/T",
        "d": "/components/schemas/T",
    }


NOTHING_ALIKE = "describe it there, or generate without it by --allow dangling-ref"


@pytest.mark.parametrize(
    ("reference", "hint"),
    [
        ("#/components/schemas/Pett", "did you mean #/components/schemas/Pet?"),
        ("#/components/schema/Pet", "did you mean #/components/schemas/Pet?"),
        ("#/definitions/Pet", "did you mean #/components/schemas/Pet?"),
        ("#/nowhere/at/all", NOTHING_ALIKE),
        ("#unanchored", NOTHING_ALIKE),
        ("missing.yaml", "there is api.yaml"),
        ("api.yaml#/components/schemas/None", NOTHING_ALIKE),
        (
            "api.yaml#/components/schemas/Pte",
            "did you mean api.yaml#/components/schemas/Pet?",
        ),
        ("nul\\0l.yaml", None),
        ("urn:example:thing", None),
    ],
)
def test_dangling(tmp_path: Path, reference: str, hint: str | None) -> None:
    text = (
        HEAD
        + f'paths: {{}}\ncomponents:\n  schemas:\n    Pet: {{}}\n    S: {{$ref: "{reference}"}}\n'
    )
    _, found = spec_at(write(tmp_path, api_yaml=text))
    dangling = finding(found, "dangling-ref")
    assert (dangling.severity, place(dangling)) == ("error", (7, 5))
    assert hint is None or dangling.hint == hint


@pytest.mark.parametrize(
    ("reference", "rule"),
    [
        ("#/components/parameters/B", "cyclic-ref"),
        ("#/components/parameters/A", "cyclic-ref"),
        ("#/components/schemas/text", "wrong-kind"),
        ("#/components/parameters/None", "dangling-ref"),
    ],
)
def test_parameters_that_refer_to_none(reference: str, rule: str) -> None:
    _, found = spec_of(
        HEAD
        + "paths: {/a: {get: {responses: {}, parameters: [{$ref: '#/components/parameters/A'}]}}}\n"
        f"components:\n  schemas: {{text: x}}\n  parameters:\n    A: {{$ref: '{reference}'}}\n"
        "    B: {$ref: '#/components/parameters/A'}\n"
    )
    assert rule in rules_of(found)


def test_schemas_that_are_only_references_to_each_other() -> None:
    schema, found = schema_of(
        "{$ref: '#/components/schemas/B'}", more="B: {$ref: '#/components/schemas/S'}"
    )
    assert schema.ref is None
    assert rules_of(found) == ["cyclic-ref", "cyclic-ref"]


@pytest.mark.parametrize(
    "last", ["{type: string}", "{$ref: '#/components/schemas/A0'}"]
)
def test_a_chain_of_references_is_followed_once(
    monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    followed, find = [], References.find

    def counted(self: References, reference: str, at: Location) -> Location | Refused:
        followed.append(reference)
        return find(self, reference, at)

    monkeypatch.setattr(References, "find", counted)
    chain = "".join(
        f"    A{number}: {{$ref: '#/components/schemas/A{number + 1}'}}\n"
        for number in range(200)
    )
    text = f"{HEAD}paths: {{}}\ncomponents:\n  schemas:\n{chain}    A200: {last}\n"
    _, found = spec_of(text)
    assert rules_of(found) == (["cyclic-ref"] * 201 if "ref" in last else [])
    assert len(followed) < 3 * 201


def test_callbacks_that_contain_themselves() -> None:
    spec, found = spec_of(
        HEAD + "paths:\n  /a:\n    post:\n      responses: {}\n"
        "      callbacks: {again: {$ref: '#/components/callbacks/C'}}\n"
        "components:\n  callbacks:\n    C: {'{$url}': {$ref: '#/paths/~1a'}}\n"
    )
    assert set(rules_of(found)) == {"cyclic-ref"}
    assert len(spec.description.operations) == 1


def test_callbacks_that_multiply() -> None:
    callbacks = "".join(
        f"    C{i}: {{e: {{post: {{responses: {{}}, callbacks: {{a: {{$ref: '#/components/callbacks/C{i + 1}'}}, "
        f"b: {{$ref: '#/components/callbacks/C{i + 1}'}}}}}}}}}}\n"
        for i in range(60)
    )
    _, found = spec_of(
        HEAD
        + "paths: {/a: {post: {responses: {}, callbacks: {c: {$ref: '#/components/callbacks/C0'}}}}}\n"
        "components:\n  callbacks:\n" + callbacks + "    C60: {}\n"
    )
    assert "expansion-limit" in rules_of(found)


def test_summary_and_description_beside_a_reference() -> None:
    text = (
        "paths: {/a: {get: {responses: {200: {$ref: '#/components/responses/R', description: mine}}}}}\n"
        "components: {responses: {R: {description: theirs, headers: {X: {schema: {}}}}}}\n"
    )
    for head, description in ((HEAD, "mine"), (HEAD.replace("3.1", "3.0"), "theirs")):
        spec, _ = spec_of(head + text)
        [response] = spec.description.operations[0].responses
        assert (response.description, [h.name for h in response.headers]) == (
            description,
            ["X"],
        )


def test_definitions_are_also_sought_in_the_schemas_around() -> None:
    schema, found = schema_of("""
        $defs: {X: {title: outer}, Y: {title: far}}
        properties:
          a:
            $defs: {X: {title: inner, properties: {again: {$ref: '#/$defs/X'}}}}
            items: {$ref: '#/$defs/X'}
          b: {$ref: '#/$defs/X'}
          c: {items: {$ref: '#/$defs/Y'}}
          d: {$ref: '#/$defs/Nowhere'}
        """)
    root = "/components/schemas/S"
    a, b, c, d = schema.properties.values()
    assert a.items is not None and c.items is not None
    assert [each.ref and each.ref.pointer for each in (a.items, b, c.items, d)] == [
        f"{root}/properties/a/$defs/X",
        f"{root}/$defs/X",
        f"{root}/$defs/Y",
        None,
    ]
    assert rules_of(found) == ["lenient-ref"] * 3 + ["dangling-ref"]
    assert f'write "#{root}/$defs/Y"' in str(found[2].hint)


@pytest.mark.parametrize("keyword", ["$ref", "$recursiveRef", "$dynamicRef"])
def test_the_root_of_a_schema_is_the_schema(keyword: str) -> None:
    schema, found = schema_of(f"""
        properties:
          filters: {{items: {{anyOf: [{{type: string}}, {{{keyword}: '#'}}]}}}}
          own: {{$id: https://example.com/own, items: {{{keyword}: '#'}}}}
        """)
    filters, own = schema.properties.values()
    assert filters.items is not None and own.items is not None
    assert filters.items.any_of[1].ref == Location("api.yaml", "/components/schemas/S")
    assert own.items.ref == Location("api.yaml", "/components/schemas/S/properties/own")
    assert rules_of(found) == []


def test_the_root_of_a_body_s_schema_is_that_schema() -> None:
    spec, found = spec_of("""
        openapi: 3.1.0
        info: {title: T, version: '1'}
        paths:
          /schema:
            post:
              requestBody:
                content: {application/json: {schema: {properties: {next: {$recursiveRef: '#'}}}}}
              responses: {'204': {description: Done.}}
        """)
    body = spec.description.operations[0].request_body
    assert body is not None and body.content[0].schema is not None
    schema = body.content[0].schema
    assert schema.properties["next"].ref == schema.at
    assert rules_of(found) == []


def test_a_text_may_be_referred_to() -> None:
    schema, found = schema_of(
        "{description: {$ref: '#/components/schemas/T/description'}, title: {$ref: '#/components/schemas/T'}}",
        more="T: {description: The text.}",
    )
    assert (schema.description, schema.title) == ("The text.", "")
    assert rules_of(found) == ["lenient-ref", "wrong-kind"]
