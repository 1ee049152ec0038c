"""Where each model is used: the operations that take or give it, the models that hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ftgen.ir.api import Operation
from ftgen.ir.models import Model
from ftgen.ir.reach import model_types, request_types, response_types
from ftgen.ir.types import names_in
from ftgen.targets.docs.places import Page


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
    for type_ in (*request_types(operation), *response_types(operation)):
        yield from names_in(type_)


def _held_by(model: Model) -> Iterator[str]:
    for type_ in model_types(model):
        yield from names_in(type_)
