"""Generated models: what JSON they take, what they make of it, and what they give back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from support.packages import imported, write_models

SCHEMAS = yaml.safe_load("""
Pet:
  type: object
  required: [name, owner]
  properties:
    name: {type: string}
    owner: {type: [string, "null"]}
    age: {type: integer}
    born: {type: string, format: date}
    nick: {type: [string, "null"]}
    tags: {type: array, items: {type: string}}
    home: {$ref: "#/components/schemas/Home"}
    homes: {type: object, additionalProperties: {type: array, items: {$ref: "#/components/schemas/Home"}}}
    mood: {type: string, enum: [good, bad]}
Home:
  type: object
  required: ["a/b~c"]
  properties: {"a/b~c": {type: number}}
Scores: {type: object, properties: {best: {type: string}}, additionalProperties: {type: integer}}
Closed: {type: object, required: [a], properties: {a: {type: boolean}}, additionalProperties: false}
Tree:
  type: object
  required: [children]
  properties:
    children: {type: array, items: {$ref: "#/components/schemas/Tree"}}
    left: {$ref: "#/components/schemas/Tree"}
Nested: {oneOf: [{type: integer}, {type: array, items: {$ref: "#/components/schemas/Nested"}}]}
Holder: {type: object, required: [nested], properties: {nested: {$ref: "#/components/schemas/Nested"}}}
Odd:
  type: object
  required: [self, class]
  properties:
    self: {type: integer}
    class: {type: string}
    from_dict: {type: string}
    to_json: {type: string}
    dict: {type: object, additionalProperties: {type: string}}
    list: {type: array, items: {type: integer}}
    str: {type: string}
    codec: {type: boolean}
    models: {type: integer}
    dt: {type: string, format: date}
    field: {type: string}
    data: {type: string}
    at: {type: string}
    value: {type: string}
    known: {type: string}
    additional_properties: {type: string}
    "two words": {type: string}
    two_words: {type: string}
    "1st": {type: string}
""")
PET = {"name": "Tom", "owner": None}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package."""
    with imported(write_models(tmp_path_factory.mktemp("models"), SCHEMAS)) as package:
        yield package


@pytest.fixture(scope="module")
def models(package: ModuleType) -> ModuleType:
    """Its models."""
    models: ModuleType = package.models
    return models


@pytest.fixture
def error(package: ModuleType) -> Any:
    """The generated package's own DecodeError."""
    return package.DecodeError


def test_unknown_properties_survive(models: ModuleType) -> None:
    data = {**PET, "x": {"y": [None, 1.5]}, "z": None}
    pet = models.Pet.from_dict(data)
    assert pet.additional_properties == {"x": {"y": [None, 1.5]}, "z": None}
    assert pet.to_dict() == data
    assert models.Pet.from_dict(PET).additional_properties == {}


def test_what_is_absent_is_not_null(package: ModuleType) -> None:
    models, unset = package.models, package.UNSET
    absent = models.Pet.from_dict(PET)
    assert (absent.owner, absent.nick, absent.age) == (None, unset, unset)
    assert absent.to_dict() == PET
    null = models.Pet.from_dict({**PET, "nick": None})
    assert null.nick is None
    assert null.to_dict() == {**PET, "nick": None}
    assert models.Pet(name="Tom", owner=None) == absent
    assert models.Pet(name="Tom", owner=None, nick=None) == null != absent


WRONG: list[tuple[str, Any, str, str]] = [
    ("Pet", [], "", "expected an object, found an array"),
    ("Pet", {}, "/name", "is required"),
    ("Pet", {"name": "a"}, "/owner", "is required"),
    ("Pet", {**PET, "name": None}, "/name", "expected a string, found null"),
    ("Pet", {**PET, "age": None}, "/age", "expected an integer, found null"),
    ("Pet", {**PET, "age": True}, "/age", "expected an integer, found true"),
    ("Pet", {**PET, "born": "x"}, "/born", "expected a date, found the string 'x'"),
    ("Pet", {**PET, "tags": ["a", 1]}, "/tags/1", "expected a string, found the nu"),
    ("Pet", {**PET, "home": {}}, "/home/a~1b~0c", "is required"),
    ("Pet", {**PET, "home": {"a/b~c": ""}}, "/home/a~1b~0c", "expected a number, f"),
    ("Pet", {**PET, "homes": {"x/": [{}]}}, "/homes/x~1/0/a~1b~0c", "is re"),
    (
        "Pet",
        {**PET, "mood": 1},
        "/mood",
        'expected one of "good", "bad", found the num',
    ),
    ("Scores", {"best": "a", "b": "1"}, "/b", "expected an integer, found the stri"),
    ("Scores", {"best": 1}, "/best", "expected a string, found the number 1"),
    ("Closed", {}, "/a", "is required"),
    ("Closed", {"a": True, "b": 1}, "/b", "is not allowed here"),
    (
        "Tree",
        {"children": [{"children": [{}]}]},
        "/children/0/children/0/children",
        "is",
    ),
    ("Holder", {"nested": [1, ["x"]]}, "/nested/1/0", "expected "),
]


@pytest.mark.parametrize(("model", "data", "pointer", "message"), WRONG)
def test_wrong_values_are_pointed_at(
    models: ModuleType,
    error: Any,
    model: str,
    data: Any,
    pointer: str,
    message: str,
) -> None:
    with pytest.raises(error) as caught:
        getattr(models, model).from_dict(data)
    assert caught.value.pointer == pointer
    assert str(caught.value).startswith(f"{pointer or '/'}: {message}")


def test_values_have_their_python_types(models: ModuleType) -> None:
    data = {**PET, "age": 3.0, "born": "2024-02-29", "home": {"a/b~c": 1}}
    pet = models.Pet.from_dict(data)
    assert (pet.age, type(pet.age)) == (3, int)
    assert pet.born == dt.date(2024, 2, 29)
    assert isinstance(pet.home, models.Home)
    assert pet.to_dict() == data


def test_open_enumerations_take_what_they_do_not_know(models: ModuleType) -> None:
    data = {**PET, "mood": "new"}
    assert models.Pet.from_dict(data, strict=False).to_dict() == data


def test_additional_properties_have_their_type(models: ModuleType) -> None:
    scores = models.Scores.from_dict({"best": "a", "a": 1.0, "b": 2})
    assert scores.additional_properties == {"a": 1, "b": 2}
    assert type(scores.additional_properties["a"]) is int
    assert scores.to_dict() == {"best": "a", "a": 1, "b": 2}


def test_closed_objects_keep_nothing_else(models: ModuleType) -> None:
    closed = models.Closed.from_dict({"a": True, "b": 1}, strict=False)
    assert not hasattr(closed, "additional_properties")
    assert closed.to_dict() == {"a": True}


def test_models_and_aliases_may_contain_themselves(models: ModuleType) -> None:
    leaf = {"children": []}
    tree = models.Tree.from_dict({"children": [leaf], "left": leaf})
    assert tree.children == [models.Tree(children=[])]
    assert tree.left == tree.children[0]
    assert tree.to_dict() == {"children": [leaf], "left": leaf}
    nested = {"nested": [1, [2, []]]}
    assert models.Holder.from_dict(nested).nested == [1, [2, []]]
    assert models.Holder.from_dict(nested).to_dict() == nested


@pytest.mark.parametrize("form", [str, str.encode], ids=["str", "bytes"])
def test_json_text_comes_back(models: ModuleType, form: Any) -> None:
    text = json.dumps({**PET, "name": "Jürgen", "age": 2})
    pet = models.Pet.from_json(form(text))
    assert pet == models.Pet(name="Jürgen", owner=None, age=2)
    assert json.loads(pet.to_json()) == json.loads(text)
    assert "Jürgen".encode() in pet.to_json()


@pytest.mark.parametrize("text", ["{", "[]", "null", '{"name": NaN}', b"\xff"])
def test_text_that_is_no_such_json_is_a_value_error(
    models: ModuleType, text: str | bytes
) -> None:
    with pytest.raises(ValueError):
        models.Pet.from_json(text)


def test_names_that_mean_something_else_are_changed_in_python_alone(
    models: ModuleType,
) -> None:
    data: dict[str, Any] = dict.fromkeys(SCHEMAS["Odd"]["properties"], "text")
    data |= {"self": 1, "dict": {"a": "b"}, "list": [1], "codec": True, "models": 2}
    data |= {"dt": "2024-01-02", "unknown": 3}
    odd = models.Odd.from_dict(data)
    assert odd.to_dict() == data
    assert models.Odd.from_json(odd.to_json()) == odd
    assert models.Odd(**{name: getattr(odd, name) for name in odd.__slots__}) == odd


HOMES = st.fixed_dictionaries(
    {"a/b~c": st.integers() | st.floats(allow_nan=False, allow_infinity=False)}
)
PETS = st.fixed_dictionaries(
    {"name": st.text(), "owner": st.none() | st.text()},
    optional={
        "age": st.integers(),
        "born": st.dates().map(str),
        "nick": st.none() | st.text(),
        "tags": st.lists(st.text()),
        "home": HOMES,
        "homes": st.dictionaries(st.text(), st.lists(HOMES, max_size=2), max_size=2),
        "mood": st.sampled_from(["good", "bad"]),
        "unknown": st.recursive(st.none() | st.integers(), st.lists, max_leaves=3),
    },
)


@given(data=PETS)
def test_any_value_of_a_schema_survives(models: ModuleType, data: Any) -> None:
    pet = models.Pet.from_dict(data)
    assert pet.to_dict() == data
    assert models.Pet.from_dict(pet.to_dict()) == pet
