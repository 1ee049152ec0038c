"""Schemas that lead back to themselves: where they have no name, and where it is for the same value."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from ftgen.diagnostics import Location
from ftgen.ir.graphs import circles
from ftgen.openapi import Spec
from ftgen.openapi.nodes import Schema


@dataclass(frozen=True, slots=True)
class Returning:
    """The places of schemas that lead back to themselves.

    ``nameless`` have no name on all their way. What has none is put where it is referred to: put in the place of
    themselves these would never end. ``in_place`` are parts or variants of themselves.
    """

    nameless: frozenset[Location]
    in_place: frozenset[Location]

    @classmethod
    def of(
        cls, spec: Spec, edges: Mapping[Location, Collection[Location]]
    ) -> Returning:
        """Those of a description; ``edges`` say for each schema that is used which ones it refers to."""
        nameless = {
            at: [each for each in targets if not is_named(each)]
            for at, targets in edges.items()
            if not is_named(at)
        }
        used = set(chain.from_iterable(edges.values()))
        same = {at: tuple(in_place(spec.schema(at))) for at in used}
        return cls(frozenset(circles(nameless)), frozenset(circles(same)))


def is_named(at: Location) -> bool:
    """Whether a schema has a name where it stands: in a container of schemas, or at the top of a file."""
    steps = at.pointer.split("/")[1:]
    return len(steps) < 2 or steps[-2] in ("schemas", "definitions", "$defs")


def in_place(schema: Schema) -> Iterator[Location]:
    """What a schema refers to as a part or a variant of itself."""
    waiting = [schema]
    while waiting:
        found = waiting.pop()
        if found.ref is not None:
            yield found.ref
        waiting.extend((*found.all_of, *found.one_of, *found.any_of))
