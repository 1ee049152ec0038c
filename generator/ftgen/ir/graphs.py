"""What leads to each other."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def circles(edges: Mapping[T, Collection[T]]) -> dict[T, frozenset[T]]:
    """For each node that leads back to itself all those on its ways, itself among them."""
    return {
        node: group
        for group in _connected(edges)
        for node in group
        if len(group) > 1 or node in edges[node]
    }


def _connected(edges: Mapping[T, Iterable[T]]) -> Iterator[frozenset[T]]:
    """Groups of nodes each of which leads to all others of its group (Tarjan's components)."""
    order: dict[T, int] = {}
    lowest: dict[T, int] = {}
    places: dict[T, int] = {}
    stack: list[T] = []
    for root in edges:
        path = [] if root in order else [(root, iter(edges[root]))]
        while path:
            node, following = path[-1]
            if node not in order:
                order[node] = lowest[node] = len(order)
                places[node] = len(stack)
                stack.append(node)
            for other in following:
                if other not in order:
                    path.append((other, iter(edges[other])))
                    break
                if other in places:
                    lowest[node] = min(lowest[node], lowest[other])
            else:
                path.pop()
                if path:
                    above = path[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] == order[node]:
                    at = places[node]
                    yield frozenset(stack[at:])
                    for each in stack[at:]:
                        del places[each]
                    del stack[at:]
