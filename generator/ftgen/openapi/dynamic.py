"""What $dynamicRef means: the outermost schema on the way to it that has the anchor (JSON Schema core §8.2.3.2).

A place that is reached through a schema which binds an anchor is another place than the same one reached
through another schema: its ``scope`` says what is bound. So a template and each use of it become schemas
of their own, without any stage but this one knowing of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import Any, Protocol

from ftgen.diagnostics import Binding, Location
from ftgen.openapi.anchors import Anchors
from ftgen.openapi.files import Refused

Place = tuple[str, str]
_ANCHOR = "$dynamicAnchor"
"""The file of what is no place, but an anchor."""


class Places(Protocol):
    """Knows what stands where, as ``References`` does."""

    def value(self, at: Location, /) -> Any:
        """The value at a place."""

    def find(self, reference: str, at: Location, /) -> Location | Refused:
        """The place that a reference means, or why there is none."""

    def resource(self, at: Location, /) -> Location:
        """The schema that ``#`` means at a place."""


class DynamicScopes:
    """Knows the dynamic anchors of a description that several schema resources declare."""

    def __init__(self, references: Places) -> None:
        self._references = references
        self._counted = 0
        self._declared: dict[Place, dict[str, Place]] = {}
        self._rivals: frozenset[str] = frozenset()
        self._edges: dict[Place, frozenset[Place]] = {}
        self._reached: dict[Place, frozenset[str]] = {}

    def note(self, anchors: Iterable[tuple[str, Anchors]]) -> None:
        """Take in what the files that are known by now declare."""
        places: dict[str, list[Place]] = {}
        self._declared.clear()
        for file, found in anchors:
            for name, pointer in found.dynamic:
                at = self._references.resource(Location(file, pointer))
                home = self._declared.setdefault((at.file, at.pointer), {})
                home.setdefault(name, (file, pointer))
                places.setdefault(name, []).append((file, pointer))
        self._rivals = frozenset(name for name, found in places.items() if found[1:])
        self._places = places
        self._edges.clear()
        self._reached.clear()

    def meant(self, reference: str, at: Location, found: Location) -> Location:
        """Where a $dynamicRef at a place leads that leads to ``found`` at first."""
        name = reference.partition("#")[2]
        value = self._references.value(found)
        if name not in self._rivals or not isinstance(value, dict):
            return found
        if value.get("$dynamicAnchor") != name:
            return found
        bound = self._bound(at).get(name)
        return found if bound is None else Location(*bound)

    def entered(self, at: Location, target: Location) -> Location:
        """The place that a reference at ``at`` leads to, with what is bound there."""
        if not self._rivals:
            return target
        needed = self._needed((target.file, target.pointer)) & self._rivals
        bound, own = self._bound(at), self._bound(replace(target, scope=()))
        self._add(bound, target)
        if all(bound.get(name) == own.get(name) for name in needed):
            return replace(target, scope=())
        scope = (Binding(name, *bound[name]) for name in sorted(needed & bound.keys()))
        return replace(target, scope=tuple(scope))

    def _bound(self, at: Location) -> dict[str, Place]:
        """What each anchor means at a place."""
        if at.scope:
            return {each.anchor: (each.file, each.pointer) for each in at.scope}
        around: list[Location] = []
        while True:
            home = self._references.resource(at)
            around.append(home)
            if not home.pointer:
                break
            at = Location(home.file, home.pointer.rpartition("/")[0])
        bound: dict[str, Place] = {}
        for home in reversed(around):
            self._add(bound, home)
        return bound

    def _add(self, bound: dict[str, Place], at: Location) -> None:
        home = self._references.resource(at)
        for name, place in self._declared.get((home.file, home.pointer), {}).items():
            bound.setdefault(name, place)

    def _needed(self, start: Place) -> frozenset[str]:
        """The anchors that dynamic references in a schema and in what it refers to ask for."""
        if start not in self._reached:
            self._follow(start)
        return self._reached[start]

    def _follow(self, start: Place) -> None:
        """Find what is asked for by all that a schema leads to: those that lead to each other ask for the same."""
        order, lowest, met = {start: 0}, {start: 0}, [start]
        path = [(start, iter(self._led_to(start)))]
        while path:
            place, targets = path[-1]
            for target in targets:
                if target in self._reached:
                    continue
                if target not in order:
                    order[target] = lowest[target] = len(order)
                    met.append(target)
                    path.append((target, iter(self._led_to(target))))
                    break
                lowest[place] = min(lowest[place], order[target])
            else:
                path.pop()
                for outer, _ in path[-1:]:
                    lowest[outer] = min(lowest[outer], lowest[place])
                if lowest[place] == order[place]:
                    self._close(met, place)

    def _close(self, met: list[Place], first: Place) -> None:
        """Take the schemas that lead to each other off those that were met; ``first`` is the first of them."""
        circle: list[Place] = []
        while first not in circle[-1:]:
            circle.append(met.pop())
        asked = {name for kind, name in circle if kind == _ANCHOR}
        for target in chain.from_iterable(map(self._led_to, circle)):
            asked |= self._reached.get(target, frozenset())
        self._reached.update(dict.fromkeys(circle, frozenset(asked)))

    def _led_to(self, place: Place) -> frozenset[Place]:
        """Where the references in a schema may lead: dynamic ones to an anchor, and that to all that have it."""
        if place[0] == _ANCHOR:
            return frozenset(self._places.get(place[1], ()))
        if place not in self._edges:
            targets: set[Place] = set()
            at = Location(*place)
            waiting: list[tuple[Any, Location]] = [(self._references.value(at), at)]
            while waiting:
                value, here = waiting.pop()
                if isinstance(value, list):
                    waiting += [(v, here.child(n)) for n, v in enumerate(value)]
                if not isinstance(value, dict):
                    continue
                for key, inner in value.items():
                    if key in ("$ref", "$dynamicRef") and isinstance(inner, str):
                        found = self._references.find(inner, here)
                        if isinstance(found, Location):
                            targets.add((found.file, found.pointer))
                        if key == "$dynamicRef" and (name := inner.partition("#")[2]):
                            targets.add((_ANCHOR, name))
                    else:
                        waiting.append((inner, here.child(key)))
            self._edges[place] = frozenset(targets)
        return self._edges[place]
