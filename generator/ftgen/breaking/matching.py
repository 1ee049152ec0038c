"""Which operation of the one revision is which of the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from ftgen.openapi.nodes import Operation

_VARIABLE = re.compile(r"\{[^{}]*\}")


class _Parameter(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def location(self) -> str: ...


_P = TypeVar("_P", bound=_Parameter, covariant=True)


class _Routed(Protocol[_P]):
    """An operation, of a description or of the intermediate model."""

    @property
    def method(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def parameters(self) -> Sequence[_P]: ...


@dataclass(frozen=True, slots=True)
class Match:
    """An operation in both revisions, or in one of them."""

    old: Operation | None
    new: Operation | None


def route(operation: _Routed[_Parameter]) -> tuple[str, str]:
    """What a request has of an operation: its method, and its path without the names of parameters."""
    return operation.method, _VARIABLE.sub("{}", operation.path)


def matched(old: Iterable[Operation], new: Iterable[Operation]) -> Iterator[Match]:
    """All operations, those of the old revision first, each with its counterpart."""
    before, after = _by_route(old), _by_route(new)
    for key, operation in before.items():
        yield Match(operation, after.get(key))
    for key, operation in after.items():
        if key not in before:
            yield Match(None, operation)


def _by_route(operations: Iterable[Operation]) -> dict[tuple[str, ...], Operation]:
    """Operations by their routes; of two with one route the later goes by its own path as well."""
    found: dict[tuple[str, ...], Operation] = {}
    for operation in operations:
        key = route(operation)
        if key in found:
            found[(*key, operation.path)] = operation
        else:
            found[key] = operation
    return found


def parameter_keys(operation: _Routed[_P]) -> dict[tuple[str, str], _P]:
    """Parameters by what a request has of them: place and name, or in the path their number."""
    order = _VARIABLE.findall(operation.path)
    found = {}
    for parameter in operation.parameters:
        name = parameter.name
        if parameter.location == "path" and "{" + name + "}" in order:
            name = str(order.index("{" + name + "}"))
        elif parameter.location == "header":
            name = name.lower()
        found[parameter.location, name] = parameter
    return found


def called(operation: Operation) -> str:
    """What an operation is called in messages."""
    return f"{operation.method} {operation.path}"
