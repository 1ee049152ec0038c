"""readOnly and writeOnly: two shapes of a schema where they make a difference, one otherwise."""

from __future__ import annotations

import pytest
from support.lowering import Lowered, lowered_paths

from ftgen.ir.types import ArrayType, RefType, Type

REF = "$ref: '#/components/schemas/"


def sent_and_received(schemas: str, sent: str = "S", received: str = "S") -> Lowered:
    """One operation that takes one schema and answers with another."""
    return lowered_paths(
        f"""\
        /s:
          post:
            operationId: make
            requestBody: {{content: {{application/json: {{schema: {{{REF}{sent}'}}}}}}}}
            responses:
              '200': {{description: Made., content: {{application/json: {{schema: {{{REF}{received}'}}}}}}}}
        """,
        schemas,
    )


def body_and_answer(found: Lowered) -> tuple[Type, Type]:
    [operation] = found.operations
    assert operation.body is not None
    return operation.body.contents[0].type, operation.responses[0].contents[0].type


def both(found: Lowered) -> tuple[list[str], list[str]]:
    """The properties of S as it is sent and as it is received."""
    sent, received = body_and_answer(found)
    assert (sent, received) == (RefType(name="SRequest"), RefType(name="S"))
    return list(found.properties("SRequest")), list(found.properties("S"))


@pytest.mark.parametrize(
    ("keyword", "sent", "received"),
    [("readOnly", ["n"], ["id", "n"]), ("writeOnly", ["id", "n"], ["n"])],
)
def test_a_required_property_that_goes_one_way_makes_two_shapes(
    keyword: str, sent: list[str], received: list[str]
) -> None:
    found = sent_and_received(
        f"S: {{type: object, required: [id], properties: {{id: {{type: string, {keyword}: true}}, n: {{}}}}}}\n"
    )
    assert both(found) == (sent, received)
    one, other = found.object("SRequest"), found.object("S")
    assert (one.used_in, other.used_in) == ({"request"}, {"response"})
    assert one.module == other.module == "s"


@pytest.mark.parametrize("keyword", ["readOnly", "writeOnly", "deprecated"])
def test_one_shape_where_it_is_not_required(keyword: str) -> None:
    found = sent_and_received(
        f"S: {{type: object, required: [n], properties: {{id: {{type: string, {keyword}: true}}, n: {{}}}}}}\n"
    )
    assert body_and_answer(found) == (RefType(name="S"), RefType(name="S"))
    assert found.names == ["S"]
    assert found.object("S").used_in == {"request", "response"}
    prop = found.properties("S")["id"]
    assert (prop.read_only, prop.write_only) == (
        keyword == "readOnly",
        keyword == "writeOnly",
    )


INNER = "I: {type: object, required: [id], properties: {id: {type: string, readOnly: true}, n: {}}}\n"


def test_what_contains_two_shapes_has_two_as_well() -> None:
    found = sent_and_received(
        f"S: {{type: object, properties: {{one: {{{REF}I'}}, list: {{type: array, items: {{{REF}I'}}}}}}}}\n"
        + INNER
    )
    assert both(found) == (["one", "list"], ["one", "list"])
    assert found.names == ["I", "IRequest", "S", "SRequest"]
    for outer, inner in (("S", "I"), ("SRequest", "IRequest")):
        ref = RefType(name=inner)
        assert found.types(outer) == {"one": ref, "list": ArrayType(items=ref)}
    assert list(found.properties("IRequest")) == ["n"]


def test_an_inline_object_inside_has_two_shapes() -> None:
    inline = INNER.removeprefix("I: ").strip()
    found = sent_and_received(f"S: {{type: object, properties: {{one: {inline}}}}}\n")
    sent, received = (found.types(name)["one"] for name in ("SRequest", "S"))
    assert (sent, received) == (RefType(name="SOneRequest"), RefType(name="SOne"))
    assert list(found.properties("SOneRequest")) == ["n"]
    assert list(found.properties("SOne")) == ["id", "n"]


def test_what_is_inline_in_a_body_has_the_name_of_its_place() -> None:
    inline = INNER.removeprefix("I: ").strip()
    found = lowered_paths(f"""\
        /s:
          post:
            operationId: make
            requestBody: {{content: {{application/json: {{schema: {{properties: {{one: {inline}}}}}}}}}}}
            responses: {{'204': {{description: Made.}}}}
        """)
    assert list(found.properties("MakeRequestOne")) == ["n"]


def test_all_of_inherits_the_shapes_of_its_parts() -> None:
    found = sent_and_received(
        f"S: {{allOf: [{{{REF}I'}}, {{properties: {{more: {{}}}}}}]}}\n" + INNER
    )
    assert both(found) == (["n", "more"], ["id", "n", "more"])


def test_a_recursive_schema_refers_to_its_own_shape() -> None:
    found = sent_and_received(f"""\
        S:
          type: object
          required: [id]
          properties: {{id: {{type: string, readOnly: true}}, next: {{{REF}S'}}}}
        """)
    assert found.types("SRequest") == {"next": RefType(name="SRequest")}
    assert found.types("S")["next"] == RefType(name="S")


def test_a_schema_that_leads_to_no_split_one_has_one_shape() -> None:
    found = sent_and_received(
        f"S: {{type: object, properties: {{one: {{{REF}I'}}, two: {{{REF}P'}}}}}}\n"
        "P: {type: object, properties: {x: {}}}\n" + INNER
    )
    assert (
        found.types("SRequest")["two"] == found.types("S")["two"] == RefType(name="P")
    )


@pytest.mark.parametrize(
    "schemas",
    [
        "S: {required: [id], allOf: [{properties: {id: {readOnly: true}, n: {}}}]}\n",
        f"S: {{allOf: [{{{REF}B'}}, {{required: [id]}}]}}\n"
        "B: {type: object, properties: {id: {readOnly: true}, n: {}}}\n",
        f"S: {{{REF}B', required: [id]}}\n"
        "B: {type: object, properties: {id: {readOnly: true}, n: {}}}\n",
    ],
    ids=["beside", "in another part", "beside a reference"],
)
def test_what_is_required_in_one_part_of_all_of_and_goes_one_way_in_another(
    schemas: str,
) -> None:
    found = sent_and_received(schemas)
    assert both(found) == (["n"], ["id", "n"])
    assert "BRequest" not in found.names
