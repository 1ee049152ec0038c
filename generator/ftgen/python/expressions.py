"""Expressions, annotations among them, as values: what they name is known without looking at their text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Name:
    """A name, dotted or not, that may have to be imported; ``models.Job`` names ``models``."""

    text: str

    @property
    def root(self) -> str:
        """What an import would bind."""
        return self.text.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Text and values side by side, on one line however long it is."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Union:
    """The annotation of one of several types."""

    members: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Brackets:
    """Items in brackets: a list, a dictionary, a parameter list with its ``result``, or a call of a ``callee``.

    Each item is the text before its value (``name=``, ``"key": ``) and the value. A generic type is one too.
    """

    opening: str
    items: tuple[tuple[str, Expression], ...]
    closing: str
    callee: Expression = ""
    result: Expression | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands behind the name of an argument or attribute: its type and, where there is one, its default."""

    type: Expression
    default: Expression | None = None


@dataclass(frozen=True, slots=True)
class Unless:
    """None where ``test`` holds, ``value`` elsewhere."""

    test: Expression
    value: Expression


Expression: TypeAlias = str | Name | Phrase | Union | Brackets | Typed | Unless
"""A string is text that names nothing: a literal, a local variable."""

Item: TypeAlias = Expression | tuple[str, Expression]
"""An argument: a value, or the text before it and the value."""

ANY = Name("Any")
NONE = Name("None")
UNSET = Name("UNSET")
ABSENT = Name("Unset")
"""The type of ``UNSET``."""


def flat(expression: Expression) -> str:
    """The expression on one line."""
    return "".join(_texts(leaves(expression)))


def flat_within(expression: Expression, room: int) -> str | None:
    """The expression on one line; None where that is too long, which is found out without writing all of it."""
    found: list[str] = []
    for text in _texts(leaves(expression)):
        room -= len(text)
        if room < 0:
            return None
        found.append(text)
    return "".join(found)


def names(expression: Expression) -> Iterator[str]:
    """What an import would have to bind for the expression."""
    return (each.root for each in leaves(expression) if isinstance(each, Name))


def _texts(found: Iterable[str | Name]) -> Iterator[str]:
    return (each if isinstance(each, str) else each.text for each in found)


def leaves(expression: Expression) -> Iterator[str | Name]:
    """The texts and names that an expression is made of, in the order in which they are written."""
    waiting: list[Iterator[Expression]] = [iter((expression,))]
    while waiting:
        for each in waiting[-1]:
            if isinstance(each, str | Name):
                yield each
            else:
                waiting.append(_parts(each))
                break
        else:
            waiting.pop()


def _parts(
    expression: Phrase | Brackets | Union | Typed | Unless,
) -> Iterator[Expression]:
    match expression:
        case Phrase(parts=parts):
            yield from parts
        case Brackets():
            yield from _parts_of_brackets(expression)
        case Union(members=members):
            for place, each in enumerate(members):
                if place:
                    yield " | "
                yield each
        case Typed(type=type_, default=default):
            yield type_
            if default is not None:
                yield " = "
                yield default
        case Unless(test=test, value=value):
            yield from ("None if ", test, " else ", value)


def _parts_of_brackets(brackets: Brackets) -> Iterator[Expression]:
    yield brackets.callee
    yield brackets.opening
    for place, (before, value) in enumerate(brackets.items):
        yield f", {before}" if place else before
        yield value
    yield brackets.closing
    if brackets.result is not None:
        yield " -> "
        yield brackets.result


def call(function: Expression, *arguments: Item) -> Brackets:
    """A call with the arguments that are not empty; a string is the name of the function."""
    callee = Name(function) if isinstance(function, str) else function
    return Brackets("(", _items(arguments), ")", callee)


def generic(name: str, *arguments: Expression) -> Brackets:
    """A generic type with its arguments."""
    return Brackets("[", _items(arguments), "]", Name(name))


def wrapped(type_: Expression, around: Iterable[str]) -> Expression:
    """A type as the argument of generic types, the outermost first; itself where there are none."""
    for name in reversed(tuple(around)):
        type_ = generic(name, type_)
    return type_


def listed(items: Iterable[Expression]) -> Brackets:
    """A list."""
    return Brackets("[", tuple(("", each) for each in items), "]")


def mapping(entries: Mapping[str, Expression]) -> Brackets:
    """A dictionary; its keys are literals."""
    items = ((f"{key}: ", value) for key, value in entries.items())
    return Brackets("{", tuple(items), "}")


def behind(text: str, expression: Brackets) -> Brackets:
    """An expression with text in front of it, such as ``await``."""
    return replace(expression, callee=Phrase((text, expression.callee)))


def union(members: Iterable[Expression]) -> Expression:
    """The annotation of one of several types, each once; None comes last, and Any makes all others needless."""
    found = dict.fromkeys(members)
    if ANY in found:
        return ANY
    if NONE in found:
        found = {**{each: None for each in found if each != NONE}, NONE: None}
    flattened = dict.fromkeys(inner for each in found for inner in members_of(each))
    ordered = tuple(flattened)
    return ordered[0] if len(ordered) == 1 else Union(ordered)


def members_of(type_: Expression) -> tuple[Expression, ...]:
    """The types that a union is of; any other type is the one that it is of."""
    return type_.members if isinstance(type_, Union) else (type_,)


def or_unset(type_: Expression) -> Expression:
    """The annotation of what may be left out."""
    return type_ if type_ == ANY else union((type_, ABSENT))


def renamed(expression: Expression, names_: Mapping[str, str]) -> Expression:
    """The expression with other names in the place of some."""

    def inside(each: Expression) -> Expression:
        return renamed(each, names_)

    match expression:
        case str():
            return expression
        case Name(text=text):
            return Name(names_.get(text, text))
        case Phrase(parts=parts):
            return Phrase(tuple(map(inside, parts)))
        case Union(members=members):
            return Union(tuple(map(inside, members)))
        case Typed(type=type_, default=default):
            return Typed(inside(type_), None if default is None else inside(default))
        case Unless(test=test, value=value):
            return Unless(inside(test), inside(value))
        case Brackets(items=items, callee=callee, result=result):
            return replace(
                expression,
                items=tuple((before, inside(value)) for before, value in items),
                callee=inside(callee),
                result=None if result is None else inside(result),
            )


SHADOWABLE = frozenset(("bool", "bytes", "dict", "float", "int", "list", "str"))
"""The types that a method may be called like."""


def unshadowed(expression: Expression, methods: Collection[str]) -> Expression:
    """An expression of a class whose methods may be called like the builtin types that it names."""
    hidden = SHADOWABLE.intersection(methods)
    if not hidden:
        return expression
    return renamed(expression, {name: f"builtins.{name}" for name in hidden})


def _items(arguments: Iterable[Item]) -> tuple[tuple[str, Expression], ...]:
    return tuple(
        each if isinstance(each, tuple) else ("", each) for each in arguments if each
    )
