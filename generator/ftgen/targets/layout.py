"""Lays expressions out as black would: on one line, inside brackets, or an item a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from ftgen.targets.code import WIDTH


@dataclass(frozen=True, slots=True)
class Brackets:
    """An expression with items in brackets: a call, a list, a dictionary, a parameter list.

    ``start`` ends with the opening bracket; ``end`` starts with the closing one and holds what follows it.
    Each item is the text before its value (``name=``, ``"key": ``) and the value.
    """

    start: str
    items: tuple[tuple[str, Expression], ...]
    end: str


Expression: TypeAlias = str | Brackets


def flat(expression: Expression) -> str:
    """The expression on one line."""
    if isinstance(expression, str):
        return expression
    inner = ", ".join(before + flat(value) for before, value in expression.items)
    return expression.start + inner + expression.end


def lay_out(
    expression: Expression, *, indent: int = 0, before: str = "", after: str = ""
) -> str:
    """The expression at ``indent`` spaces, ``before`` in front of it and ``after`` behind it, lines folded."""
    margin = " " * indent
    line = margin + before + flat(expression) + after
    if len(line) <= WIDTH or isinstance(expression, str) or not expression.items:
        return line
    first, last = margin + before + expression.start, margin + expression.end + after
    one = " " * (indent + 4) + ", ".join(
        prefix + flat(value) for prefix, value in expression.items
    )
    if (
        len(one) <= WIDTH
        and not expression.start.endswith(("[", "{"))
        and len(expression.items) > 1
    ):
        return f"{first}\n{one}\n{last}"
    inner = (
        lay_out(value, indent=indent + 4, before=prefix, after=",")
        for prefix, value in expression.items
    )
    return "\n".join((first, *inner, last))


def _may_stay_together(expression: Brackets) -> bool:
    """Whether black leaves the items on one line inside the brackets: not several of a display, nor a lone ``self``."""
    if len(expression.items) == 1:
        return expression.start != "("
    return expression.start not in ("[", "{")
