"""Generated unions: which variant a JSON value becomes, and what is said where it becomes none."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
import yaml
from support.packages import imported, write_models

SCHEMAS = yaml.safe_load("""
Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
Dog: {type: object, required: [kind, bark], properties: {kind: {type: string}, bark: {type: string}}}
Mapped:
  oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
  discriminator:
    propertyName: kind
    mapping: {cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog", wolf: "#/components/schemas/Dog"}
Named:
  oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
  discriminator: {propertyName: kind}
Code: {type: object, required: [by], properties: {by: {enum: [code, link]}, code: {type: string}}}
Link: {type: object, required: [by, mail], properties: {by: {enum: [code, link]}, mail: {type: string}}}
Claimed:
  oneOf: [{$ref: "#/components/schemas/Link"}, {$ref: "#/components/schemas/Code"}]
  discriminator:
    propertyName: by
    mapping: {code: "#/components/schemas/Code", link: "#/components/schemas/Link"}
Kept: {type: object, required: [kind], properties: {kind: {enum: [Hen, Cow]}}}
Hen: {allOf: [{$ref: "#/components/schemas/Kept"}, {required: [eggs], properties: {eggs: {type: integer}}}]}
Cow: {allOf: [{$ref: "#/components/schemas/Kept"}, {properties: {milk: {type: integer}}}]}
Shared:
  oneOf: [{$ref: "#/components/schemas/Hen"}, {$ref: "#/components/schemas/Cow"}]
  discriminator: {propertyName: kind}
  not: {required: [wool]}
Text: {type: object, required: [type], properties: {type: {const: text}, text: {type: string}}}
Picture: {type: object, required: [type], properties: {type: {const: picture}, url: {type: string}}}
Constant: {oneOf: [{$ref: "#/components/schemas/Text"}, {$ref: "#/components/schemas/Picture"}]}
Told:
  oneOf: [{$ref: "#/components/schemas/Text"}, {$ref: "#/components/schemas/Picture"}]
  discriminator: {propertyName: type}
Titled:
  allOf:
    - $ref: "#/components/schemas/Told"
    - {type: object, required: [title], properties: {title: {type: string}}}
Point: {type: object, required: [x, y], properties: {x: {type: number}, y: {type: number}, name: {type: string}}}
Line: {type: object, required: [start, end], properties: {start: {$ref: "#/components/schemas/Point"}, end: {$ref: "#/components/schemas/Point"}}}
Required: {anyOf: [{$ref: "#/components/schemas/Point"}, {$ref: "#/components/schemas/Line"}]}
Low: {type: object, properties: {a: {type: integer}, b: {type: integer}}}
High: {type: object, properties: {b: {type: integer}, c: {type: integer}}}
Closest: {anyOf: [{$ref: "#/components/schemas/Low"}, {$ref: "#/components/schemas/High"}]}
Kinds:
  oneOf:
    - {type: string}
    - {type: integer}
    - {type: array, items: {$ref: "#/components/schemas/Low"}}
    - {$ref: "#/components/schemas/Point"}
    - {type: "null"}
Day: {anyOf: [{type: string, enum: [today]}, {type: string, format: date}]}
All:
  type: object
  properties:
    mapped: {$ref: "#/components/schemas/Mapped"}
    named: {$ref: "#/components/schemas/Named"}
    titled: {$ref: "#/components/schemas/Titled"}
    claimed: {$ref: "#/components/schemas/Claimed"}
    shared: {$ref: "#/components/schemas/Shared"}
    constant: {$ref: "#/components/schemas/Constant"}
    required: {$ref: "#/components/schemas/Required"}
    closest: {$ref: "#/components/schemas/Closest"}
    kinds: {$ref: "#/components/schemas/Kinds"}
    day: {$ref: "#/components/schemas/Day"}
    table: {type: object, additionalProperties: {type: array, items: {$ref: "#/components/schemas/Mapped"}}}
""")
POINT = {"x": 1, "y": 2.5}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package."""
    out = write_models(tmp_path_factory.mktemp("unions"), SCHEMAS, "made_unions")
    with imported(out, "made_unions") as package:
        yield package


CHOSEN: list[tuple[str, Any, str]] = [
    ("mapped", {"kind": "cat", "bark": "x"}, "Cat"),
    ("mapped", {"kind": "dog", "bark": "x"}, "Dog"),
    ("mapped", {"kind": "wolf", "bark": "x", "lives": 1}, "Dog"),
    ("named", {"kind": "Cat"}, "Cat"),
    ("named", {"kind": "Dog", "bark": "x"}, "Dog"),
    ("claimed", {"by": "code", "mail": "m"}, "Code"),
    ("claimed", {"by": "link", "mail": "m"}, "Link"),
    ("shared", {"kind": "Hen", "eggs": 1}, "Hen"),
    ("shared", {"kind": "Cow", "milk": 1}, "Cow"),
    ("shared", {"kind": "Cow", "eggs": 1}, "Cow"),
    ("titled", {"type": "picture", "title": "t"}, "ToldPicture"),
    ("constant", {"type": "text", "url": "u"}, "Text"),
    ("constant", {"type": "picture", "text": "t"}, "Picture"),
    ("required", POINT, "Point"),
    ("required", {"start": POINT, "end": POINT}, "Line"),
    ("required", {"start": POINT, "end": POINT, "name": "a"}, "Line"),
    ("closest", {"a": 1}, "Low"),
    ("closest", {"c": 1}, "High"),
    ("closest", {"a": 1, "b": 2}, "Low"),
    ("closest", {"b": 1, "c": 2}, "High"),
    ("closest", {"b": 1}, "Low"),
    ("closest", {"d": 1}, "Low"),
    ("kinds", "text", "str"),
    ("kinds", 1, "int"),
    ("kinds", [{"a": 1}], "list"),
    ("kinds", POINT, "Point"),
    ("kinds", None, "NoneType"),
    ("day", "today", "str"),
    ("day", "2024-01-02", "date"),
]


@pytest.mark.parametrize(("member", "value", "chosen"), CHOSEN)
def test_values_become_the_variant_that_they_are(
    package: ModuleType, member: str, value: Any, chosen: str
) -> None:
    decoded = package.models.All.from_dict({member: value})
    assert type(getattr(decoded, member)).__name__ == chosen
    assert decoded.to_dict() == {member: value}


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"mapped": {"kind": 1}}, "/mapped/kind", 'expected one of "cat", "dog", "wolf"'),
    ({"mapped": {"bark": "x"}}, "/mapped/kind", "is required"),
    ({"mapped": {"kind": "dog"}}, "/mapped/bark", "is required"),
    ({"mapped": {"kind": "dog", "bark": 1}}, "/mapped/bark", "expected a string, "),
    ({"mapped": "dog"}, "/mapped", "expected an object, found the string 'dog'"),
    ({"shared": {"kind": "Hen"}}, "/shared/eggs", "is required"),
    ({"shared": {"kind": "Cow", "wool": 1}}, "/shared", "must not be such a value"),
    ({"named": {"kind": None}}, "/named/kind", 'expected one of "Cat", "Dog"'),
    ({"constant": {"type": "sound"}}, "/constant/type", 'expected "text", found'),
    ({"required": {**POINT, "x": "1"}}, "/required/x", "expected a number, found"),
    (
        {"required": {"x": 1}},
        "/required/y",
        "is required",
    ),
    ({"closest": {"b": "1"}}, "/closest/b", "expected an integer, found the stri"),
    ({"closest": []}, "/closest", "expected an object, found an array"),
    ({"kinds": True}, "/kinds", "expected "),
    ({"kinds": 1.5}, "/kinds", "expected "),
    ({"kinds": [{"a": ""}]}, "/kinds/0/a", "expected an integer, found the string"),
    ({"day": 1}, "/day", "expected "),
    ({"table": {"a/b": [{"kind": "cat"}, {}]}}, "/table/a~1b/1/kind", "is required"),
]


@pytest.mark.parametrize(("data", "pointer", "message"), WRONG)
def test_values_that_are_no_variant_are_refused(
    package: ModuleType, data: dict[str, Any], pointer: str, message: str
) -> None:
    with pytest.raises(package.DecodeError) as caught:
        package.models.All.from_dict(data)
    assert caught.value.pointer == pointer
    assert caught.value.message.startswith(message)


def test_a_union_is_decoded_by_its_name(package: ModuleType) -> None:
    cat = {"kind": "cat", "lives": 9}
    made = package.decode("Mapped", cat)
    assert type(made) is package.models.Cat
    assert package.encode(made) == package.encode([made])[0] == cat
    film = {"type": "film"}
    with pytest.raises(package.DecodeError, match="found the string 'film'"):
        package.decode("Constant", film)
    assert package.decode("Constant", film, strict=False) == film
