"""Discriminators of unions, stated and inferred, and the families of base schemas."""

from __future__ import annotations

import pytest
from support.lowering import Lowered, lowered_schemas

from ftgen.ir.types import Discriminator, NullableType, RefType

REF = "$ref: '#/components/schemas/"
CAT = "Cat: {type: object, required: [kind, c], properties: {kind: {const: cat}, c: {type: string}}}\n"
DOG = "Dog: {type: object, required: [kind, d], properties: {kind: {const: dog}, d: {type: string}}}\n"
ANIMALS = CAT + DOG
PETS = f"oneOf: [{{{REF}Cat'}}, {{{REF}Dog'}}]"


def pets(more: str = "", animals: str = ANIMALS) -> Lowered:
    """A union of cats and dogs, with more stated beside it."""
    return lowered_schemas(f"Pet: {{{PETS}{more}}}\n" + animals)


PLAIN = "".join(
    f"{name}: {{type: object, required: [kind], properties: {{kind: {{type: string}}}}}}\n"
    for name in ("Cat", "Dog")
)


@pytest.mark.parametrize(
    ("more", "animals", "mapping"),
    [
        ("", ANIMALS, (("cat", 0), ("dog", 1))),
        (", discriminator: {propertyName: kind}", PLAIN, (("Cat", 0), ("Dog", 1))),
        (
            ", discriminator: {propertyName: kind, mapping: {d: Dog, c: Cat, k: Cat}}",
            PLAIN,
            (("c", 0), ("k", 0), ("d", 1)),
        ),
        (
            ", discriminator: {propertyName: kind, mapping: {d: '#/components/schemas/Dog', c: Cat}}",
            PLAIN,
            (("c", 0), ("d", 1)),
        ),
        (
            "",
            ANIMALS.replace("{const: cat}", "{enum: [cat, lion]}"),
            (("cat", 0), ("lion", 0), ("dog", 1)),
        ),
    ],
)
def test_discriminators(
    more: str, animals: str, mapping: tuple[tuple[str, int], ...]
) -> None:
    found = pets(more, animals)
    assert found.union("Pet").discriminator == Discriminator(
        property_name="kind", mapping=mapping
    )
    assert found.rules == []


def test_a_variant_that_is_not_mapped_has_its_name() -> None:
    found = pets(", discriminator: {propertyName: kind, mapping: {c: Cat}}", PLAIN)
    assert found.union("Pet").discriminator == Discriminator(
        property_name="kind", mapping=(("c", 0), ("Dog", 1))
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{const: dog}", "{const: cat}"),
        ("{const: dog}", "{type: string}"),
        ("required: [kind, d]", "required: [d]"),
    ],
)
def test_no_discriminator_is_inferred_from_less(old: str, new: str) -> None:
    assert ANIMALS.count(old) == 1
    found = pets("", ANIMALS.replace(old, new))
    assert found.union("Pet").discriminator is None
    assert found.rules == []


def test_variants_alike_are_warned_of() -> None:
    found = pets("", PLAIN)
    [warning] = found.found
    assert warning.rule == "undecidable-union"
    assert warning.at.pointer == "/components/schemas/Pet"
    assert "Pet" in warning.message


FAMILY = (
    "Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind%s}}\n"
    + "".join(
        f"{name}: {{allOf: [{{{REF}{base}'}}, {{properties: {{{name}: {{}}}}}}]}}\n"
        for name, base in (("Cat", "Pet"), ("Dog", "Pet"), ("Puppy", "Dog"))
    )
    + f"Owner: {{properties: {{pet: {{{REF}Pet'}}}}}}\n"
)


@pytest.mark.parametrize(
    ("mapping", "values"),
    [
        ("", ("Cat", "Dog", "Puppy")),
        (", mapping: {c: Cat}", ("c", "Dog", "Puppy")),
    ],
)
def test_a_base_with_a_discriminator_and_what_extends_it(
    mapping: str, values: tuple[str, ...]
) -> None:
    found = lowered_schemas(FAMILY % mapping)
    assert found.types("Owner") == {"pet": RefType(name="AnyPet")}
    union = found.union("AnyPet")
    names = ("Cat", "Dog", "Puppy", "Pet")
    assert union.members == tuple(RefType(name=name) for name in names)
    assert union.discriminator == Discriminator(
        property_name="kind",
        mapping=tuple((value, index) for index, value in enumerate(values)),
        fallback=3,
    )
    assert set(found.properties("Puppy")) == {"kind", "Dog", "Puppy"}


def test_what_extends_a_base_is_told_by_its_own_constants() -> None:
    text = (FAMILY % "").replace(
        "{properties: {Cat: {}}}", "{properties: {kind: {enum: [cat, lion]}}}"
    )
    found = lowered_schemas(text)
    assert found.union("AnyPet").discriminator == Discriminator(
        property_name="kind",
        mapping=(("cat", 0), ("lion", 0), ("Dog", 1), ("Puppy", 2)),
        fallback=3,
    )


def test_a_constant_that_several_admit_is_that_of_whom_it_names() -> None:
    text = (FAMILY % "").replace(
        "{type: string}", "{enum: [Pet, Cat, Dog, Puppy, Cow]}"
    )
    found = lowered_schemas(text)
    assert found.union("AnyPet").discriminator == Discriminator(
        property_name="kind",
        mapping=(("Cat", 0), ("Dog", 1), ("Puppy", 2), ("Pet", 3), ("Cow", 3)),
        fallback=None,
    )


def test_what_extends_a_base_and_adds_nothing_is_a_class_of_its_own() -> None:
    plain = f"Plain: {{description: A plain one., allOf: [{{{REF}Pet'}}]}}\n"
    found = lowered_schemas(FAMILY % "" + plain)
    assert found.rules == []
    assert found.object("Plain").description == "A plain one."
    assert set(found.properties("Plain")) == {"kind"}
    assert RefType(name="Plain") in found.union("AnyPet").members


def test_a_nullable_base_stays_nullable_as_a_family() -> None:
    text = (FAMILY % "").replace("Pet: {type: object", "Pet: {type: [object, 'null']")
    found = lowered_schemas(text)
    assert found.types("Owner") == {"pet": NullableType(of=RefType(name="AnyPet"))}
