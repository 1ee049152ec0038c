"""What tells the variants of unions apart where no discriminator does; names and order are no evidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema_rs
import pytest
import yaml
from support.packages import imported, write_models

SCHEMAS = """
Card: {type: object, additionalProperties: false, properties: {type: {enum: [scheme]}, number: {type: string}, cvc: {type: string}}}
Later: {type: object, additionalProperties: false, required: [type], properties: {type: {enum: [later]}}}
Optional: {oneOf: [{$ref: "#/components/schemas/Later"}, {$ref: "#/components/schemas/Card"}]}
Shut: {type: object, additionalProperties: false, properties: {a: {type: string}}}
Open: {type: object, properties: {a: {type: string}, c: {type: string}}, required: [c]}
Closed: {anyOf: [{$ref: "#/components/schemas/Open"}, {$ref: "#/components/schemas/Shut"}]}
Texts: {type: object, required: [value], properties: {value: {type: string}}}
Numbers: {type: object, required: [value], properties: {value: {type: number}}}
Lists: {type: object, required: [value], properties: {value: {type: array, items: {type: integer}}}}
Kinds:
  oneOf: [{$ref: "#/components/schemas/Lists"}, {$ref: "#/components/schemas/Texts"}, {$ref: "#/components/schemas/Numbers"}]
Deep: {type: object, required: [data], properties: {data: {$ref: "#/components/schemas/Texts"}}}
Deeper: {type: object, required: [data], properties: {data: {$ref: "#/components/schemas/Numbers"}}}
Nested: {anyOf: [{$ref: "#/components/schemas/Deep"}, {$ref: "#/components/schemas/Deeper"}]}
Short: {type: object, required: [code], properties: {code: {type: string, maxLength: 3}}}
Long: {type: object, required: [code], properties: {code: {type: string, minLength: 4}}}
Limits: {oneOf: [{$ref: "#/components/schemas/Short"}, {$ref: "#/components/schemas/Long"}]}
N2: {type: object, required: [model], properties: {engine: {const: D}, model: {enum: [n2]}, x: {type: integer}}}
N3: {type: object, required: [model], properties: {engine: {const: D}, model: {enum: [n3]}, y: {type: integer}}}
T: {type: object, required: [engine], properties: {engine: {const: T}, model: {type: string}, x: {type: string}}}
D:
  oneOf: [{$ref: "#/components/schemas/N2"}, {$ref: "#/components/schemas/N3"}]
  discriminator: {propertyName: model, mapping: {n2: "#/components/schemas/N2", n3: "#/components/schemas/N3"}}
Inner:
  oneOf: [{$ref: "#/components/schemas/T"}, {$ref: "#/components/schemas/D"}]
  discriminator: {propertyName: engine, mapping: {T: "#/components/schemas/T", D: "#/components/schemas/D"}}
Strings: {anyOf: [{type: string, pattern: "^a"}, {type: string, maxLength: 2}, {type: string, format: date}]}
Arrays: {oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}, maxItems: 2}]}
Maps:
  anyOf: [{type: object, additionalProperties: {type: integer}}, {type: object, additionalProperties: {type: boolean}}]
"""
VALUES: dict[str, list[tuple[Any, str]]] = {
    "Optional": [
        ({"type": "scheme", "number": "1", "cvc": "2"}, "Card"),
        ({"type": "scheme"}, "Card"),
        ({"number": "1"}, "Card"),
        ({"type": "later"}, "Later"),
        ({"type": "later", "number": "1"}, ""),
    ],
    "Closed": [
        ({"a": "x", "c": "y"}, "Open"),
        ({"a": "x"}, "Shut"),
        ({"b": "x"}, ""),
    ],
    "Kinds": [
        ({"value": "x"}, "Texts"),
        ({"value": 1.5}, "Numbers"),
        ({"value": [1]}, "Lists"),
        ({"value": ["x"]}, ""),
    ],
    "Nested": [
        ({"data": {"value": 1}}, "Deeper"),
        ({"data": {"value": "x"}}, "Deep"),
        ({"data": {"value": None}}, ""),
    ],
    "Limits": [({"code": "abc"}, "Short"), ({"code": "abcd"}, "Long")],
    "Inner": [
        ({"engine": "T", "model": "n2", "x": "text"}, "T"),
        ({"engine": "D", "model": "n3", "y": 1}, "N3"),
        ({"engine": "D", "model": "n2", "x": 1}, "N2"),
        ({"engine": "D", "model": "n4"}, ""),
    ],
    "Strings": [("abc", "str"), ("b", "str"), ("2024-01-02", "date"), ("bcd", "")],
    "Arrays": [(["x", "y", "z"], "list"), ([1, 2], "list"), ([1, "x"], "")],
    "Maps": [({"a": 1}, "dict"), ({"a": True}, "dict"), ({"a": 1, "b": True}, "")],
}
"""Values of each union and the class that each becomes; none where it is invalid."""

ORDERS = ("as they are", "backwards", "by other names")


def arranged(order: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The schemas in another order or by other names, and the names that they have."""
    schemas = yaml.safe_load(SCHEMAS)
    names = {name: name for name in schemas}
    if order == "backwards":
        schemas = {name: backwards(schemas[name]) for name in reversed(schemas)}
    elif order == "by other names":
        # Those that stood first by the alphabet stand last.
        names = {name: f"Z{chr(155 - ord(name[0]))}{name}" for name in schemas}
        text = SCHEMAS
        for name, other in names.items():
            text = text.replace(f'/schemas/{name}"', f'/schemas/{other}"')
            text = text.replace(f"\n{name}:", f"\n{other}:")
        schemas = yaml.safe_load(text)
    return schemas, names


def backwards(node: Any) -> Any:
    """A schema whose variants stand in the other order."""
    if isinstance(node, dict):
        turned = {key: backwards(value) for key, value in node.items()}
        for word in ("oneOf", "anyOf"):
            if word in turned:
                turned[word] = turned[word][::-1]
        return turned
    return node


@pytest.fixture(scope="module", params=ORDERS)
def found(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ModuleType, dict[str, str], dict[str, Any]]]:
    """The package of the schemas in an order, their names, and the schemas."""
    folder: Path = tmp_path_factory.mktemp("evidence")
    schemas, names = arranged(request.param)
    with imported(write_models(folder, schemas, "evidence"), "evidence") as package:
        yield package, names, schemas


@pytest.mark.parametrize("union", VALUES)
def test_values_become_what_they_are(found: Any, union: str) -> None:
    package, names, schemas = found
    judge = jsonschema_rs.Draft202012Validator(
        {
            "$ref": f"#/components/schemas/{names[union]}",
            "components": {"schemas": schemas},
        },
        validate_formats=True,
    )
    for value, cls in VALUES[union]:
        assert judge.is_valid(value) is bool(cls), value
        if cls:
            made = package.decode(names[union], value)
            assert type(made).__name__ == names.get(cls, cls), value
            assert package.encode(made) == value
            assert package.decode(names[union], value, strict=False) == made
        else:
            with pytest.raises(package.DecodeError):
                package.decode(names[union], value)
