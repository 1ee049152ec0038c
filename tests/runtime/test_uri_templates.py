"""The public test suite of RFC 6570 against the styles of OpenAPI that its expressions are (OpenAPI 3.2 §4.12.3)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from runtime import parameters as write

SUITE = Path(__file__).parents[3] / "shared/corpus/suites/uritemplate"
FILES = sorted(SUITE.glob("[es]*.json"))
EXPRESSION = re.compile(r"\{([+#./;?&]?)([^{}]*)\}")


class NotSaid(Exception):
    """OpenAPI has no style for an expression."""


@pytest.mark.skipif(not FILES, reason="the public suite is not here")
def test_styles_are_what_the_suite_expects() -> None:
    wrong, right, refused = [], 0, 0
    for template, values, expected in cases():
        try:
            written = expand(template, values)
        except NotSaid:
            continue
        except ValueError as error:
            assert "empty" in str(error), (template, error)
            refused += 1
            continue
        if written in expected:
            right += 1
        elif not is_guarded(template, written, expected):
            wrong.append((template, written, expected))
    assert wrong == []
    assert right >= 120
    assert refused <= 12


def cases() -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    """The templates, with their variables and what they may become."""
    for file in FILES:
        for section in json.loads(file.read_text("utf-8")).values():
            for template, expected in section["testcases"]:
                texts = [expected] if isinstance(expected, str) else expected
                yield template, section["variables"], texts


def expand(template: str, values: dict[str, Any]) -> str:
    """A template whose expressions are written by the styles that they stand for."""
    if "%" in template or not template.isascii():
        raise NotSaid
    return EXPRESSION.sub(
        lambda found: expression(found[1], found[2], values), template
    )


def expression(operator: str, names: str, values: dict[str, Any]) -> str:
    """One expression: an operator and its variables."""
    pieces = []
    for each in names.split(","):
        explode, name = each.endswith("*"), each.rstrip("*")
        value = values.get(name)
        if ":" in name or "%" in name or value in ([], {}, None):
            raise NotSaid
        pieces.append(piece(operator, name, value, explode))
    if operator in ("?", "&"):
        return operator + write.join(*pieces)
    if operator in ("", "+") and len(pieces) > 1:
        raise NotSaid
    return "".join(pieces)


def piece(operator: str, name: str, value: Any, explode: bool) -> str:
    """A variable in the style of an operator."""
    match operator:
        case "" | "+":
            return write.simple(value, explode=explode, allow_reserved=operator == "+")
        case ".":
            return write.label(value, explode=explode)
        case ";":
            return write.matrix(name, value, explode=explode)
        case "?" | "&":
            return write.form(name, value, explode=explode)
        case "/" if not explode:
            return f"/{write.simple(value)}"
        case _:
            raise NotSaid


def is_guarded(template: str, written: str, expected: list[str]) -> bool:
    """Whether only a character that would change the path is encoded, as OpenAPI 3.2 §4.12.4 asks for."""
    return "{+" in template and unquote(written) in [unquote(each) for each in expected]
