"""Annotations of generated code: whether whatever one of them stands for is also what another does."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
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
def _parsed(annotation: str) -> ast.expr:
    return ast.parse(annotation, mode="eval").body


def _members(node: ast.expr, names: Mapping[str, str]) -> Iterator[_Member]:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _members(left, names)
            yield from _members(right, names)
        case ast.Subscript(value=head, slice=inside):
            arguments = inside.elts if isinstance(inside, ast.Tuple) else [inside]
            yield from _generic(ast.unparse(head), arguments, names)
        case ast.Constant(value=str(text)):
            yield from _members(_parsed(text), names)
        case _:
            name = ast.unparse(node).removeprefix("models.")
            yield _Member(names.get(name, name))


def _generic(
    name: str, arguments: list[ast.expr], names: Mapping[str, str]
) -> Iterator[_Member]:
    for each in arguments:
        if name == "Literal":
            kind = type(ast.literal_eval(each)).__name__
            yield _Member(kind, literal=ast.unparse(each))
        elif name == "Union":
            yield from _members(each, names)
    if name not in ("Literal", "Union"):
        yield _Member(name, tuple(tuple(_members(each, names)) for each in arguments))


class _Comparison:
    """Compares unions; aliases are looked into where they are not the same."""

    def __init__(self, wide: Names, narrow: Names) -> None:
        self._wide = wide
        self._narrow = narrow
        self._depth = 0

    def are_of(self, narrow: tuple[_Member, ...], wide: tuple[_Member, ...]) -> bool:
        """Whether each member of the one union is of some member of the other."""
        return all(self._is_of_any(one, wide) for one in narrow)

    def _is_of_any(self, one: _Member, wide: tuple[_Member, ...]) -> bool:
        if any(self._is_of(one, other) for other in wide):
            return True
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
