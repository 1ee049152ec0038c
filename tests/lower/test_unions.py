"""Unions: flattened and simplified."""

from __future__ import annotations

import pytest
from support.lowering import lowered_paths, lowered_schemas

from ftgen.ir.types import (
    AnyType,
    ArrayType,
    BooleanType,
    Discriminator,
    IntegerType,
    LiteralType,
    MapType,
    NullableType,
    NumberType,
    RefType,
    StringType,
    Type,
    UnionType,
)

REF = "$ref: '#/components/schemas/"
CAT = "Cat: {type: object, required: [kind, c], properties: {kind: {const: cat}, c: {type: string}}}\n"
DOG = "Dog: {type: object, required: [kind, d], properties: {kind: {const: dog}, d: {type: string}}}\n"
ANIMALS = CAT + DOG
PETS = f"oneOf: [{{{REF}Cat'}}, {{{REF}Dog'}}]"


@pytest.mark.parametrize(
    ("variants", "type_"),
    [
        (
            "{type: string}, {type: integer}",
            UnionType(members=(StringType(), IntegerType())),
        ),
        (
            "{type: boolean}, {const: auto}",
            UnionType(members=(BooleanType(), LiteralType(values=("auto",)))),
        ),
        ("{type: string}", StringType()),
        ("{type: string}, {type: 'null'}", NullableType(of=StringType())),
        (
            "{type: [string, 'null']}, {type: integer}",
            NullableType(of=UnionType(members=(StringType(), IntegerType()))),
        ),
    ],
)
def test_scalar_unions_stand_where_they_are_used(variants: str, type_: Type) -> None:
    found = lowered_schemas(f"S: {{properties: {{p: {{oneOf: [{variants}]}}}}}}\n")
    assert found.types("S") == {"p": type_}
    assert found.names == ["S"]


@pytest.mark.parametrize(
    ("schema", "type_"),
    [
        (
            "{type: [string, integer]}",
            UnionType(members=(StringType(), IntegerType())),
        ),
        ("{type: ['null', string]}", NullableType(of=StringType())),
        (
            "{anyOf: [{type: string}, {type: number}]}",
            UnionType(members=(StringType(), NumberType())),
        ),
    ],
)
def test_several_types_and_any_of_promise_no_single_match(
    schema: str, type_: Type
) -> None:
    assert lowered_schemas(f"S: {{properties: {{p: {schema}}}}}\n").types("S") == {
        "p": type_
    }


@pytest.mark.parametrize(
    ("variants", "type_"),
    [
        (
            "{type: string, format: date}, {type: string, format: uuid}",
            StringType(),
        ),
        ("{type: integer}, {type: number}", NumberType()),
        ("{type: string}, {type: string}", StringType()),
        ("{type: string}, {}", AnyType()),
        (
            "{type: object, additionalProperties: {type: string}}, {type: object, additionalProperties: {type: integer}}",
            MapType(values=AnyType()),
        ),
        (
            "{type: array, items: {type: string}}, {type: array, items: {type: string}, minItems: 2}",
            ArrayType(items=StringType()),
        ),
        (
            "{type: string, format: date}, {type: string}, {type: boolean}",
            UnionType(members=(StringType(), BooleanType())),
        ),
    ],
)
def test_members_that_json_cannot_tell_apart_are_one(
    variants: str, type_: Type
) -> None:
    assert lowered_schemas(f"S: {{anyOf: [{variants}]}}\n").alias("S") == type_


def test_arrays_are_merged_into_one_of_all_their_items() -> None:
    found = lowered_schemas(
        "S: {oneOf: [{type: string}, {type: array, items: {type: string}}, {type: array, items: {type: integer}}]}\n"
    )
    items = UnionType(members=(StringType(), IntegerType()))
    assert found.union("S").members == (StringType(), ArrayType(items=items))


def test_unions_in_unions_are_flattened() -> None:
    found = lowered_schemas(
        f"S: {{oneOf: [{{{REF}Pet'}}, {{type: string}}]}}\nPet: {{{PETS}}}\n" + ANIMALS
    )
    union = found.union("S")
    cat, dog = RefType(name="Cat"), RefType(name="Dog")
    assert union.members == (cat, dog, StringType())
    assert union.discriminator == Discriminator(
        property_name="kind", mapping=(("cat", 0), ("dog", 1))
    )


def test_a_union_that_contains_itself_ends() -> None:
    found = lowered_schemas(
        f"S: {{oneOf: [{{type: string}}, {{{REF}S'}}, {{type: boolean}}]}}\n"
    )
    assert found.union("S").members == (StringType(), BooleanType())


def test_null_variants_make_the_use_nullable_not_the_union() -> None:
    found = lowered_schemas(
        f"S: {{properties: {{p: {{{REF}Pet'}}, q: {{{REF}Cat'}}}}}}\n"
        f"Pet: {{oneOf: [{{{REF}Cat'}}, {{{REF}Dog'}}, {{type: 'null'}}]}}\n" + ANIMALS
    )
    assert found.types("S") == {
        "p": NullableType(of=RefType(name="Pet")),
        "q": RefType(name="Cat"),
    }
    assert found.union("Pet").members == (RefType(name="Cat"), RefType(name="Dog"))


def test_an_inline_union_of_objects_gets_a_name() -> None:
    found = lowered_schemas(f"S: {{properties: {{pet: {{{PETS}}}}}}}\n" + ANIMALS)
    assert found.types("S") == {"pet": RefType(name="SPet")}
    assert len(found.union("SPet").members) == 2


def test_a_union_of_an_answer_is_named_after_the_operation() -> None:
    found = lowered_paths(
        "/a: {get: {operationId: find, responses: {'200': {description: Found., "
        f"content: {{application/json: {{schema: {{{PETS}}}}}}}}}}}}}}}\n",
        ANIMALS,
    )
    assert found.names == ["Cat", "Dog", "FindResponse"]


def test_null_goes_round_in_a_circle_of_unions() -> None:
    found = lowered_schemas("""\
        A: {anyOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/B'}]}
        B: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/C'}, {type: string}]}
        C: {anyOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}
        D:
          type: object
          properties: {a: {$ref: '#/components/schemas/A'}, b: {$ref: '#/components/schemas/B'}}
        """)
    assert all(isinstance(each, NullableType) for each in found.types("D").values())


def test_a_union_of_nothing_but_itself_says_nothing() -> None:
    found = lowered_schemas("""\
        A: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/A'}]}
        """)
    assert (found.alias("A"), found.rules) == (AnyType(), ["circular-ref"])
