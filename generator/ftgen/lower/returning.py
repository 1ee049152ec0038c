"""Schemas that stand in no container of named ones, but are referred to from inside themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ftgen.diagnostics import Location
from ftgen.ir.graphs import circles


def is_named(at: Location) -> bool:
    """Whether a schema has a name where it stands: in a container of schemas, or at the top of a file."""
    steps = at.pointer.split("/")[1:]
    return len(steps) < 2 or steps[-2] in ("schemas", "definitions", "$defs")


def returning(
    edges: Mapping[Location, Collection[Location]],
) -> frozenset[Location]:
    """The places of schemas without a name that lead back to themselves by nothing but such; ``edges`` say where to.

    What has no name is put where it is referred to: put in the place of themselves these would never end.
    """
    nameless = {
        at: [each for each in targets if not is_named(each)]
        for at, targets in edges.items()
        if not is_named(at)
    }
    return frozenset(circles(nameless))
