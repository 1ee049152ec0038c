"""Sample values fit their types, are always the same, and end."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftgen.diagnostics import Location
from ftgen.ir.models import AliasModel, ObjectModel, Property, Value
from ftgen.ir.schemas import Schema, reference
from ftgen.ir.types import (
    AnyType,
    ArrayType,
    BooleanType,
    Discriminator,
    IntegerType,
    LiteralType,
    MapType,
    NullableType,
    NullType,
    NumberType,
    RefType,
    StringType,
    Type,
    UnionType,
)
from ftgen.python.expressions import flat
from ftgen.targets.codecs import Codecs
from ftgen.targets.constructors import UnfitError, constructor
from ftgen.targets.lending import Lent
from ftgen.targets.samples import EndlessError, Samples

AT = Location("openapi.yaml")


def prop(name: str, type_: Type, *, required: bool = True, **given: Any) -> Property:
    return Property(
        name=name, python_name=name, type=type_, required=required, at=AT, **given
    )


def model(name: str, *properties: Property, **given: Any) -> ObjectModel:
    return ObjectModel(
        name=name, module=name.lower(), properties=properties, at=AT, **given
    )


SCALARS: st.SearchStrategy[Type] = st.one_of(
    st.sampled_from(
        [AnyType(), BooleanType(), NullType(), IntegerType(), NumberType()]
    ),
    st.builds(
        IntegerType,
        minimum=st.integers(-9, 9) | st.none(),
        multiple_of=st.sampled_from([None, 2, 5]),
    ),
    st.builds(
        IntegerType,
        exclusive_minimum=st.integers(-9, 9),
        exclusive_maximum=st.integers(12, 20),
    ),
    st.builds(NumberType, maximum=st.floats(-9, 9), exclusive_minimum=st.none()),
    st.builds(
        StringType,
        min_length=st.integers(0, 40) | st.none(),
        max_length=st.integers(40, 50) | st.none(),
    ),
    st.builds(
        StringType,
        format=st.sampled_from(
            ["date", "date-time", "time", "duration", "uuid", "decimal", "byte"]
        ),
    ),
    st.builds(
        LiteralType,
        values=st.lists(st.sampled_from(["a", 1, True]), min_size=1).map(tuple),
    ),
)
TYPES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.builds(ArrayType, items=inner, min_items=st.integers(0, 3) | st.none()),
        st.builds(MapType, values=inner, min_properties=st.integers(0, 3) | st.none()),
        st.builds(NullableType, of=inner),
    ),
    max_leaves=4,
)


@given(TYPES)
def test_a_sample_fits_its_type(type_: Type) -> None:
    codecs = Codecs([])
    value = Samples(codecs).sample(type_)
    assert flat(constructor(type_, value, codecs))


def test_an_object_has_what_is_required_and_nothing_else() -> None:
    pet = model(
        "Pet",
        prop("name", StringType(), examples=(Value("Rex"),)),
        prop("age", IntegerType(minimum=3)),
        prop("size", StringType(), required=False),
        prop("wrong", IntegerType(), examples=(Value("text"),)),
    )
    codecs = Codecs([pet])
    value = Samples(codecs).sample(RefType(name="Pet"))
    assert value == {"name": "Rex", "age": 3, "wrong": 1}
    assert (
        flat(constructor(RefType(name="Pet"), value, codecs))
        == 'models.Pet(name="Rex", age=3, wrong=1)'
    )


def test_recursion_ends_where_it_can() -> None:
    tree = model(
        "Tree",
        prop("children", ArrayType(items=RefType(name="Tree"))),
        prop("up", NullableType(of=RefType(name="Tree"))),
    )
    assert Samples(Codecs([tree])).sample(RefType(name="Tree")) == {
        "children": [],
        "up": None,
    }
    endless = model("Endless", prop("next", RefType(name="Endless")))
    with pytest.raises(EndlessError):
        Samples(Codecs([endless])).sample(RefType(name="Endless"))


def test_what_would_grow_without_bounds_is_not_made() -> None:
    models = [
        model(
            f"M{depth}",
            *(prop(f"p{place}", RefType(name=f"M{depth + 1}")) for place in range(9)),
        )
        for depth in range(12)
    ]
    codecs = Codecs([*models, model("M12", prop("end", StringType()))])
    with pytest.raises(EndlessError):
        Samples(codecs).sample(RefType(name="M0"))
    assert Samples(codecs).value(RefType(name="M0")) is None


def test_a_unions_sample_carries_its_discriminator() -> None:
    cat, dog = model("Cat", prop("kind", StringType())), model(
        "Dog", prop("kind", StringType())
    )
    union = UnionType(
        members=(RefType(name="Cat"), RefType(name="Dog")),
        discriminator=Discriminator(
            property_name="kind", mapping=(("cat", 0), ("dog", 1))
        ),
    )
    codecs = Codecs([cat, dog, AliasModel(name="Pet", module="pet", type=union, at=AT)])
    assert Samples(codecs).sample(RefType(name="Pet")) == {"kind": "cat"}
    assert (
        flat(constructor(RefType(name="Pet"), {"kind": "dog"}, codecs))
        == 'models.Dog(kind="dog")'
    )


def test_a_given_example_is_taken_where_it_fits() -> None:
    samples = Samples(Codecs([]))
    type_ = IntegerType(maximum=5)
    schema = Schema(keywords={"maximum": 5})
    given = (None, Value("x"), Value(9), Value(4), Value(5))
    assert samples.value(type_, given, schema=schema) == Value(4)
    assert samples.value(type_, (Value(9),), schema=schema) == Value(1)


def test_a_given_example_is_taken_where_its_schema_agrees() -> None:
    samples = Samples(Codecs([]))
    schema = Schema(keywords={"types": ("string",), "pattern": "^[a-z]+$"})
    found = samples.value(
        StringType(), (Value("NO"), Value("yes"), Value("also")), schema=schema
    )
    assert found == Value("yes")


def test_a_pattern_that_may_take_for_ever_is_not_tried() -> None:
    samples = Samples(Codecs([]))
    schema = Schema(keywords={"pattern": "^(a+)+$"})
    given = Value("a" * 60 + "!")
    assert samples.value(StringType(), (given,), schema=schema) == given


def test_placeholders_say_what_belongs_there() -> None:
    box = model(
        "StorageBox",
        prop("id", StringType()),
        prop("owner_email", StringType()),
        prop("home-page_URL", StringType()),
        prop("created_at", IntegerType()),
        prop("tags", ArrayType(items=StringType())),
        prop("short", StringType(max_length=6)),
        prop("long", StringType(min_length=9)),
        prop("plate", StringType(pattern="^[0-9]{3}$")),
    )
    assert Samples(Codecs([box])).sample(RefType(name="StorageBox")) == {
        "id": "<storage box id>",
        "owner_email": "user@example.com",
        "home-page_URL": "https://example.com/",
        "created_at": 1727784000,
        "tags": ["<tag>"],
        "short": "short",
        "long": "<long><lo",
        "plate": "086",
    }


def test_details_decide_what_stands_in_a_sample() -> None:
    lid = model("Lid", prop("colour", StringType(), required=False, description="Its."))
    box = model(
        "Box",
        prop("name", StringType()),
        prop("size", IntegerType(), required=False, examples=(Value(7),)),
        prop("lid", RefType(name="Lid"), required=False, description="On it."),
        prop("bare", StringType(), required=False),
        prop("made", StringType(), required=False, description="At.", read_only=True),
        prop("pin", StringType(), required=False, title="Key", write_only=True),
    )
    samples, of = Samples(Codecs([box, lid])), RefType(name="Box")
    name = {"name": "<box name>"}
    assert samples.sample(of, detail="needed") == name
    assert samples.sample(of) == {**name, "size": 7}
    whole = {**name, "size": 7, "lid": {}}
    assert samples.sample(of, "", "whole", "request") == {**whole, "pin": "<pin>"}
    assert samples.sample(of, "", "whole", "response") == {**whole, "made": "<made>"}


def test_a_model_borrows_the_example_of_what_holds_it() -> None:
    lid = model("Lid", prop("colour", StringType()))
    box = model("Box", prop("lid", NullableType(of=RefType(name="Lid"))))
    codecs = Codecs([box, lid])
    lent = Lent(codecs)
    lent.lend(ArrayType(items=RefType(name="Box")), [{"lid": {"colour": "red"}}])
    samples = Samples(codecs, lent)
    assert samples.known("Lid") == Value({"colour": "red"})
    assert samples.sample(RefType(name="Box")) == {"lid": {"colour": "red"}}


def test_a_unions_sample_is_valid_where_any_is() -> None:
    both = UnionType(members=(RefType(name="Cat"), RefType(name="Dog")))
    of_name = Schema(keywords={"types": ("object",), "required": ("name",)})
    of_bark = Schema(keywords={"types": ("object",), "required": ("name", "bark")})
    cat = model("Cat", prop("name", StringType()), schema=of_name, additional=AnyType())
    dog = model(
        "Dog", prop("name", StringType()), prop("bark", StringType()), schema=of_bark
    )
    one = Schema(keywords={"one_of": (reference("Dog"), reference("Cat"))})
    pet = AliasModel(name="Pet", module="pet", type=both, schema=one, at=AT)
    sample = Samples(Codecs([cat, dog, pet])).sample(RefType(name="Pet"))
    assert sample == {"name": "<cat name>"}


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        (
            StringType(format="date-time"),
            "2024-10-01T12:00:00Z",
            'dt.datetime.fromisoformat("2024-10-01T12:00:00Z")',
        ),
        (StringType(format="duration"), "P1DT2H0.5S", "dt.timedelta(seconds=93600.5)"),
        (StringType(format="byte"), "aGk=", 'b"hi"'),
        (StringType(format="decimal"), "1.50", 'Decimal("1.50")'),
        (NumberType(), 3, "3"),
        (IntegerType(), 3.0, "3"),
        (AnyType(), {"a": [1, None]}, '{"a": [1, None]}'),
        (ArrayType(items=StringType(), prefix=(IntegerType(),)), [1, "x"], '[1, "x"]'),
        (StringType(), 'a"\n\\', "'a\"\\n\\\\'"),
    ],
)
def test_values_are_written_in_python(type_: Type, value: Any, expected: str) -> None:
    assert flat(constructor(type_, value, Codecs([]))) == expected


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (StringType(), 1),
        (StringType(format="date"), "yesterday"),
        (StringType(format="byte"), "%"),
        (StringType(format="decimal"), "many"),
        (StringType(format="duration"), "long"),
        (IntegerType(), 1.5),
        (IntegerType(), True),
        (BooleanType(), 1),
        (NullType(), 0),
        (LiteralType(values=(1,)), True),
        (RefType(name="Pet"), {}),
        (RefType(name="Pet"), {"name": "x", "more": 1}),
        (UnionType(members=(StringType(), IntegerType())), None),
    ],
)
def test_values_that_do_not_fit_are_refused(type_: Type, value: Any) -> None:
    with pytest.raises(UnfitError):
        constructor(type_, value, Codecs([model("Pet", prop("name", StringType()))]))
