"""Examples that models borrow: from the operations that take or answer them, and from models that hold them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from ftgen.ir.api import Api, Content, Operation
from ftgen.ir.models import AliasModel
from ftgen.ir.types import ArrayType, MapType, NullableType, RefType, Type, UnionType
from ftgen.targets.codecs import Codecs
from ftgen.targets.constructors import expression

_MOST = 3


class Lent:
    """The examples that there are of each model, a few of each and the best first."""

    def __init__(self, codecs: Codecs) -> None:
        self._codecs = codecs
        self._of: defaultdict[str, list[Any]] = defaultdict(list)

    def of(self, name: str) -> list[Any]:
        """The examples of a model: its own, then those that it borrows."""
        own = [each.json for each in self._codecs.model(name).examples]
        return own + self._of.get(name, [])

    def lend(self, type_: Type, value: Any) -> None:
        """Take a value of a type as an example of every model that it holds."""
        match type_:
            case RefType(name=name):
                lent = self._of[name]
                if len(lent) < _MOST and value not in lent:
                    lent.append(value)
                    self._lend_parts(name, value)
            case NullableType(of=of) if value is not None:
                self.lend(of, value)
            case ArrayType(items=items, prefix=()) if isinstance(value, list):
                for each in value[:_MOST]:
                    self.lend(items, each)
            case MapType(values=of) if isinstance(value, dict):
                for each in list(value.values())[:_MOST]:
                    self.lend(of, each)
            case UnionType(members=members):
                for each in members:
                    if expression(each, value, self._codecs) is not None:
                        self.lend(each, value)
                        return
            case _:
                return

    def _lend_parts(self, name: str, value: Any) -> None:
        model = self._codecs.model(name)
        if isinstance(model, AliasModel):
            self.lend(model.type, value)
        elif isinstance(value, dict):
            for each in model.properties:
                if each.name in value:
                    self.lend(each.type, value[each.name])


def lent_by(api: Api, codecs: Codecs) -> Lent:
    """All examples of an API: those of answers first, which are whole, and those that models hold last."""
    lent = Lent(codecs)
    operations = [each for group in api.groups for each in group.operations]
    for content in _contents(operations):
        for example in content.examples:
            if example.value is not None:
                lent.lend(content.type, example.value.json)
    for model in api.models:
        for value in model.examples:
            lent.lend(RefType(name=model.name), value.json)
    return lent


def _contents(operations: Iterable[Operation]) -> Iterator[Content]:
    """What the operations answer when all is well, then what they take, then what else they answer."""
    found = list(operations)
    for operation in found:
        yield from operation.success_contents
    for operation in found:
        if operation.body is not None:
            yield from operation.body.contents
    for operation in found:
        for response in operation.responses:
            yield from response.contents
