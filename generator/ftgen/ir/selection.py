"""A part of an API: the operations that filters select, and the models that these need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase

from ftgen.ir.api import Api, Group, Operation
from ftgen.ir.reach import reachable, request_types, response_types, with_callbacks


def select(api: Api, only: tuple[str, ...], exclude: tuple[str, ...]) -> Api:
    """The API with the operations that any filter of ``only`` matches (all, if there is none) and none of ``exclude``.

    A filter is ``tag:NAME``, ``path:/PATH`` or ``operation:ID``, with ``*`` and ``?`` as wildcards. Models that
    only operations left out need are left out too; without filters the API stays as it is.
    """
    if not only and not exclude:
        return api
    groups, webhooks = (
        _selected(groups, only, exclude) for groups in (api.groups, api.webhooks)
    )
    types = (
        type_
        for group in (*groups, *webhooks)
        for operation in with_callbacks(group.operations)
        for type_ in (*request_types(operation), *response_types(operation))
    )
    needed = reachable(types, {model.name: model for model in api.models})
    models = tuple(model for model in api.models if model.name in needed)
    return replace(api, groups=groups, webhooks=webhooks, models=models)


def unmatched(api: Api, filters: tuple[str, ...]) -> Iterator[str]:
    """The filters that match no operation of the API."""
    for text in filters:
        if not any(
            _matches(text, group, op)
            for group in (*api.groups, *api.webhooks)
            for op in group.operations
        ):
            yield text


def _selected(
    groups: tuple[Group, ...], only: tuple[str, ...], exclude: tuple[str, ...]
) -> tuple[Group, ...]:
    kept = (
        replace(
            group,
            operations=tuple(
                operation
                for operation in group.operations
                if (not only or any(_matches(text, group, operation) for text in only))
                and not any(_matches(text, group, operation) for text in exclude)
            ),
        )
        for group in groups
    )
    return tuple(group for group in kept if group.operations)


def _matches(text: str, group: Group, operation: Operation) -> bool:
    kind, _, pattern = text.partition(":")
    name = {"tag": group.title, "path": operation.path, "operation": operation.id}[kind]
    return fnmatchcase(name, pattern)
