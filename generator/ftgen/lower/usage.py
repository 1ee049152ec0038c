"""Which models are sent and which are received: found by following the types of operations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Literal

from ftgen.ir.api import Group
from ftgen.ir.models import Model
from ftgen.ir.reach import reachable, request_types, response_types, with_callbacks


def with_usage(
    models: Mapping[str, Model], groups: Iterable[Group]
) -> tuple[Model, ...]:
    """The models by name, each marked with the directions in which it is used."""
    operations = [each for group in groups for each in with_callbacks(group.operations)]
    sent = reachable(chain.from_iterable(map(request_types, operations)), models)
    received = reachable(chain.from_iterable(map(response_types, operations)), models)
    return tuple(
        replace(models[name], used_in=_directions(name, sent, received))
        for name in sorted(models)
    )


def _directions(
    name: str, sent: frozenset[str], received: frozenset[str]
) -> frozenset[Literal["request", "response"]]:
    used: set[Literal["request", "response"]] = set()
    if name in sent:
        used.add("request")
    if name in received:
        used.add("response")
    return frozenset(used)
