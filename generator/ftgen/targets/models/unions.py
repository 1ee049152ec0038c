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
)
from ftgen.python.annotations import STR, annotation
from ftgen.python.expressions import ANY, NONE, Expression, flat, generic
from ftgen.python.text import literal
from ftgen.targets.codecs import Codecs


class Aliases:
    """Writes the right-hand sides of aliases; what leads back to the alias itself stays a forward reference."""

    def __init__(self, codecs: Codecs, local: frozenset[str]) -> None:
        self._codecs = codecs
        self._local = local

    def of(self, model: AliasModel) -> Expression:
        """The type that an alias stands for."""
        return self._type(model.type, self._forward(model))

    def _type(self, type_: Type, forward: frozenset[str]) -> Expression:
        match type_:
            case RefType(name=name):
                written = annotation(type_, local=self._local)
                return literal(flat(written)) if name in forward else written
            case NullableType(of=UnionType(members=members)):
                return _union([*self._types(members, forward), NONE])
            case NullableType(of=of):
                return _union([self._type(of, forward), NONE])
            case UnionType(members=members):
                return _union(self._types(members, forward))
            case ArrayType(items=items, prefix=prefix):
                inner = self._types((*prefix, items), forward)
                return generic("list", _union(inner))
            case MapType(values=values):
                return generic("dict", STR, self._type(values, forward))
            case _:
                return annotation(type_, local=self._local)

    def _types(
        self, types: Iterable[Type], forward: frozenset[str]
    ) -> list[Expression]:
        return list(dict.fromkeys(self._type(each, forward) for each in types))

    def _forward(self, model: AliasModel) -> frozenset[str]:
        """The names that are not there yet when the alias is made: other aliases of its module, and circles."""
        aliases = {
            name
            for name in self._local
            if not isinstance(self._codecs.model(name), ObjectModel)
        }
        return self._codecs.circle_of(model.name) | aliases


def _union(members: list[Expression]) -> Expression:
    """One of several types; Any makes all others needless."""
    if ANY in members:
        return ANY
    return members[0] if len(members) == 1 else generic("Union", *members)
