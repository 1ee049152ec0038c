"""Pieces of the client's code."""

from __future__ import annotations

import pytest

from ftgen.targets.client.fragments import imports, parsed, unshadowed
from ftgen.targets.layout import Brackets, flat, lay_out


@pytest.mark.parametrize(
    "text",
    [
        "lambda value: codec.array(value, models.Job.from_dict)",
        "lambda value: codec.mapping(value, lambda value: codec.array(value, codec.string))",
        'f("a,(b", [1, (2, 3)], {"c": d})',
    ],
)
def test_calls_can_be_laid_out(text: str) -> None:
    expression = parsed(text)
    assert isinstance(expression, Brackets)
    assert flat(expression) == text
    assert "\n" in lay_out(expression, indent=60)


@pytest.mark.parametrize(
    "text", ["codec.string", "lambda value: f(a)(b)", "f(a) or g(b)", "f(a).b"]
)
def test_what_no_call_ends_stays_as_it_is(text: str) -> None:
    assert parsed(text) == text


def test_types_that_methods_hide_are_named_in_full() -> None:
    fragment = 'def list(self, a: dict[str, list[int]], b: Literal["list[x]"], my_list: str) -> list[str]:'
    assert unshadowed(fragment, {"get"}) == fragment
    assert unshadowed(fragment, {"list", "str"}) == (
        'def list(self, a: dict[builtins.str, builtins.list[int]], b: Literal["list[x]"], '
        "my_list: builtins.str) -> builtins.list[builtins.str]:"
    )
    assert unshadowed("(self, list: list[str]):", {"list"}) == (
        "(self, list: builtins.list[str]):"
    )


def test_only_what_is_named_is_imported() -> None:
    code = [
        "x: UUID | Unset",
        "y = self.models.a",
        'z = parameters.form("a", dt.date(1, 1, 1))',
    ]
    assert imports(code) == (
        "import datetime as dt",
        "from uuid import UUID",
        "",
        "from .._runtime import parameters",
        "from .._runtime.unset import Unset",
    )
