"""Whether all values of one schema are values of another, for as many pairs as a description has.

Each pair is looked at once. A pair holds unless a reason or a pair that it needs says otherwise, so that
recursive schemas are compared as they are meant: the greatest fixed point, found in time linear in the pairs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ftgen.breaking.arrays import Arrays
from ftgen.breaking.conditions import Conditions
from ftgen.breaking.meaning import meaning
from ftgen.breaking.objects import Objects
from ftgen.breaking.reasons import Need, Node, Pair, Reason
from ftgen.breaking.scalars import scalar_reasons
from ftgen.breaking.variants import every_variant, some_variant, split

MOST_PAIRS = 200_000
"""Beyond so many pairs nothing more is looked at, and what is left counts as not to be told."""

_MOST_PARTS = 5_000
"""The same for pairs inside of conditions, of which there may be one for all pairs of schemas, either way round."""

_MOST_PRODUCTS = 50_000
"""The same for pairs of variants, each counted by its parts, those of the one times those of the other: unions beside
each other in an allOf have as many variants as their product."""

_LONGEST_PATH = 80


@dataclass(slots=True)
class _Entry:
    pair: Pair
    node: Node
    needs: list[list[int]] = field(default_factory=list)
    holds: bool = True
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """How a pair was reached: from which root, by which path in words.

    ``is_variant`` says that the last step was into a union, ``is_part`` that some step was into a condition.
    """

    root: str
    path: str = ""
    is_variant: bool = False
    is_part: bool = False

    def onwards(self, need: Need) -> Way:
        """The way to what is needed."""
        path = self.path + need.step
        if len(path) > _LONGEST_PATH:
            path = "…" + path[-_LONGEST_PATH + 1 :]
        return Way(self.root, path, need.is_variant, self.is_part or need.is_part)

    def telling(self, text: str) -> str:
        """A sentence about what is there."""
        path = self.path.removeprefix(".")
        return f"{path}: {text}, in {self.root}" if path else f"{text}, in {self.root}"


@dataclass(frozen=True, slots=True)
class Visit:
    """A pair, the way to it, and what is wrong right there."""

    pair: Pair
    way: Way
    reasons: tuple[Reason, ...]


class Inclusions:
    """A growing set of pairs, and what comes of each."""

    def __init__(self) -> None:
        self._numbers: dict[Pair, int] = {}
        self._entries: list[_Entry] = []
        self._followed = 0
        self._parts = 0
        self._products = 0

    def add(self, pair: Pair) -> int:
        """Look at a pair and at all that it needs; returns its number."""
        root = self._number(pair)
        while self._followed < len(self._entries):
            entry = self._entries[self._followed]
            entry.needs = [
                [self._needed(each, need, entry.is_part) for each in need.pairs]
                for need in entry.node.needs
            ]
            self._followed += 1
        return root

    def _needed(self, pair: Pair, need: Need, is_part: bool) -> int:
        """The number of a pair that another needs; nothing is told of it where too much of its kind was looked at."""
        is_part = is_part or need.is_part
        if pair not in self._numbers:
            self._parts += is_part
            if need.is_variant:
                self._products += (len(pair.sub) - 1) * (len(pair.sup) - 1)
        is_over = (is_part and self._parts > _MOST_PARTS) or (
            need.is_variant and self._products > _MOST_PRODUCTS
        )
        return self._number(pair, is_part, is_over)

    def _number(self, pair: Pair, is_part: bool = False, is_over: bool = False) -> int:
        if pair not in self._numbers:
            self._numbers[pair] = len(self._entries)
            is_over = is_over or len(self._entries) >= MOST_PAIRS
            node = _untold(pair) if is_over else _expand(pair)
            self._entries.append(_Entry(pair, node, is_part=is_part))
        return self._numbers[pair]

    def solve(self) -> None:
        """Find which pairs hold: what fails makes fail what needs it."""
        dependents: list[list[tuple[int, int]]] = [[] for _ in self._entries]
        open_: list[list[int]] = []
        failing: deque[int] = deque()
        for number, entry in enumerate(self._entries):
            open_.append([len(set(pairs)) for pairs in entry.needs])
            for index, pairs in enumerate(entry.needs):
                for each in set(pairs):
                    dependents[each].append((number, index))
            if entry.node.reasons or 0 in open_[number]:
                entry.holds = False
                failing.append(number)
        while failing:
            for number, index in dependents[failing.popleft()]:
                open_[number][index] -= 1
                if not open_[number][index] and self._entries[number].holds:
                    self._entries[number].holds = False
                    failing.append(number)

    def walk(self, roots: Iterable[tuple[int, str]]) -> Iterator[Visit]:
        """The pairs that count from named roots on, each once: of alternatives one that holds, or the likeliest."""
        waiting = deque((number, Way(root)) for number, root in roots)
        seen: set[tuple[int, bool]] = set()
        while waiting:
            number, way = waiting.popleft()
            if (number, False) in seen or (number, way.is_part) in seen:
                continue
            seen.add((number, way.is_part))
            entry = self._entries[number]
            reasons = list(entry.node.reasons)
            for need, pairs in zip(entry.node.needs, entry.needs, strict=True):
                holding = [each for each in pairs if self._entries[each].holds]
                if not holding and need.otherwise is not None:
                    reasons.append(need.otherwise)
                elif pairs:
                    waiting.append(((holding or pairs)[0], way.onwards(need)))
            yield Visit(entry.pair, way, tuple(reasons))


def _expand(pair: Pair) -> Node:
    sub, sup = meaning(pair.sub), meaning(pair.sup)
    if (union := split(pair.sub)) is not None:
        return every_variant(pair, union)
    if not sub.kinds:
        return Node()
    if (union := split(pair.sup)) is not None:
        return some_variant(pair, union)
    keywords = (Arrays(pair), Objects(pair), Conditions(pair))
    inner = (reason for each in keywords for reason in each.reasons())
    return Node(
        reasons=(*scalar_reasons(sub, sup), *inner),
        needs=tuple(need for each in keywords for need in each.needs()),
    )


def _untold(pair: Pair) -> Node:
    at = pair.sub[0].schema.at, pair.sup[0].schema.at
    return Node(
        reasons=(Reason("undecided", "all that is inside", *at, "large", "large"),)
    )
