"""Which types operations and models are made of, and which models they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ftgen.ir.api import Content, Operation
from ftgen.ir.models import Model, ObjectModel
from ftgen.ir.schemas import references
from ftgen.ir.types import Type, names_in


def reachable(types: Iterable[Type], models: Mapping[str, Model]) -> frozenset[str]:
    """The names of all models that types lead to, however far, and those that are judged with them."""
    found: set[str] = set()
    pending = [name for type_ in types for name in names_in(type_)]
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            model = models[name]
            pending += references(model.schema)
            pending += (
                other for type_ in model_types(model) for other in names_in(type_)
            )
    return frozenset(found)


def model_types(model: Model) -> Iterator[Type]:
    """The types that stand in a model."""
    if not isinstance(model, ObjectModel):
        yield model.type
        return
    yield from (each.type for each in model.properties)
    if model.additional is not None:
        yield model.additional
    yield from (type_ for _, type_ in model.pattern_properties)


def with_callbacks(operations: Iterable[Operation]) -> Iterator[Operation]:
    """Operations, each followed by those of its callbacks."""
    for operation in operations:
        yield operation
        for callback in operation.callbacks:
            yield from with_callbacks(callback.operations)


def request_types(operation: Operation) -> Iterator[Type]:
    """The types of what an operation takes, its callbacks aside."""
    yield from (parameter.type for parameter in operation.parameters)
    if operation.body is not None:
        yield from _content_types(operation.body.contents)


def response_types(operation: Operation) -> Iterator[Type]:
    """The types of what an operation answers, its callbacks aside."""
    for response in operation.responses:
        yield from _content_types(response.contents)
        yield from (header.type for header in response.headers)


def _content_types(contents: Iterable[Content]) -> Iterator[Type]:
    for content in contents:
        yield content.type
        for encoding in content.encodings:
            yield from (header.type for header in encoding.headers)
