"""Where each model is used: the operations that take or give it, the models that hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ftgen.ir.api import Content, Operation, Response
from ftgen.ir.models import Model, ObjectModel
from ftgen.targets.docs.links import Page
from ftgen.targets.docs.typetext import references


@dataclass(frozen=True, slots=True)
class Usage:
    """The users of the models, by model name, each once and in the order of the description."""

    operations: dict[str, dict[tuple[int, str], tuple[Page, Operation]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    models: dict[str, dict[str, None]] = field(
        default_factory=lambda: defaultdict(dict)
    )


def find_usage(pages: Iterable[Page], models: Iterable[Model]) -> Usage:
    """Look at every operation and at every model."""
    usage = Usage()
    for number, page in enumerate(pages):
        for operation in page.served.group.operations:
            for name in _used_by(operation):
                usage.operations[name][number, operation.name] = page, operation
    for model in models:
        for name in _held_by(model):
            if name != model.name:
                usage.models[name][model.name] = None
    return usage


def _used_by(operation: Operation) -> Iterator[str]:
    for parameter in operation.parameters:
        yield from references(parameter.type)
    if operation.body is not None:
        yield from _in_contents(operation.body.contents)
    for response in operation.responses:
        yield from _in_response(response)


def _in_response(response: Response) -> Iterator[str]:
    yield from _in_contents(response.contents)
    for header in response.headers:
        yield from references(header.type)


def _in_contents(contents: Iterable[Content]) -> Iterator[str]:
    for content in contents:
        yield from references(content.type)


def _held_by(model: Model) -> Iterator[str]:
    if not isinstance(model, ObjectModel):
        yield from references(model.type)
        return
    for each in model.properties:
        yield from references(each.type)
    if model.additional is not None:
        yield from references(model.additional)
    for _, type_ in model.pattern_properties:
        yield from references(type_)
