"""Lays expressions out as black would: on one line, inside brackets, or an item a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from ftgen.python.expressions import (
    Brackets,
    Expression,
    Typed,
    Union,
    Unless,
    flat,
    flat_within,
    members_of,
    names,
)
from ftgen.python.text import WIDTH


class Code(str):
    """Code that is laid out, and knows what it ``names``."""

    __slots__ = ("names",)
    names: frozenset[str]

    @classmethod
    def of(cls, text: str, named: Iterable[str]) -> Self:
        """Code of a text that names something."""
        made = cls(text)
        made.names = frozenset(named)
        return made


def named(lines: Iterable[str]) -> set[str]:
    """What lines name, those that are plain text nothing."""
    return {name for each in lines if isinstance(each, Code) for name in each.names}


def lay_out(
    expression: Expression,
    *,
    indent: int = 0,
    before: str = "",
    after: str = "",
    is_inner: bool = False,
) -> Code:
    """The expression at ``indent`` spaces, ``before`` in front of it and ``after`` behind it, lines folded.

    Where it ``is_inner`` something else begins its line: the first one stands without its margin.
    """
    text = _laid_out(expression, indent, before, after)
    return Code.of(text[indent:] if is_inner else text, names(expression))


def _laid_out(expression: Expression, indent: int, before: str, after: str) -> str:
    room = WIDTH - indent - len(before) - len(after)
    written = flat_within(expression, room)
    if written is not None:
        return " " * indent + before + written + after
    match expression:
        case Typed(type=type_, default=default):
            behind = "" if default is None else f" = {flat(default)}"
            return _fold(type_, indent, before, behind + after)
        case Union():
            return _fold(expression, indent, before, after)
        case Brackets(opening="[") if expression.callee:
            return _fold(expression, indent, before, after)
        case Unless():
            return _choice(expression, indent, before, after)
        case Brackets(items=(_, *_)):
            return _open(expression, indent, before, after)
        case Brackets() if before.endswith(" = ") and not after:
            margin = " " * indent
            return f"{margin}{before}(\n{margin}    {flat(expression)}\n{margin})"
        case _:
            return " " * indent + before + flat(expression) + after


def declaration(name: str, typed: Typed, *, indent: int = 0) -> Code:
    """A name with its type and what it is at first; the first line stands without its margin."""
    head = f"{name}: {flat(typed.type)} = "
    is_short = indent + len(f"{name}: {flat(typed)}") <= WIDTH
    if is_short or typed.default is None or indent + len(f"{head}(") > WIDTH:
        return lay_out(typed, indent=indent, before=f"{name}: ", is_inner=True)
    if isinstance(typed.default, Brackets):
        text = _laid_out(typed.default, indent, head, "")[indent:]
    else:
        margin = " " * indent
        text = f"{head}(\n{margin}    {flat(typed.default)}\n{margin})"
    return Code.of(text, names(typed))


def _choice(choice: Unless, indent: int, before: str, after: str) -> str:
    margin, deeper = " " * indent, " " * (indent + 4)
    lines = [deeper + flat(choice)]
    if len(lines[0]) > WIDTH:
        otherwise = _laid_out(choice.value, indent + 4, "else ", "")
        lines = [f"{deeper}None", f"{deeper}if {flat(choice.test)}", otherwise]
    return "\n".join((f"{margin}{before}(", *lines, f"{margin}){after}"))


def _open(brackets: Brackets, indent: int, before: str, after: str) -> str:
    first = " " * indent + before + flat(brackets.callee) + brackets.opening
    last = " " * indent + brackets.closing + after
    if brackets.result is not None:
        last = _laid_out(brackets.result, indent, f"{brackets.closing} -> ", after)
    several = len(brackets.items) > 1
    if several and brackets.opening == "(":
        together = flat_within(Brackets("", brackets.items, ""), WIDTH - indent - 4)
        if together is not None:
            return f"{first}\n{' ' * (indent + 4)}{together}\n{last}"
    comma = "," if several or brackets.result is not None else ""
    inner = (
        _laid_out(value, indent + 4, prefix, comma) for prefix, value in brackets.items
    )
    return "\n".join((first, *inner, last))


def _fold(type_: Expression, indent: int, before: str, after: str) -> str:
    """A type that is too long for its line: a union in parentheses, the arguments of a generic a line each."""
    margin, deeper = " " * indent, " " * (indent + 4)
    if isinstance(type_, Brackets):
        return _fold_generic(type_, indent, before, after)
    text = flat(type_)
    inner = (
        deeper + text if len(deeper + text) <= WIDTH else _members(type_, indent + 4)
    )
    return "\n".join((f"{margin}{before}(", inner, f"{margin}){after}"))


def _fold_generic(type_: Brackets, indent: int, before: str, after: str) -> str:
    margin, deeper = " " * indent, " " * (indent + 4)
    arguments = [value for _, value in type_.items]
    together = deeper + ", ".join(map(flat, arguments))
    inner = [f"{deeper}{flat(each)}," for each in arguments]
    if len(together) <= WIDTH:
        inner = [together]
    elif len(arguments) == 1:
        inner = [_members(arguments[0], indent + 4)]
    first = f"{margin}{before}{flat(type_.callee)}["
    return "\n".join((first, *inner, f"{margin}]{after}"))


def _members(type_: Expression, indent: int) -> str:
    """The members of a union, one a line; a generic that is too long for its line is folded."""
    lines: list[str] = []
    for place, each in enumerate(members_of(type_)):
        before = "| " if place else ""
        line = " " * indent + before + flat(each)
        is_folded = len(line) > WIDTH and isinstance(each, Brackets)
        lines.append(_fold(each, indent, before, "") if is_folded else line)
    return "\n".join(lines)
