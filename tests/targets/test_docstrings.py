"""Docstrings of any text: they are one literal, say what the text says, and black leaves them alone."""

from __future__ import annotations

import ast

from hypothesis import given, settings
from hypothesis import strategies as st

from ftgen.format_worker import format_python
from ftgen.python.text import docstring

PARTS = (
    *("a word", "x", '"', '""', '"""', "\\", "'", "\n", "\n\n", "\n\n\n", "\n    "),
    *("\t", " ", "# x", "- item", "1. ", "`code`", "```", "{{", "|", "é", "日本"),
    *("\x0c", "\u200b", "\x00", "\u2028", "x" * 30, "y" * 90),
)
TEXTS = st.lists(st.sampled_from(PARTS), max_size=14).map("".join)


@settings(max_examples=300)
@given(TEXTS | st.text(max_size=40), st.sampled_from([0, 4]))
def test_black_leaves_them_alone(text: str, indent: int) -> None:
    literal = docstring(text, indent)
    margin = " " * indent
    for module in (
        f"x = 1\n{margin}{literal}\n",
        f"{margin}{literal}\n\n{margin}x = 1\n",
    ):
        if indent:
            module = (
                f"class A:\n{margin}{module}"
                if module.startswith("x")
                else f"class A:\n{module}"
            )
        if literal:
            assert format_python(module, "a.py") == module


@settings(max_examples=300)
@given(TEXTS | st.text(max_size=40))
def test_they_say_what_the_text_says(text: str) -> None:
    literal = docstring(text)
    said = ast.literal_eval(literal) if literal else ""
    printable = {char for char in text if char.isprintable() and not char.isspace()}
    assert {char for char in said if not char.isspace()} >= {
        char for char in printable if char.isascii()
    }
    body = ast.parse(literal).body
    assert len(body) == bool(literal)
