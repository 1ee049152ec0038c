"""Annotations of generated code: whether whatever one of them stands for is also what another does."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_ABOVE = {"bool": "int", "int": "float"}


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of a union: a name with the unions of its arguments, or a literal of that type."""

    name: str
    arguments: tuple[tuple[_Member, ...], ...] = ()
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What names in annotations stand for: classes that have another name now, and aliases."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)


_NONE = Names()
_DEEPEST = 6


def accepts(
    wide: str, narrow: str, wide_names: Names = _NONE, narrow_names: Names = _NONE
) -> bool:
    """Whether every value of ``narrow`` is one of ``wide``.

    Any goes with everything, and int with float, as for a type checker.
    """
    return _Comparison(wide_names, narrow_names).are_of(
        tuple(_members(_parsed(narrow), narrow_names.renamed)),
        tuple(_members(_parsed(wide), wide_names.renamed)),
    )


@lru_cache(maxsize=4096)
def _parsed(annotation: str) -> tuple[ast.expr, ...]:
    """The members of a union, each parsed for itself: as one expression a long union would be a deep one."""
    return tuple(ast.parse(each, mode="eval").body for each in _split(annotation))


def _split(annotation: str) -> Iterator[str]:
    """The text between the bars that stand in no brackets."""
    depth, begin = 0, 0
    ends: list[tuple[int, int]] = []
    for token in tokenize.generate_tokens(io.StringIO(annotation).readline):
        depth += (token.string in _OPENING) - (token.string in _CLOSING)
        if token.string == "|" and not depth:
            ends.append((token.start[1], token.end[1]))
    for end, after in (*ends, (len(annotation), 0)):
        yield annotation[begin:end].strip()
        begin = after


_OPENING, _CLOSING = ("(", "[", "{"), (")", "]", "}")


def _members(nodes: Iterable[ast.expr], names: Mapping[str, str]) -> Iterator[_Member]:
    for node in nodes:
        match node:
            case ast.BinOp(op=ast.BitOr()):
                yield from _members(_operands(node), names)
            case ast.Subscript(value=head, slice=inside):
                arguments = inside.elts if isinstance(inside, ast.Tuple) else [inside]
                yield from _generic(ast.unparse(head), arguments, names)
            case ast.Constant(value=str(text)):
                yield from _members(_parsed(text), names)
            case _:
                name = ast.unparse(node).removeprefix("models.")
                yield _Member(names.get(name, name))


def _operands(union: ast.expr) -> list[ast.expr]:
    """The members of a union in brackets."""
    found: list[ast.expr] = []
    while isinstance(union, ast.BinOp):
        found.append(union.right)
        union = union.left
    return [union, *reversed(found)]


def _generic(
    name: str, arguments: list[ast.expr], names: Mapping[str, str]
) -> Iterator[_Member]:
    for each in arguments:
        if name == "Literal":
            kind = type(ast.literal_eval(each)).__name__
            yield _Member(kind, literal=ast.unparse(each))
        elif name == "Union":
            yield from _members((each,), names)
    if name not in ("Literal", "Union"):
        yield _Member(
            name, tuple(tuple(_members((each,), names)) for each in arguments)
        )


class _Comparison:
    """Compares unions; aliases are looked into where they are not the same."""

    def __init__(self, wide: Names, narrow: Names) -> None:
        self._wide = wide
        self._narrow = narrow
        self._depth = 0

    def are_of(self, narrow: tuple[_Member, ...], wide: tuple[_Member, ...]) -> bool:
        """Whether each member of the one union is of some member of the other."""
        known = frozenset(wide)
        loose = [other for other in wide if not other.literal] or wide[:1]
        return all(
            one in known
            or any(self._is_of(one, other) for other in loose)
            or self._is_inside(one, wide)
            for one in narrow
        )

    def _is_inside(self, one: _Member, wide: tuple[_Member, ...]) -> bool:
        """Whether it is of some member, once it is looked into what is an alias."""
        inside = _inside((one,), self._narrow)
        outside = _inside(wide, self._wide)
        if self._depth == _DEEPEST or (inside == (one,) and outside == wide):
            return False
        self._depth += 1
        found = self.are_of(inside, outside)
        self._depth -= 1
        return found

    def _is_of(self, one: _Member, other: _Member) -> bool:
        if one == other or "Any" in (one.name, other.name):
            return True
        if other.literal:
            return False
        if not one.arguments and not other.arguments:
            above = one.name if one.literal else _ABOVE.get(one.name)
            return above is not None and self._is_of(_Member(above), other)
        return (
            one.name == other.name
            and len(one.arguments) == len(other.arguments)
            and all(map(self.are_of, one.arguments, other.arguments))
        )


def _inside(members: tuple[_Member, ...], names: Names) -> tuple[_Member, ...]:
    """The members with those that are aliases replaced by what these stand for."""
    found: dict[_Member, None] = {}
    for member in members:
        text = names.aliases.get(member.name)
        if text is None:
            found[member] = None
        else:
            found.update(dict.fromkeys(_members(_parsed(text), names.renamed)))
    return tuple(found)
