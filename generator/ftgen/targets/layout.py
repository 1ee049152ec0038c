"""Lays expressions out as black would: on one line, inside brackets, or an item a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ftgen.targets.code import WIDTH, literal

_TOP_LEVEL = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[\[\](){}]|\s\|\s|,\s")


@dataclass(frozen=True, slots=True)
class Annotation:
    """A type annotation, and what stands behind it: a default."""

    text: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Brackets:
    """An expression with items in brackets: a call, a list, a dictionary, a parameter list with its ``result``.

    ``start`` ends with the opening bracket; each item is the text before its value (``name=``, ``"key": ``)
    and the value.
    """

    start: str
    items: tuple[tuple[str, Expression], ...]
    end: str
    result: Annotation | None = None


@dataclass(frozen=True, slots=True)
class Unless:
    """None where ``test`` holds, ``value`` elsewhere."""

    test: str
    value: Brackets


Expression: TypeAlias = str | Annotation | Brackets | Unless


def flat(expression: Expression) -> str:
    """The expression on one line."""
    match expression:
        case str():
            return expression
        case Annotation(text=text, after=after):
            return text + after
        case Unless(test=test, value=value):
            return f"None if {test} else {flat(value)}"
        case Brackets():
            inner = ", ".join(
                before + flat(value) for before, value in expression.items
            )
            result = f" -> {flat(expression.result)}" if expression.result else ""
            return expression.start + inner + expression.end + result


def lay_out(
    expression: Expression, *, indent: int = 0, before: str = "", after: str = ""
) -> str:
    """The expression at ``indent`` spaces, ``before`` in front of it and ``after`` behind it, lines folded."""
    line = " " * indent + before + flat(expression) + after
    if len(line) <= WIDTH:
        return line
    match expression:
        case Annotation(text=text, after=behind):
            return _fold(text, indent, before, behind + after)
        case Unless():
            return _choice(expression, indent, before, after)
        case Brackets(items=(_, *_)):
            return _open(expression, indent, before, after)
        case Brackets() if before.endswith(" = ") and not after:
            margin = " " * indent
            return f"{margin}{before}(\n{margin}    {flat(expression)}\n{margin})"
        case _:
            return line


def _choice(choice: Unless, indent: int, before: str, after: str) -> str:
    margin, deeper = " " * indent, " " * (indent + 4)
    lines = [deeper + flat(choice)]
    if len(lines[0]) > WIDTH:
        otherwise = lay_out(choice.value, indent=indent + 4, before="else ")
        lines = [f"{deeper}None", f"{deeper}if {choice.test}", otherwise]
    return "\n".join((f"{margin}{before}(", *lines, f"{margin}){after}"))


def _open(brackets: Brackets, indent: int, before: str, after: str) -> str:
    first = " " * indent + before + brackets.start
    last = " " * indent + brackets.end + after
    if brackets.result is not None:
        last = lay_out(
            brackets.result, indent=indent, before=f"{brackets.end} -> ", after=after
        )
    several = len(brackets.items) > 1
    together = " " * (indent + 4) + ", ".join(
        prefix + flat(value) for prefix, value in brackets.items
    )
    if several and len(together) <= WIDTH and brackets.start not in ("[", "{"):
        return f"{first}\n{together}\n{last}"
    comma = "," if several or brackets.result is not None else ""
    inner = (
        lay_out(value, indent=indent + 4, before=prefix, after=comma)
        for prefix, value in brackets.items
    )
    return "\n".join((first, *inner, last))


def _fold(text: str, indent: int, before: str, after: str) -> str:
    """An annotation that is too long for its line: a union in parentheses, the arguments of a generic a line each."""
    margin, deeper = " " * indent, " " * (indent + 4)
    members = split(text, "|")
    if len(members) == 1 and text.endswith("]"):
        name, _, arguments = text.removesuffix("]").partition("[")
        listed = split(arguments, ",")
        inner = [f"{deeper}{each}," for each in listed]
        if len(deeper + arguments) <= WIDTH:
            inner = [deeper + arguments]
        elif len(listed) == 1:
            inner = [_members(arguments, indent + 4)]
        return "\n".join((f"{margin}{before}{name}[", *inner, f"{margin}]{after}"))
    inner = [
        deeper + text if len(deeper + text) <= WIDTH else _members(text, indent + 4)
    ]
    return "\n".join((f"{margin}{before}(", *inner, f"{margin}){after}"))


def _members(text: str, indent: int) -> str:
    """The members of a union, one a line; a generic that is too long for its line is folded."""
    lines: list[str] = []
    for place, each in enumerate(split(text, "|")):
        before = "| " if place else ""
        line = " " * indent + before + each
        is_folded = len(line) > WIDTH and each.endswith("]")
        lines.append(_fold(each, indent, before, "") if is_folded else line)
    return "\n".join(lines)


def import_from(module: str, names: Iterable[str], indent: int = 0) -> str:
    """An import statement, a name a line where one line does not hold it."""
    listed = tuple(names)
    line = f"from {module} import {', '.join(listed)}"
    if indent + len(line) <= WIDTH:
        return line
    margin, deeper = " " * indent, " " * (indent + 4)
    lines = "".join(f"{deeper}{name},\n" for name in listed)
    return f"from {module} import (\n{lines}{margin})"


def public_names(names: Iterable[str]) -> str:
    """The ``__all__`` of a module."""
    listed = tuple(("", literal(name)) for name in sorted(names))
    return lay_out(Brackets("[", listed, "]"), before="__all__ = ")


def fold(statement: str, indent: int) -> str:
    """A simple statement, folded where its line is too long; continuation lines stand at ``indent`` and beyond.

    It may be an assignment or a ``return``, or the head of an ``if`` with conditions that must all hold.
    Values that it knows are calls, conditional expressions and comprehensions; what else is too long stays.
    """
    if indent + len(statement) <= WIDTH:
        return statement
    margin, deeper = " " * indent, " " * (indent + 4)
    if statement.startswith(("if value ", "if type(value) ")):
        conditions = statement.removeprefix("if ").removesuffix(":").split(" and ")
        return f"if (\n{deeper}" + f"\n{deeper}and ".join(conditions) + f"\n{margin}):"
    if statement.startswith("return "):
        return _fold_value("return ", statement.removeprefix("return "), indent)
    for operator in (" = ", " |= "):
        target, found, value = statement.partition(operator)
        if found and " " not in target.partition(": ")[0]:
            return _fold_value(target + operator, value, indent)
    return statement


def entry(key: str, value: str, indent: int) -> str:
    """An entry of a dictionary, folded where its line is too long."""
    if indent + len(f"{key}: {value},") <= WIDTH:
        return f"{key}: {value},"
    return _fold_value(f"{key}: ", value, indent) + ","


def _fold_value(head: str, value: str, indent: int) -> str:
    margin, deeper = " " * indent, " " * (indent + 4)
    if value.startswith("None if "):
        test, _, otherwise = value.removeprefix("None ").partition(" else ")
        is_short = indent + 4 + len(value) <= WIDTH
        lines = [value] if is_short else ["None", test, f"else {otherwise}"]
        return f"{head}(\n{deeper}" + f"\n{deeper}".join(lines) + f"\n{margin})"
    if value[0] in "[{" and " for " in value:
        inner = value[1:-1]
        is_short = indent + 4 + len(inner) <= WIDTH
        lines = [inner] if is_short else inner.replace(" for ", "\nfor ").split("\n")
        body = f"\n{deeper}".join(lines)
        return f"{head}{value[0]}\n{deeper}{body}\n{margin}{value[-1]}"
    function, _, arguments = value.partition("(")
    if arguments == ")" and head.endswith("= "):
        return f"{head}(\n{deeper}{value}\n{margin})"
    if arguments in ("", ")") or not arguments.endswith(")"):
        return head + value
    if head[-2:] in (": ", "n ") or indent + len(f"{head}{function}(") <= WIDTH:
        return head + _split_call(value, indent)
    inner_indent = indent + 4
    is_short = inner_indent + len(value) <= WIDTH
    body = value if is_short else _split_call(value, inner_indent)
    return f"{head}(\n{deeper}{body}\n{margin})"


def _split_call(call: str, indent: int) -> str:
    """A call with its arguments on a line of their own, or a line each where one does not hold them."""
    function, _, arguments = call.partition("(")
    arguments = arguments[:-1]
    margin, deeper = " " * indent, " " * (indent + 4)
    if indent + 4 + len(arguments) > WIDTH and len(split(arguments, ",")) > 1:
        arguments = f",\n{deeper}".join(split(arguments, ",")) + ","
    return f"{function}(\n{deeper}{arguments}\n{margin})"


def split(text: str, separator: str) -> list[str]:
    """Pieces of an annotation between separators that stand in no bracket and no string."""
    pieces, depth, start = [], 0, 0
    for found in _TOP_LEVEL.finditer(text):
        mark = found[0]
        if mark in "[({":
            depth += 1
        elif mark in "])}":
            depth -= 1
        elif depth == 0 and mark.strip() == separator:
            pieces.append(text[start : found.start()])
            start = found.end()
    return [*pieces, text[start:]]
