"""Python as values: what expressions name, how they are laid out, and what is imported for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from ftgen.python.expressions import (
    ANY,
    NONE,
    UNSET,
    Brackets,
    Expression,
    Name,
    Phrase,
    Typed,
    Union,
    Unless,
    call,
    flat,
    generic,
    listed,
    mapping,
    names,
    union,
    unshadowed,
)
from ftgen.python.imports import import_lines
from ftgen.python.layout import Code, declaration, lay_out, named

LONG = "x" * 30


def _expressions() -> Iterator[Expression]:
    """An expression of each kind, too long for its line where it can be."""
    several = [call("models.Job", (f"{LONG}=", literal)) for literal in "123"]
    yield call("bodies.json", *several)
    yield listed(several)
    yield mapping({f'"{LONG}{n}"': each for n, each in enumerate(several)})
    yield Unless(Phrase(("body is ", UNSET)), call("bodies.json", *several))
    yield Phrase(('f"/jobs/{', call("parameters.segment", "job"), '}"'))
    yield call("run", Phrase(("lambda: ", call("dt.date", "2020", "1", "1"))))


@pytest.mark.parametrize("expression", [*_expressions()], ids=flat)
def test_what_is_laid_out_is_the_expression(expression: Expression) -> None:
    laid_out = lay_out(expression, before="value = ")
    same = ast.parse(f"value = {flat(expression)}")
    assert ast.dump(ast.parse(laid_out)) == ast.dump(same)


@pytest.mark.parametrize("expression", [*_expressions()], ids=flat)
def test_an_expression_names_what_python_reads_in_it(expression: Expression) -> None:
    nodes = ast.walk(ast.parse(flat(expression)))
    read = {each.id for each in nodes if isinstance(each, ast.Name)}
    assert set(names(expression)) == read - {"body", "job"}


def test_texts_in_literals_name_nothing() -> None:
    written = generic("Literal", '"models.Job"', '"UUID"')
    assert set(names(written)) == {"Literal"}
    assert import_lines(names(written), {"models": ".."}) == (
        "from typing import Literal",
    )


def test_code_knows_what_it_names() -> None:
    lines = [
        lay_out(Typed(union((Name("UUID"), NONE)), UNSET), before="x: "),
        "y = self.models.a",
        lay_out(call("parameters.form", '"a"', call("dt.date", "1", "1", "1"))),
    ]
    assert isinstance(lines[0], Code)
    assert import_lines(named(lines), {"parameters": ".._runtime"}) == (
        "import datetime as dt",
        "from uuid import UUID",
        "",
        "from .._runtime import parameters",
    )


def test_types_that_methods_hide_are_named_in_full() -> None:
    of_str = generic("dict", Name("str"), generic("list", Name("int")))
    signature = Brackets(
        "(",
        (
            ("", "self"),
            ("list: ", Typed(of_str)),
            ("b: ", Typed(generic("Literal", '"list[x]"'))),
            ("my_list: ", Typed(Name("models.list"))),
        ),
        ")",
        result=generic("list", Name("str")),
    )
    assert unshadowed(signature, {"get"}) is signature
    assert flat(unshadowed(signature, {"list", "str"})) == (
        '(self, list: dict[builtins.str, builtins.list[int]], b: Literal["list[x]"], '
        "my_list: models.list) -> builtins.list[builtins.str]"
    )


def test_a_union_has_each_type_once_and_none_last() -> None:
    of_none = union((NONE, Name("int")))
    assert flat(of_none) == "int | None"
    assert flat(union((of_none, Name("str"), Name("int")))) == "int | None | str"
    assert union((Name("int"), Name("int"))) == Name("int")
    assert union((Name("int"), ANY)) == ANY


def test_a_declaration_folds_what_does_not_fit() -> None:
    made = call("field", ("default_factory=", Name("dict")))
    type_ = generic("dict", Name("str"), Name(f"models.{LONG}"))
    assert declaration("further_properties", Typed(type_, made), indent=4) == (
        f"further_properties: dict[str, models.{LONG}] = field(\n"
        "        default_factory=dict\n"
        "    )"
    )


def test_a_long_union_has_a_member_a_line() -> None:
    members = tuple(Name(f"models.{LONG}{letter}") for letter in "abc")
    laid_out = lay_out(Union(members), before="Job: TypeAlias = ")
    lines = laid_out.splitlines()
    assert [line.strip() for line in lines] == [
        "Job: TypeAlias = (",
        f"models.{LONG}a",
        f"| models.{LONG}b",
        f"| models.{LONG}c",
        ")",
    ]
