"""What generated models refuse and admit where several schemas speak of one value, against another validator."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema_rs
import pytest
import yaml
from support.packages import imported, write_models

CASES: dict[str, tuple[Any, list[Any]]] = {
    name: (schema, values) for name, schema, values in yaml.safe_load("""
- - variants and their base, closed together
  - {type: object, required: [id], properties: {id: {type: string}}, unevaluatedProperties: false,
     anyOf: [{required: [a], properties: {a: {type: integer}}}, {required: [b], properties: {b: {const: B}}}]}
  - [{id: x, a: 1}, {id: x, b: B}, {id: x, a: 1, b: B}, {id: x, a: 1, b: C}, {id: x, a: 1, c: 1}, {a: 1}]
- - a closed object of several parts
  - {allOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {b: {type: string}}}],
     unevaluatedProperties: false}
  - [{}, {a: x}, {a: x, b: y}, {a: x, c: z}, {a: 1}]
- - open inside and closed outside
  - {allOf: [{type: object, properties: {a: {type: string}}, unevaluatedProperties: true}], unevaluatedProperties: false}
  - [{a: x}, {a: x, b: 1}, {a: 1}]
- - closed inside and open outside
  - {allOf: [{type: object, properties: {a: {type: string}}, unevaluatedProperties: false}], unevaluatedProperties: true}
  - [{a: x}, {a: x, b: 1}]
- - a base that says more of a property than the variants
  - {type: object, properties: {a: {type: string, minLength: 3}}, required: [a],
     oneOf: [{required: [a, b], properties: {a: {type: string}, b: {type: integer}}},
             {required: [a, c], properties: {a: {type: string}, c: {type: integer}}}]}
  - [{a: long, b: 1}, {a: s, b: 1}, {a: long, c: 1}, {a: long}, {a: long, b: 1, c: 1}]
- - what a closed property says is not said by another of its name
  - {type: object, properties: {a: {type: array, prefixItems: [{type: string}], unevaluatedItems: false}},
     anyOf: [{properties: {a: {prefixItems: [true, {type: string}]}}}]}
  - [{a: [x]}, {a: [x, y]}, {a: [1]}]
- - every item is evaluated by items
  - {type: array, prefixItems: [{type: string}], items: true, unevaluatedItems: false}
  - [[x], [x, 1], [1], []]
- - items that no variant has looked at
  - {type: array, unevaluatedItems: {type: boolean}, anyOf: [{items: {type: string}}, true]}
  - [[true], [x, y], [x, true], []]
- - a part that admits everything evaluates nothing
  - {type: array, allOf: [true], unevaluatedItems: false}
  - [[], [x]]
- - a format of nobody's registry
  - {type: string, format: base64}
  - [aGk=, plain text, 1]
- - a property that nothing is valid for
  - {type: object, properties: {a: {type: integer}, b: {type: object, anyOf: [{type: array, items: {type: integer}},
     {type: [string, integer]}]}}}
  - [{a: 1}, {a: x}, {b: 1}, {a: 1, b: {}}]
- - a type beside variants that are constants
  - {type: object, anyOf: [{type: object, required: [y]}, {enum: [2, a, true]}]}
  - [{y: 1}, {}, 2, a, true]
- - a type beside variants of which one has constants in it
  - {type: object, oneOf: [{type: object, required: [x]}, {anyOf: [{type: object, required: [y]}, {const: a}]}]}
  - [{y: 1}, {x: 1}, {x: 1, y: 1}, a]
- - a constant that an enumeration has not
  - {anyOf: [{type: integer}, {allOf: [{enum: [a, b]}, {const: c}]}, {allOf: [{enum: [a, b]}, {const: a}]}]}
  - [1, a, b, c]
- - one that it has but for its kind
  - {anyOf: [{type: string}, {allOf: [{enum: [1]}, {const: true}]}]}
  - [x, 1, true]
- - null that is closed
  - {anyOf: [{type: "null", allOf: [{type: "null"}], unevaluatedProperties: false}, {type: integer}]}
  - [1, null, {}, x]
- - null that is an object in another variant
  - {type: [object, "null"], properties: {a: {type: integer}}, anyOf: [{type: object, required: [b]}, {type: [array, "null"]}]}
  - [null, {b: 1}, {}, {a: 1}, []]
- - a property that is null whatever variant it is
  - {type: object, properties: {a: {type: integer}, b: {anyOf: [{allOf: [{type: "null"}, {}]}, {type: "null"}]}}}
  - [{a: 1}, {a: x}, {b: null}, {b: 1}]
- - times of several formats
  - {type: object, properties: {a: {anyOf: [{type: string, format: date}, {type: string, format: date-time}]}}}
  - [{a: "2024-02-29"}, {a: "2024-02-29T12:00:00Z"}, {}, {a: 1}]
- - null, where it is valid for one variant only
  - {oneOf: [{type: [string, "null"]}, {type: [integer, "null"], minimum: 2}, {type: boolean}]}
  - [x, 2, 1, true, null]
- - null, where it is valid for one
  - {oneOf: [{type: [string, "null"]}, {type: integer, minimum: 2}]}
  - [x, 2, 1, null]
- - a part that looks at what its variants have evaluated
  - {required: [a], type: object, oneOf: [{allOf: [{anyOf: [{properties: {a: true}}]}], unevaluatedProperties: false}]}
  - [{a: 1}, {}, {a: 1, b: 1}]
- - values under names that no pattern matches
  - {type: object, patternProperties: {^b: {type: object, properties: {c: {type: integer}}, additionalProperties: false}}}
  - [{b: {c: 1}}, {d: {c: x, e: 1}}, {b: {e: 1}}, {d: 1, b: {}}, {d: {c: 1}}, {b: {c: x}}]
- - values of an object with properties, under names that no pattern matches
  - {type: object, properties: {a: {type: string}}, patternProperties: {^b: {type: array, items: {type: object,
     properties: {c: {type: integer}}, additionalProperties: false}}}}
  - [{a: x, b: [{c: 1}]}, {a: x, d: [{c: x, e: 1}]}, {b: [{e: 1}]}, {d: 1}, {a: 1}]
- - a variant that nothing is valid for, with properties beside
  - {type: object, properties: {a: {type: object}}, anyOf: [false, {required: [b]}, {type: object, required: [c]}]}
  - [{a: {}}, {a: {}, b: 1}, {c: 1}, {a: 1, c: 1}]
- - integers, or numbers from a limit on
  - {anyOf: [{type: integer}, {type: number, minimum: 2}]}
  - [1, 2.5, 3, 1.5, x]
""")
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package: a model a case, with one property."""
    schemas = {
        f"Case{number}": {
            "type": "object",
            "required": ["value"],
            "properties": {"value": schema},
        }
        for number, (schema, _) in enumerate(CASES.values())
    }
    out = write_models(tmp_path_factory.mktemp("assertions"), schemas, "made_asserted")
    with imported(out, "made_asserted") as package:
        yield package


@pytest.mark.parametrize("case", CASES)
def test_values_are_judged_as_another_validator_does(
    package: ModuleType, case: str
) -> None:
    schema, values = CASES[case]
    model = getattr(package.models, f"Case{list(CASES).index(case)}")
    oracle = jsonschema_rs.Draft202012Validator(schema)
    verdicts = [accepted(model, {"value": each}) for each in values]
    assert verdicts == [oracle.is_valid(each) for each in values]
    assert {True, False} == set(verdicts)


@pytest.mark.parametrize(
    "case", [each for each in CASES if each.endswith("that no pattern matches")]
)
def test_what_no_pattern_matches_stays_what_it_is(
    package: ModuleType, case: str
) -> None:
    name = f"Case{list(CASES).index(case)}"
    for value in ({"d": [{"c": "x", "e": 1}]}, {"d": {"c": "x", "e": 1}}):
        made = package.decode(name, {"value": value}, strict=False)
        assert package.encode(made) == {"value": value}


def test_null_is_valid_where_it_stands_beside_a_reference_or_variants(
    tmp_path: Path,
) -> None:
    place = "#/components/schemas/Price/properties/currency"
    schemas: dict[str, Any] = {
        "Price": {"type": "object", "properties": {"currency": {"type": "string"}}},
        "Offer": {
            "type": "object",
            "properties": {"in": {"$ref": place, "nullable": True}},
        },
    }
    variants = {"anyOf": [{"type": "string"}, {"enum": ["a"]}], "nullable": True}
    schemas["Choice"] = {"type": "object", "properties": {"in": variants}}
    out = write_models(tmp_path, schemas, "made_nullable")
    with imported(out, "made_nullable") as package:
        for model in (package.models.Offer, package.models.Choice):
            verdicts = [accepted(model, {"in": each}) for each in ("GBP", None, 1)]
            assert verdicts == [True, True, False]


def accepted(model: Any, value: Any) -> bool:
    """Whether a model takes a value, which then comes out as it went in."""
    try:
        made = model.from_dict(value)
    except ValueError:
        return False
    assert made.to_dict() == value
    return True
