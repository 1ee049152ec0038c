"""A part of an API: the operations that filters select, and the models that these need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase

from ftgen.hints import did_you_mean
from ftgen.ir.api import Api, Group, Operation
from ftgen.ir.models import Model
from ftgen.ir.reach import (
    model_types,
    reachable,
    request_types,
    response_types,
    with_callbacks,
)
from ftgen.ir.types import Type


def select(api: Api, only: tuple[str, ...], exclude: tuple[str, ...]) -> Api:
    """The API with the operations that any filter of ``only`` matches (all, if there is none) and none of ``exclude``.

    A filter is ``tag:NAME``, ``path:/PATH``, ``operation:ID``, ``schema:NAME`` (the operations that use it, and
    the schema itself), ``extension:x-NAME`` or ``deprecated``, with ``*`` and ``?`` as wildcards. Models that only
    operations left out need are left out too; without filters the API stays as it is.
    """
    if not only and not exclude:
        return api
    wanted, unwanted = (Filters(api, filters) for filters in (only, exclude))
    groups, webhooks = (
        tuple(_selected(groups, wanted, unwanted))
        for groups in (api.groups, api.webhooks)
    )
    types = (
        type_
        for group in (*groups, *webhooks)
        for operation in group.operations
        for type_ in _types(operation)
    )
    by_name = {model.name: model for model in api.models}
    needed = reachable(types, by_name) | wanted.models_with_theirs(by_name)
    models = tuple(model for model in api.models if model.name in needed)
    return replace(api, groups=groups, webhooks=webhooks, models=models)


def unmatched(api: Api, filters: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The filters that match nothing in the API, each with a hint."""
    for text in filters:
        found = Filters(api, (text,))
        if not found.models and not any(
            found.match(group, operation) for group, operation in _operations(api)
        ):
            kind = text.partition(":")[0]
            alike = [f"{kind}:{name}" for name in _names(api, kind)]
            yield text, did_you_mean(
                text, alike, "names are matched whole; * stands for any text"
            )


class Filters:
    """Filters of one kind; ``models`` are the names of the models that those by schema match."""

    def __init__(self, api: Api, filters: tuple[str, ...]) -> None:
        self.filters = [text.partition(":")[::2] for text in filters]
        self._by_name = {model.name: model for model in api.models}
        patterns = [pattern for kind, pattern in self.filters if kind == "schema"]
        self.models = frozenset(
            model.name
            for model in api.models
            if any(
                fnmatchcase(name, each) for each in patterns for name in _called(model)
            )
        )

    def models_with_theirs(self, by_name: dict[str, Model]) -> frozenset[str]:
        """The models that filters by schema match, and what these need."""
        return self.models.union(
            *(reachable(model_types(by_name[name]), by_name) for name in self.models)
        )

    def match(self, group: Group, operation: Operation) -> bool:
        """Whether any of the filters matches the operation."""
        if self.models and not self.models.isdisjoint(
            reachable(_types(operation), self._by_name)
        ):
            return True
        return any(
            fnmatchcase(name, pattern)
            for kind, pattern in self.filters
            for name in _names_of(group, operation, kind)
        )


def _selected(
    groups: Iterable[Group], wanted: Filters, unwanted: Filters
) -> Iterator[Group]:
    for group in groups:
        operations = tuple(
            operation
            for operation in group.operations
            if (not wanted.filters or wanted.match(group, operation))
            and not unwanted.match(group, operation)
        )
        if operations:
            yield replace(group, operations=operations)


def _names_of(group: Group, operation: Operation, kind: str) -> Iterable[str]:
    """What filters of a kind are compared with."""
    match kind:
        case "tag":
            return (group.title,)
        case "path":
            return (operation.path,)
        case "operation":
            return (operation.id,)
        case "extension":
            return sorted(operation.extensions)
        case "deprecated":
            return ("",) if operation.deprecated else ()
        case _:
            return ()


def _names(api: Api, kind: str) -> Iterator[str]:
    for group, operation in _operations(api):
        yield from _names_of(group, operation, kind)
    if kind == "schema":
        for model in api.models:
            yield from _called(model)


def _called(model: Model) -> tuple[str, ...]:
    """The name of a model's class, and the key that its schema has in the description."""
    *_, container, key = ("", "", *model.at.pointer.split("/"))
    if container not in ("schemas", "definitions"):
        return (model.name,)
    return (model.name, key.replace("~1", "/").replace("~0", "~"))


def _operations(api: Api) -> Iterator[tuple[Group, Operation]]:
    for group in (*api.groups, *api.webhooks):
        for operation in group.operations:
            yield group, operation


def _types(operation: Operation) -> Iterator[Type]:
    for each in with_callbacks((operation,)):
        yield from request_types(each)
        yield from response_types(each)
