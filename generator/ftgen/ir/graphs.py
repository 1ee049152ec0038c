"""What leads to each other by name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping


def circles(edges: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """For each name that leads back to itself all those on its ways, itself among them."""
    return {
        name: group
        for group in _connected(edges)
        for name in group
        if len(group) > 1 or name in edges[name]
    }


def _connected(edges: Mapping[str, Iterable[str]]) -> Iterator[frozenset[str]]:
    """Groups of nodes each of which leads to all others of its group (Tarjan's components)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    places: dict[str, int] = {}
    stack: list[str] = []
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
