"""How an alias is written: an expression that is a type at run time too."""

from __future__ import annotations

from collections.abc import Iterable

from ftgen.ir.models import AliasModel, ObjectModel
from ftgen.ir.types import (
    ArrayType,
    MapType,
    NullableType,
    RefType,
    Type,
    UnionType,
    names_in,
)
from ftgen.targets.code import annotation
from ftgen.targets.codecs import Codecs


class Aliases:
    """Writes the right-hand sides of aliases; what leads back to the alias itself stays a forward reference."""

    def __init__(self, codecs: Codecs, local: frozenset[str]) -> None:
        self._codecs = codecs
        self._local = local

    def of(self, model: AliasModel) -> str:
        """The type that an alias stands for."""
        return self._type(model.type, self._forward(model))

    def _type(self, type_: Type, forward: frozenset[str]) -> str:
        match type_:
            case RefType(name=name):
                text = annotation(type_, local=self._local)
                return f'"{text}"' if name in forward else text
            case NullableType(of=UnionType(members=members)):
                return _union([*self._types(members, forward), "None"])
            case NullableType(of=of):
                return _union([self._type(of, forward), "None"])
            case UnionType(members=members):
                return _union(self._types(members, forward))
            case ArrayType(items=items, prefix=prefix):
                inner = self._types((*prefix, items), forward)
                return f"list[{_union(inner)}]"
            case MapType(values=values):
                return f"dict[str, {self._type(values, forward)}]"
            case _:
                return annotation(type_, local=self._local)

    def _types(self, types: Iterable[Type], forward: frozenset[str]) -> list[str]:
        return list(dict.fromkeys(self._type(each, forward) for each in types))

    def _forward(self, model: AliasModel) -> frozenset[str]:
        """The names that are not there yet when the alias is made: other aliases of its module, and circles."""
        aliases = {
            name
            for name in self._local
            if not isinstance(self._codecs.model(name), ObjectModel)
        }
        return frozenset(aliases | self._leading_back(model.name))

    def _leading_back(self, name: str) -> set[str]:
        """The aliases that an alias is made of and that are made of it."""
        return {
            each
            for each in self._reached(name)
            if each == name or name in self._reached(each)
        }

    def _reached(self, name: str) -> set[str]:
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            model = self._codecs.model(waiting.pop())
            if isinstance(model, AliasModel):
                found = set(names_in(model.type)) - seen
                seen |= found
                waiting += found
        return seen


def _union(members: list[str]) -> str:
    """One of several types; Any makes all others needless."""
    if "Any" in members:
        return "Any"
    return members[0] if len(members) == 1 else f"Union[{', '.join(members)}]"
