"""Which models are sent and which are received: found by following the types of operations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from ftgen.ir import api as ir
from ftgen.ir.models import Model, ObjectModel
from ftgen.ir.types import Type, names_in


def with_usage(
    models: Mapping[str, Model], groups: Iterable[ir.Group]
) -> tuple[Model, ...]:
    """The models by name, each marked with the directions in which it is used."""
    operations = [each for group in groups for each in _all(group.operations)]
    sent = _reached(
        (type_ for each in operations for type_ in request_types(each)), models
    )
    received = _reached(
        (type_ for each in operations for type_ in response_types(each)), models
    )
    return tuple(
        replace(models[name], used_in=_directions(name, sent, received))
        for name in sorted(models)
    )


def _directions(
    name: str, sent: set[str], received: set[str]
) -> frozenset[Literal["request", "response"]]:
    used: set[Literal["request", "response"]] = set()
    if name in sent:
        used.add("request")
    if name in received:
        used.add("response")
    return frozenset(used)


def _all(operations: Iterable[ir.Operation]) -> Iterator[ir.Operation]:
    for operation in operations:
        yield operation
        for callback in operation.callbacks:
            yield from _all(callback.operations)


def request_types(operation: ir.Operation) -> Iterator[Type]:
    """The types of what an operation takes."""
    yield from (each.type for each in operation.parameters)
    if operation.body is not None:
        for content in operation.body.contents:
            yield content.type
            yield from (
                header.type for part in content.encodings for header in part.headers
            )


def response_types(operation: ir.Operation) -> Iterator[Type]:
    """The types of what an operation answers."""
    for response in operation.responses:
        yield from (each.type for each in response.contents)
        yield from (each.type for each in response.headers)


def types_of(model: Model) -> Iterator[Type]:
    """The types that a model is made of."""
    if not isinstance(model, ObjectModel):
        yield model.type
        return
    yield from (each.type for each in model.properties)
    yield from (type_ for _, type_ in model.pattern_properties)
    if model.additional is not None:
        yield model.additional


def _reached(types: Iterable[Type], models: Mapping[str, Model]) -> set[str]:
    waiting = [name for type_ in types for name in names_in(type_)]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += (
                found for type_ in types_of(models[name]) for found in names_in(type_)
            )
    return seen
