"""What changes for code that uses the generated package, where requests and answers stay as they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.revisions import compared, description, grave

from ftgen.breaking.annotations import Names, accepts
from ftgen.breaking.methods import given_otherwise
from ftgen.targets.signatures import Argument

TEXT: Any = {"type": "string"}


def whole(
    operation: Any = None, schemas: Any = None, *, path: str = "/p/{a}/{b}", **more: Any
) -> Any:
    """A description of one operation."""
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": TEXT}
        for name in path.replace("{", "").replace("}", "").split("/")[2:]
    ]
    given = {
        "operationId": "send",
        "tags": ["t"],
        "parameters": parameters,
        "responses": {"204": {"description": "N"}},
    }
    return description(
        {path: {"post": {**given, **(operation or {})}}},
        components={"schemas": schemas or {}},
        **more,
    )


def answer(schema: Any) -> Any:
    """An operation that answers with this."""
    content = {"application/json": {"schema": schema}}
    return {"responses": {"200": {"description": "R", "content": content}}}


def properties(**found: Any) -> Any:
    """An object."""
    return {"type": "object", "properties": found}


def ref(name: str) -> Any:
    """A reference to a named schema."""
    return {"$ref": f"#/components/schemas/{name}"}


NAMED = {"A": properties(x=TEXT), "B": properties(x=TEXT)}
CASES: dict[str, tuple[Any, Any, list[str], str]] = {
    "a title names the package": (
        whole(),
        {**whole(), "info": {"title": "Other", "version": "1"}},
        ["renamed-package"],
        "the package is other, was small",
    ),
    "an operationId names the method": (
        whole(),
        whole({"operationId": "other"}),
        ["renamed-method"],
        "the method client.t.send is client.t.other now",
    ),
    "a tag names the attribute of the client": (
        whole(),
        whole({"tags": ["u"]}),
        ["renamed-method"],
        "the method client.t.send is client.u.send now",
    ),
    "the name of a path parameter is that of an argument": (
        whole(),
        whole(path="/p/{a}/{c}"),
        ["renamed-argument"],
        "the argument b of client.t.send is c now",
    ),
    "two names of path parameters change places": (
        whole(),
        whole(path="/p/{b}/{a}"),
        ["renamed-argument", "renamed-argument"],
        "the argument a of client.t.send is b now",
    ),
    "a schema is called otherwise": (
        whole(answer(ref("A")), {"A": NAMED["A"]}),
        whole(answer(ref("C")), {"C": NAMED["A"]}),
        ["removed-class", "changed-annotation"],
        "client.t.send returns models.C, was models.A",
    ),
    "a title names a class at the same place": (
        whole(
            answer({"oneOf": [{**properties(k={"const": "a"}), "title": "One"}, TEXT]})
        ),
        whole(
            answer({"oneOf": [{**properties(k={"const": "a"}), "title": "Two"}, TEXT]})
        ),
        ["renamed-class"],
        "the class SendResponseOne is SendResponseTwo now",
    ),
    "a result is of another class with the same properties": (
        whole(answer(ref("A")), NAMED),
        whole(answer(ref("B")), NAMED),
        ["changed-annotation"],
        "client.t.send returns models.B, was models.A",
    ),
    "a format that is a class of Python's": (
        whole(answer(ref("A")), {"A": properties(x=TEXT)}),
        whole(answer(ref("A")), {"A": properties(x={**TEXT, "format": "date"})}),
        ["changed-annotation"],
        "A.x is dt.date, was str",
    ),
    "a class that is an alias now": (
        whole(answer(ref("A")), {"A": {}}),
        whole(answer(ref("A")), {"A": properties(x=TEXT)}),
        ["changed-class"],
        "A is a class, was an alias",
    ),
    "a neighbour leaves the name of an attribute": (
        whole(answer(ref("A")), {"A": properties(**{"x-y": TEXT, "x_y": TEXT})}),
        whole(answer(ref("A")), {"A": properties(**{"x-y": TEXT})}),
        ["removed-property", "renamed-attribute"],
        "the attribute x_y_2 of A is x_y now",
    ),
    "an attribute that objects have to be made with": (
        whole(answer(ref("A")), {"A": {**properties(x=TEXT), "required": ["x"]}}),
        whole(
            answer(ref("A")),
            {"A": {**properties(x=TEXT, y=TEXT), "required": ["x", "y"]}},
        ),
        ["required-attribute"],
        "A needs the new attribute y",
    ),
    "a property of a schema that no operation has": (
        whole(None, {"A": properties(x=TEXT, y=TEXT)}),
        whole(None, {"A": properties(x=TEXT)}),
        ["removed-property"],
        "the property 'y' of A is gone",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_of_python_alone_is_told(name: str, tmp_path: Path) -> None:
    old, new, wanted, message = CASES[name]
    found = compared(tmp_path, old, new).diagnostics
    assert sorted(grave(found)) == sorted(wanted), found
    assert message in [each.message for each in found]


@pytest.mark.parametrize(
    ("old", "new", "is_moved"),
    [
        ("a b", "a c", False),
        ("a b", "c a", True),
        ("a gone", "a", False),
        ("a body", "a", True),
        ("a", "a body", False),
    ],
)
def test_arguments_by_position_stay_what_they_were(
    old: str, new: str, is_moved: bool
) -> None:
    """Else that is "moved-argument"."""
    before, after = (
        [Argument(name, "str") for name in each.split()] for each in (old, new)
    )
    found = given_otherwise(before, after, {"a": "a", "b": "c"})
    assert (found is not None) is is_moved


def test_an_optional_body_is_no_other_call(tmp_path: Path) -> None:
    body = {"requestBody": {"content": {"application/json": {"schema": TEXT}}}}
    found = compared(tmp_path, whole(), whole(body)).diagnostics
    assert grave(found) == []


@pytest.mark.parametrize(
    ("wide", "narrow", "is_accepted"),
    [
        ("str | None", "str", True),
        ("str", "str | None", False),
        ("float", "int", True),
        ("int", "float", False),
        ("str", 'Literal["a", "b"]', True),
        ('Literal["a"]', 'Literal["a", "b"]', False),
        ('Literal["a"]', "str", False),
        ("int", 'Literal["a"]', False),
        ("list[int | str]", "list[int]", True),
        ("list[int]", "list[int | str]", False),
        ("dict[str, Any]", "dict[str, models.Pet]", True),
        ("Page[models.Pets, models.Pet]", "models.Pets", False),
        ('Union[int, "models.Pet"]', "Pet", True),
        ("Any", "models.Pet", True),
    ],
)
def test_annotations_accept_what_type_checkers_do(
    wide: str, narrow: str, is_accepted: bool
) -> None:
    assert accepts(wide, narrow) is is_accepted


def test_annotations_look_into_aliases_and_know_new_names() -> None:
    aliases = Names(aliases={"Input": "str | list[models.Input]"})
    assert accepts("models.Input", "str | list[str]", wide_names=aliases)
    assert not accepts("models.Input", "bytes", wide_names=aliases)
    assert accepts(
        "models.New", "models.Old", narrow_names=Names(renamed={"Old": "New"})
    )
