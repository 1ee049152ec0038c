"""allOf, and what is stated beside oneOf, as the properties and types that come of it."""

from __future__ import annotations

import pytest
from support.lowering import lowered_schemas

from ftgen.ir.types import (
    AnyType,
    ArrayType,
    BooleanType,
    IntegerType,
    LiteralType,
    NullableType,
    NumberType,
    RefType,
    StringType,
    Type,
)

REF = "$ref: '#/components/schemas/"
BASE = "B: {type: object, required: [id], properties: {id: {type: string}}}\n"


def test_all_of_puts_properties_together() -> None:
    found = lowered_schemas(
        f"S: {{allOf: [{{{REF}B'}}, {{properties: {{n: {{type: integer}}}}}}], required: [n]}}\n"
        + BASE
    )
    assert {
        name: (each.type, each.required) for name, each in found.properties("S").items()
    } == {"id": (StringType(), True), "n": (IntegerType(), True)}
    assert found.rules == []


@pytest.mark.parametrize(
    ("parts", "type_"),
    [
        (
            "{type: string, minLength: 1, maxLength: 9}, {minLength: 3, maxLength: 20}",
            StringType(min_length=3, max_length=9),
        ),
        (
            "{type: number, minimum: 1}, {type: integer, maximum: 5}",
            IntegerType(minimum=1, maximum=5),
        ),
        (
            "{type: number, minimum: 1}, {minimum: 2}",
            NumberType(minimum=2),
        ),
        (
            "{type: string, enum: [a, b, c]}, {enum: [c, b]}",
            LiteralType(values=("c", "b")),
        ),
        ("{type: string}, {description: Said.}", StringType()),
        ("{type: [string, 'null']}, {type: string}", StringType()),
        (
            "{type: [string, integer]}, {type: integer, minimum: 1}",
            IntegerType(minimum=1),
        ),
        (
            "{type: array, items: {type: string}, maxItems: 4}, {minItems: 2}",
            ArrayType(items=StringType(), min_items=2, max_items=4),
        ),
        (
            "{type: array, items: {}}, {type: array, items: {type: string}}",
            ArrayType(items=StringType()),
        ),
        ("true, {type: boolean}", BooleanType()),
        ("{type: integer}, {minimum: 1}", IntegerType(minimum=1)),
        ("{type: array}, {minItems: 2}", ArrayType(items=AnyType(), min_items=2)),
        ("{}", AnyType()),
    ],
)
def test_all_of_takes_the_tighter_limit(parts: str, type_: Type) -> None:
    found = lowered_schemas(
        f"S: {{type: object, properties: {{p: {{allOf: [{parts}]}}}}}}\n"
    )
    assert found.types("S") == {"p": type_}


def test_a_part_that_only_names_types_gives_way_to_one_that_says_more() -> None:
    found = lowered_schemas(
        f"S: {{properties: {{p: {{allOf: [{{{REF}G'}}, {{{REF}B'}}]}}}}}}\n"
        + BASE
        + "G: {type: object}\n"
    )
    assert found.types("S") == {"p": RefType(name="B")}


def test_all_of_one_reference_is_that_reference_with_what_is_said_beside() -> None:
    found = lowered_schemas(
        f"S: {{properties: {{p: {{allOf: [{{{REF}B'}}], description: Mine.}}}}}}\n"
        + BASE
    )
    assert found.names == ["B", "S"]
    assert found.properties("S")["p"].description == "Mine."
    assert found.types("S") == {"p": RefType(name="B")}


def test_null_beside_all_of_stays() -> None:
    text = (
        f"S: {{properties: {{p: {{nullable: true, allOf: [{{{REF}B'}}]}}}}}}\n" + BASE
    )
    found = lowered_schemas(text, "3.0.3")
    assert found.types("S") == {"p": NullableType(of=RefType(name="B"))}


def test_what_stands_beside_a_reference_refines_it() -> None:
    found = lowered_schemas(
        f"S: {{{REF}B', required: [n], properties: {{n: {{type: integer}}}}}}\n" + BASE
    )
    assert {name: each.required for name, each in found.properties("S").items()} == {
        "id": True,
        "n": True,
    }
    assert list(found.properties("B")) == ["id"]


def test_a_property_of_several_parts_is_refined() -> None:
    found = lowered_schemas(
        f"S: {{allOf: [{{{REF}B'}}, {{properties: {{id: {{const: one}}}}}}]}}\n" + BASE
    )
    assert found.types("S") == {"id": LiteralType(values=("one",))}
    assert found.properties("S")["id"].required


def test_requiring_a_property_of_the_base() -> None:
    found = lowered_schemas(
        f"S: {{allOf: [{{{REF}N'}}, {{required: [n]}}]}}\n"
        "N: {type: object, properties: {n: {type: string}}}\n"
    )
    assert found.properties("S")["n"].required
    assert not found.properties("N")["n"].required


def test_one_closed_part_closes_the_object() -> None:
    closed = "{properties: {n: {}}, additionalProperties: false}"
    found = lowered_schemas(f"S: {{allOf: [{{{REF}B'}}, {closed}]}}\n" + BASE)
    assert found.object("S").additional is None
    assert found.object("B").additional == AnyType()


@pytest.mark.parametrize(
    ("types", "taken"),
    [
        (("string", "integer"), IntegerType()),
        (("integer", "string"), StringType()),
    ],
)
def test_the_latter_of_conflicting_types_is_taken_with_a_warning(
    types: tuple[str, str], taken: Type
) -> None:
    parts = ", ".join(f"{{type: {name}}}" for name in types)
    found = lowered_schemas(f"S: {{allOf: [{parts}]}}\n")
    assert found.alias("S") == taken
    assert found.rules == ["conflicting-allof"]


def test_a_circle_of_all_of_is_left_out_with_a_warning() -> None:
    found = lowered_schemas(
        f"A: {{allOf: [{{{REF}B'}}], properties: {{x: {{type: string}}}}}}\n"
        f"B: {{allOf: [{{{REF}A'}}], properties: {{y: {{type: string}}}}}}\n"
    )
    assert set(found.rules) == {"circular-allof"}
    assert set(found.properties("A")) == set(found.properties("B")) == {"x", "y"}


def test_one_of_inside_all_of_gives_every_variant_the_other_parts() -> None:
    found = lowered_schemas(
        f"S: {{allOf: [{{{REF}B'}}, {{oneOf: [{{{REF}X'}}, {{{REF}Y'}}]}}]}}\n"
        + BASE
        + "X: {type: object, required: [x], properties: {x: {type: string}}}\n"
        + "Y: {type: object, required: [y], properties: {y: {type: string}}}\n"
    )
    union = found.union("S")
    assert "one_of" in found.model("S").schema.keywords
    names = [each.name for each in union.members if isinstance(each, RefType)]
    assert [set(found.properties(name)) for name in names] == [{"id", "x"}, {"id", "y"}]
    assert all(found.properties(name)["id"].required for name in names)
    assert set(found.properties("X")) == {"x"}


def test_two_times_one_of_gives_every_pair() -> None:
    variants = [
        ", ".join(
            f"{{type: object, required: [{name}], properties: {{{name}: {{type: string}}}}}}"
            for name in pair
        )
        for pair in ("ab", "cd")
    ]
    found = lowered_schemas(
        f"S: {{allOf: [{{oneOf: [{variants[0]}]}}, {{oneOf: [{variants[1]}]}}]}}\n"
    )
    members = [each for each in found.union("S").members if isinstance(each, RefType)]
    pairs = {"".join(sorted(found.properties(each.name))) for each in members}
    assert pairs == {"ac", "ad", "bc", "bd"}
    assert len(members) == 4


def test_properties_beside_one_of_belong_to_every_variant() -> None:
    found = lowered_schemas(f"""\
        S:
          type: object
          required: [at]
          properties: {{at: {{type: integer}}}}
          oneOf: [{{{REF}B'}}, {{type: object, required: [n], properties: {{n: {{type: string}}}}}}]
        {BASE}""")
    members = [each for each in found.union("S").members if isinstance(each, RefType)]
    assert [set(found.properties(each.name)) for each in members] == [
        {"at", "id"},
        {"at", "n"},
    ]
    assert all(found.properties(each.name)["at"].required for each in members)


def test_variants_that_only_require_are_alternatives_of_one_object() -> None:
    found = lowered_schemas("""\
        S:
          type: object
          properties: {a: {type: string}, b: {type: string}}
          anyOf: [{required: [a]}, {required: [b]}]
        """)
    assert found.object("S").required_alternatives == (("a",), ("b",))
    assert not any(each.required for each in found.properties("S").values())


def test_what_goes_round_in_a_circle_says_all_of_it() -> None:
    found = lowered_schemas(
        "".join(
            f"A{n}: {{allOf: [{{{REF}A{(n + 1) % 25}'}}, {{{REF}A{(n + 7) % 25}'}}, "
            f"{{type: object, properties: {{p{n}: {{type: string}}}}}}]}}\n"
            for n in range(25)
        )
        + f"User: {{allOf: [{{{REF}A3'}}, {{{REF}A4'}}], properties: {{own: {{type: string}}}}}}\n"
    )
    every = {f"p{n}" for n in range(25)}
    assert all(set(found.properties(f"A{n}")) == every for n in range(25))
    assert set(found.properties("User")) == {*every, "own"}
    assert set(found.rules) == {"circular-allof"}
