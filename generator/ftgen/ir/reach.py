"""Which models an operation or a model needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ftgen.ir.api import Content, Operation
from ftgen.ir.models import Model, ObjectModel
from ftgen.ir.types import ArrayType, MapType, NullableType, RefType, Type, UnionType


def reachable(
    operations: Iterable[Operation], models: Mapping[str, Model]
) -> frozenset[str]:
    """The names of all models that these operations lead to, however far."""
    found: set[str] = set()
    pending = [
        name
        for operation in operations
        for type in operation_types(operation)
        for name in references(type)
    ]
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += [
                other
                for type in model_types(models[name])
                for other in references(type)
            ]
    return frozenset(found)


def references(type: Type) -> Iterator[str]:
    """The names of the models that a type names."""
    match type:
        case RefType(name=name):
            yield name
        case NullableType(of=of):
            yield from references(of)
        case MapType(values=values):
            yield from references(values)
        case ArrayType(items=items, prefix=prefix):
            for item in (items, *prefix):
                yield from references(item)
        case UnionType(members=members):
            for member in members:
                yield from references(member)
        case _:
            return


def model_types(model: Model) -> Iterator[Type]:
    """The types that a model is made of."""
    if not isinstance(model, ObjectModel):
        yield model.type
        return
    yield from (property.type for property in model.properties)
    yield from (type for _, type in model.pattern_properties)
    if model.additional is not None:
        yield model.additional


def operation_types(operation: Operation) -> Iterator[Type]:
    """The types of all that an operation and its callbacks take and give."""
    yield from (parameter.type for parameter in operation.parameters)
    if operation.body is not None:
        yield from _content_types(operation.body.contents)
    for response in operation.responses:
        yield from _content_types(response.contents)
        yield from (header.type for header in response.headers)
    if operation.pagination is not None:
        yield operation.pagination.item
    for callback in operation.callbacks:
        for called in callback.operations:
            yield from operation_types(called)


def _content_types(contents: tuple[Content, ...]) -> Iterator[Type]:
    for content in contents:
        yield content.type
        yield from (
            header.type for encoding in content.encodings for header in encoding.headers
        )
