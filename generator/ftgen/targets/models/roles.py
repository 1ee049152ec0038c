"""What a model is for, where the description does not say it: who takes it, answers it or holds it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ftgen.ir.api import Api
from ftgen.ir.models import ObjectModel
from ftgen.ir.reach import (
    model_types,
    request_types,
    response_types,
    with_callbacks,
)
from ftgen.ir.types import names_in


def roles(api: Api) -> dict[str, str]:
    """A sentence for each model that is used: the first use of the API counts, operations before models."""
    found: dict[str, str] = {}
    for name, text in chain(_in_operations(api), _in_models(api)):
        found.setdefault(name, text)
    return found


def _in_operations(api: Api) -> Iterator[tuple[str, str]]:
    groups = (*api.groups, *api.webhooks)
    for each in with_callbacks(chain.from_iterable(g.operations for g in groups)):
        for type_ in request_types(each):
            for name in names_in(type_):
                yield name, f"What ``{each.name}`` takes."
        for type_ in response_types(each):
            for name in names_in(type_):
                yield name, f"What ``{each.name}`` answers."


def _in_models(api: Api) -> Iterator[tuple[str, str]]:
    for model in api.models:
        if isinstance(model, ObjectModel):
            for prop in model.properties:
                for name in names_in(prop.type):
                    yield name, f"What ``{model.name}.{prop.python_name}`` holds."
        for type_ in model_types(model):
            for name in names_in(type_):
                yield name, f"Part of ``{model.name}``."
