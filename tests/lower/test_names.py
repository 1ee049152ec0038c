"""Names of models, after the place of their schemas, and of properties."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from support.lowering import lowered, lowered_paths, lowered_schemas

from ftgen.ir.types import NullableType, RefType
from ftgen.naming import LONGEST

OBJECT = "{type: object, properties: {x: {type: string}}}"


@pytest.mark.parametrize(
    ("schema", "names"),
    [
        (f"{{properties: {{owner: {OBJECT}}}}}", ["S", "SOwner"]),
        (f"{{properties: {{created_by: {OBJECT}}}}}", ["S", "SCreatedBy"]),
        (
            f"{{properties: {{a: {{properties: {{b: {OBJECT}}}}}}}}}",
            ["S", "SA", "SAB"],
        ),
        (f"{{type: array, items: {OBJECT}}}", ["S", "SItem"]),
        (f"{{type: array, prefixItems: [{OBJECT}]}}", ["S", "SItem0"]),
        (f"{{type: object, additionalProperties: {OBJECT}}}", ["S", "SValue"]),
        (f"{{type: object, patternProperties: {{^x: {OBJECT}}}}}", ["S", "SValue"]),
        (f"{{oneOf: [{{type: string}}, {OBJECT}]}}", ["S", "SObject"]),
        (
            "{oneOf: [{type: string}, {title: full name, type: object, properties: {x: {}}}]}",
            ["S", "SFullName"],
        ),
        (
            f"{{properties: {{a: {{oneOf: [{{type: string}}, {OBJECT.replace('{', '{title: full name, ', 1)}]}}}}}}",
            ["S", "SA", "SAFullName"],
        ),
        (f"{{properties: {{'': {OBJECT}}}}}", ["S", "SProperty"]),
        (f"{{properties: {{'2nd': {OBJECT}}}}}", ["S", "SProperty2nd"]),
        (f"{{properties: {{größe: {OBJECT}}}}}", ["S", "SGroUdfE"]),
        (f"{{allOf: [{{properties: {{p: {OBJECT}}}}}]}}", ["S", "SP"]),
        (
            "{properties: {p: {type: object, x-ftgen-name: job owner, properties: {x: {}}}}}",
            ["JobOwner", "S"],
        ),
    ],
)
def test_inline_schemas_are_named_after_their_place(
    schema: str, names: list[str]
) -> None:
    assert lowered_schemas(f"S: {schema}\n").names == names


@pytest.mark.parametrize(
    "around",
    ["properties: {a: {%s}}", "allOf: [{%s}]", "patternProperties: {a: {%s}}"],
)
def test_the_titles_of_variants_are_looked_up_where_they_stand(around: str) -> None:
    union = f"oneOf: [{{title: One, {OBJECT[1:]}, {{title: Two, {OBJECT[1:]}]"
    found = lowered_schemas(f"S: {{type: object, {around % union}}}\n")
    assert {name.removeprefix("S")[-3:] for name in found.names} >= {"One", "Two"}
    assert "lenient-kind" not in found.rules


CAT = "{type: object, properties: {kind: {const: small cat}, x: {}}}"
DOG = "{type: object, properties: {kind: {enum: [dog]}, x: {}}}"


@pytest.mark.parametrize(
    ("union", "names"),
    [
        (f"oneOf: [{CAT}, {DOG}]", ["S", "SDog", "SSmallCat"]),
        (f"oneOf: [{CAT}, {CAT}]", ["S", "SObject", "SObject2"]),
        (f"oneOf: [{DOG}, {OBJECT}]", ["S", "SDog", "SObject"]),
        (f"oneOf: [{CAT}, {DOG}, {CAT}]", ["S", "SDog", "SSmallCat", "SSmallCat2"]),
        (f"oneOf: [{{type: string}}, {OBJECT}]", ["S", "SObject"]),
        (f"anyOf: [{OBJECT}, {{type: 'null'}}]", ["S"]),
        (f"anyOf: [{{type: string}}, {{items: {OBJECT}}}]", ["S", "SItem"]),
        (f"anyOf: [{{allOf: [{CAT}]}}, {{type: string}}]", ["S", "SSmallCat"]),
    ],
)
def test_variants_are_named_by_what_tells_them_apart(
    union: str, names: list[str]
) -> None:
    assert lowered_schemas(f"S: {{{union}}}\n").names == names


def test_null_is_no_variant() -> None:
    found = lowered_schemas(f"""\
        S: {{description: Or nothing., anyOf: [{OBJECT}, {{type: 'null'}}]}}
        T: {{type: object, properties: {{s: {{$ref: '#/components/schemas/S'}}, u: {{oneOf: [{{type: 'null'}}, {OBJECT}]}}}}}}
        """)
    assert found.names == ["S", "T", "TU"]
    assert found.object("S").description == "Or nothing."
    assert found.types("T") == {
        "s": NullableType(of=RefType(name="S")),
        "u": NullableType(of=RefType(name="TU")),
    }


def test_long_names_lose_their_middle() -> None:
    inner = OBJECT
    for word in ("d" * 30, "c" * 30, "b" * 30, "a" * 30):
        inner = f"{{type: object, properties: {{{word}: {inner}}}}}"
    names = lowered_schemas(f"Root: {inner}\n").names
    longest = f"RootB{'b' * 29}C{'c' * 29}D{'d' * 29}"
    assert longest in names and max(map(len, names)) <= LONGEST


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ("{type: string, x-ftgen-name: better}", "better"),
        ("{$ref: '#/components/schemas/T', x-ftgen-name: better}", "better"),
        ("{type: string, x-ftgen-name: 3}", "p"),
        ("{type: object, properties: {x: {}}, x-ftgen-name: better}", "p"),
    ],
)
def test_a_property_can_be_given_a_name(schema: str, name: str) -> None:
    found = lowered_schemas(
        f"S: {{type: object, properties: {{p: {schema}}}}}\nT: {{type: string}}\n"
    )
    [found_property] = found.object("S").properties
    assert (found_property.name, found_property.python_name) == ("p", name)


def test_inline_schemas_of_operations_are_named_after_the_operation() -> None:
    found = lowered_paths(f"""\
        /a:
          post:
            operationId: makeIt
            parameters:
              - {{name: how, in: query, schema: {OBJECT}}}
            requestBody: {{content: {{application/json: {{schema: {OBJECT}}}}}}}
            responses:
              '200': {{description: Done., content: {{application/json: {{schema: {OBJECT}}}}}}}
              '404': {{description: None., content: {{application/json: {{schema: {OBJECT}}}}}}}
        """)
    assert found.names == [
        "MakeIt404Response",
        "MakeItHow",
        "MakeItRequest",
        "MakeItResponse",
    ]


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        (["pet"], ["Pet"]),
        (["Pet", "pet"], ["Pet", "Pet2"]),
        (["None", "Any"], ["Any_", "None_"]),
        (["3d"], ["Model3d"]),
        (["a.b", "a-b"], ["AB", "AB2"]),
        (["日本"], ["U65E5U672C"]),
    ],
)
def test_named_schemas(keys: list[str], names: list[str]) -> None:
    found = lowered_schemas("".join(f"'{key}': {OBJECT}\n" for key in keys))

    assert found.names == names


def test_x_ftgen_name_renames_a_named_schema_and_what_is_inside() -> None:
    found = lowered_schemas(
        f"S: {{x-ftgen-name: Better, properties: {{p: {OBJECT}}}}}\n"
    )
    assert found.names == ["Better", "BetterP"]
    assert {each.module for each in found.api.models} == {"better"}


def test_a_key_wins_over_an_inline_schema_of_the_same_name() -> None:
    found = lowered_schemas(
        f"S: {{properties: {{p: {OBJECT}}}}}\nSP: {{type: string}}\n"
    )
    assert found.names == ["S", "SP", "SP2"]
    assert [each.name for each in found.object("SP2").properties] == ["x"]


def test_modules_differ_and_are_not_reserved() -> None:
    found = lowered_schemas(
        f"List: {OBJECT}\nLazy: {OBJECT}\nfooBar: {OBJECT}\nFoo-bar: {OBJECT}\n"
    )
    modules = [each.module for each in found.api.models]
    assert sorted(modules) == ["foo_bar", "foo_bar2", "lazy_", "list_"]


def test_very_long_names_are_bounded_and_stay_different() -> None:
    long = "long" * 60
    found = lowered_schemas(f"{long}A: {OBJECT}\n{long}B: {OBJECT}\n")
    assert len(set(found.names)) == 2
    assert all(len(name) <= LONGEST + 1 for name in found.names)
    assert all(len(each.module) <= LONGEST + 1 for each in found.api.models)


@pytest.mark.parametrize(
    ("names", "python"),
    [
        (["class"], ["class_"]),
        (["2fa"], ["value_2_fa"]),
        ([""], ["value"]),
        (["str", "self", "from_dict"], ["str_", "self", "from_dict_"]),
        (["a-b", "a_b", "aB"], ["a_b_2", "a_b", "a_b_3"]),
        (["ID", "id"], ["id_2", "id"]),
        (["été"], ["ete"]),
    ],
)
def test_names_of_properties(names: list[str], python: list[str]) -> None:
    inside = ", ".join(f"'{name}': {{type: string}}" for name in names)
    found = lowered_schemas(f"S: {{type: object, properties: {{{inside}}}}}\n")
    properties = found.object("S").properties
    assert [(each.name, each.python_name) for each in properties] == list(
        zip(names, python, strict=True)
    )


def test_the_attribute_of_other_properties_gives_way() -> None:
    found = lowered_schemas(
        "S: {properties: {additional_properties: {type: string}}}\n"
    )
    assert found.object("S").python_additional == "additional_properties_"


ORDERED = """\
openapi: 3.1.0
info: {title: Small, version: "1"}
paths:
  /a/b: {get: {operationId: get_it, tags: [x-y], responses: {'204': {description: None.}}}}
  /a-b: {get: {operationId: getIt, tags: [x-y], responses: {'204': {description: None.}}}}
  /c:
    get:
      operationId: GetIt
      tags: [z]
      responses:
        '200':
          description: Done.
          content: {application/json: {schema: {properties: {p: {properties: {x: {}}}}}}}
components:
  schemas:
    pet: {properties: {a-b: {type: string}, a_b: {properties: {x: {}}}, aB: {type: integer}}}
    Pet: {properties: {owner: {properties: {y: {}}}}}
    PET: {type: array, items: {properties: {z: {}}}}
"""


def _reversed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _reversed(each) for key, each in reversed(value.items())}
    return value


def test_names_do_not_depend_on_the_order_of_the_description() -> None:
    description = yaml.safe_load(ORDERED)
    found = []
    for each in (description, _reversed(description)):
        body = {key: each[key] for key in each if key not in ("openapi", "info")}
        result = lowered(yaml.safe_dump(body, sort_keys=False))
        models = {
            (model.at.pointer, model.name, model.module) for model in result.api.models
        }
        fields = {
            (model.name, prop.name, prop.python_name)
            for model in result.api.models
            if model.name in ("pet", "Pet", "Pet2", "Pet3", "PET")
            for prop in getattr(model, "properties", ())
        }
        methods = {(op.path, op.name) for op in result.operations}
        found.append((models, fields, methods))
    assert found[0] == found[1]
    assert len(found[0][0]) == 8 and len(found[0][1]) == 4 and len(found[0][2]) == 3
