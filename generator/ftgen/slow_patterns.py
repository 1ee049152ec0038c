"""Regular expressions whose time grows faster than the text: told by their structure, never by trying them.

``growth`` is for people: it tells of what is slow, and hardly ever of what is not. ``is_tame`` is for what must
not hang: it lets pass what cannot be slow, and not all of that.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Literal, TypeAlias

Growth: TypeAlias = Literal["", "quadratically", "exponentially"]
Item: TypeAlias = tuple[Any, Any]

_MANY = 100
_CHARACTERS = frozenset(range(257))
"""Latin characters, and one that stands for all others."""

_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_DIGIT: str.isdigit,
    codes.CATEGORY_WORD: lambda text: text.isalnum() or text == "_",
}
_OPPOSITES = {
    codes.CATEGORY_NOT_SPACE: codes.CATEGORY_SPACE,
    codes.CATEGORY_NOT_DIGIT: codes.CATEGORY_DIGIT,
    codes.CATEGORY_NOT_WORD: codes.CATEGORY_WORD,
}
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)
_ALL_REPEATS = (*_REPEATS, codes.POSSESSIVE_REPEAT)
_MOST_REPEATS = 2
_FARTHEST = 100
"""Items from one repetition to another beyond which nothing is looked for."""


@cache
def growth(pattern: str) -> Growth:
    """How the time of a search by a pattern of Python may grow with the text; empty where it is in proportion."""
    try:
        parsed = list(parser.parse(pattern))
    except re.error:
        return ""
    if any(_is_nested(item) for item in _items(parsed)):
        return "exponentially"
    sequences = [parsed, *(list(each) for each in _bodies(parsed))]
    return "quadratically" if any(map(_has_neighbours, sequences)) else ""


@cache
def is_tame(pattern: str) -> bool:
    """Whether matching takes no more than the square of a text: few long repeats, and no choice inside a repeat."""
    try:
        parsed = parser.parse(pattern)
    except (re.error, OverflowError):
        return False
    return _long_repeats(parsed, inside=False) <= _MOST_REPEATS


def _long_repeats(sequence: Iterable[Item], *, inside: bool) -> float:
    """How many repeats there are that go on for long; infinitely many where one holds a choice."""
    count: float = 0
    for code, argument in sequence:
        low, high = argument[:2] if code in _ALL_REPEATS else (1, 1)
        if inside and (code is codes.BRANCH or high > low):
            return math.inf
        deeper = [
            _long_repeats(body, inside=inside or high > 1)
            for body in _inner(code, argument)
        ]
        count += (high >= _MANY) + max(deeper, default=0)
    return count


def _bodies(sequence: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The sequences inside of a sequence, however deep."""
    for code, argument in sequence:
        for body in _inner(code, argument):
            yield body
            yield from _bodies(body)


def _inner(code: Any, argument: Any) -> list[Sequence[Item]]:
    if code in _ALL_REPEATS:
        return [argument[2]]
    if code is codes.SUBPATTERN:
        return [argument[3]]
    if code is codes.BRANCH:
        return list(argument[1])
    if code is codes.ATOMIC_GROUP:
        return [argument]
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [argument[1]]
    if code is codes.GROUPREF_EXISTS:
        return [each for each in argument[1:] if each]
    return []


def _items(sequence: Sequence[Item]) -> Iterator[Item]:
    yield from sequence
    for body in _bodies(sequence):
        yield from body


def _flat(sequence: Sequence[Item]) -> Iterator[Item]:
    """The items of a sequence, those of its groups among them."""
    for code, argument in sequence:
        if code is codes.SUBPATTERN:
            yield from _flat(argument[3])
        else:
            yield code, argument


def _is_many(item: Item) -> bool:
    code, argument = item
    return code in _REPEATS and argument[1] >= _MANY


def _is_nested(item: Item) -> bool:
    """Whether a repeated text can be parted among the rounds of a repetition in many ways."""
    if not _is_many(item):
        return False
    body = list(_flat(item[1][2]))
    for at, each in enumerate(body):
        around = [*body[at + 1 :], *body[:at]]
        if _is_many(each) and _can_be_of(around, _characters([each])):
            return True
        if each[0] is codes.BRANCH and len(body) == 1:
            return _has_alike(each[1][1])
    return False


def _has_alike(branches: Sequence[Sequence[Item]]) -> bool:
    """Whether two branches match the same character."""
    known: set[int] = set()
    for branch in branches:
        if len(branch) == 1 and (found := _set(branch[0])):
            if known & found:
                return True
            known |= found
    return any(
        _is_many(item) and _can_be_of(others, _characters([item]))
        for branch in branches
        for at, item in enumerate(branch)
        for others in [[*branch[:at], *branch[at + 1 :]]]
    )


def _has_neighbours(sequence: Sequence[Item]) -> bool:
    """Whether two repetitions of the same characters follow each other, with nothing certain between them."""
    flat = list(_flat(sequence))
    many = [at for at, each in enumerate(flat) if _is_many(each)]
    for place, at in enumerate(many):
        for other in many[place + 1 : place + 1 + _FARTHEST]:
            if other - at <= _FARTHEST and len(flat) > 2:
                both = _alone(flat[at]) & _alone(flat[other])
                if both and _can_be_of(flat[at + 1 : other], both):
                    return True
    return False


def _alone(item: Item) -> frozenset[int]:
    """The characters of a repetition of single characters."""
    body = list(_flat(item[1][2]))
    return _set(body[0]) if len(body) == 1 else frozenset()


def _can_be_of(sequence: Sequence[Item], allowed: frozenset[int]) -> bool:
    """Whether a sequence matches a text, perhaps none, of these characters only."""
    return all(_one_can(code, argument, allowed) for code, argument in sequence)


def _one_can(code: Any, argument: Any, allowed: frozenset[int]) -> bool:
    if code in _ALL_REPEATS:
        return argument[0] == 0 or _can_be_of(argument[2], allowed)
    if code is codes.BRANCH:
        return any(_can_be_of(each, allowed) for each in argument[1])
    if code in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
        return all(_can_be_of(each, allowed) for each in _inner(code, argument))
    found = _set((code, argument))
    return not found or bool(found & allowed)


def _characters(sequence: Sequence[Item]) -> frozenset[int]:
    """All characters that a sequence may match somewhere."""
    return frozenset().union(*(_set(each) for each in _items(sequence)))


def _set(item: Item) -> frozenset[int]:
    """The characters that an item of one character matches; none for any other item."""
    code, argument = item
    if code is codes.LITERAL:
        return frozenset({min(argument, 256)})
    if code is codes.NOT_LITERAL:
        return _CHARACTERS - {argument}
    if code is codes.ANY:
        return _CHARACTERS - {10}
    if code is codes.IN:
        found = frozenset[int]().union(*(_member(*each) for each in argument))
        return _CHARACTERS - found if argument[0][0] is codes.NEGATE else found
    return frozenset()


def _member(code: Any, argument: Any) -> frozenset[int]:
    if code is codes.LITERAL:
        return frozenset({min(argument, 256)})
    if code is codes.RANGE:
        low, high = argument
        return frozenset(range(min(low, 256), min(high, 256) + 1))
    if code is codes.CATEGORY and argument in _CATEGORIES:
        return frozenset(c for c in _CHARACTERS if _CATEGORIES[argument](chr(c)))
    if code is codes.CATEGORY and argument in _OPPOSITES:
        return _CHARACTERS - _member(code, _OPPOSITES[argument])
    return frozenset()
