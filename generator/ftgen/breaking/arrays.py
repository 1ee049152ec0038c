"""The keywords of arrays: reasons of their own, and pairs that they need."""

from __future__ import annotations

from collections.abc import Iterator

from ftgen.breaking.keywords import Keywords
from ftgen.breaking.meaning import is_never
from ftgen.breaking.reasons import Need, Reason
from ftgen.breaking.scalars import count_reasons


class Arrays(Keywords):
    """Compares what the schemas of a pair say of arrays."""

    kind = "array"

    def reasons(self) -> Iterator[Reason]:
        """The reasons that need no look at other schemas."""
        if not self.applies:
            return
        sub, sup = self._sub, self._sup
        yield from count_reasons(sub, sup, "min_items", "max_items")
        if sup.first("unique_items") and not sub.first("unique_items"):
            yield self._reason(
                "limit", "`uniqueItems`", "unique_items", "false", "true"
            )
        yield from self._end_of_items()
        if sup.first("contains") is not None:
            yield from self._counts()

    def needs(self) -> Iterator[Need]:
        """The pairs of schemas inside that have to hold."""
        if self.applies:
            yield from self._items()
            yield from self._like("contains", "[]")

    def _items(self) -> Iterator[Need]:
        sub, sup = self._sub, self._sup
        for index in range(max(sub.prefix, sup.prefix) + 1):
            has, wanted = sub.item(index), sup.item(index)
            if has and wanted and not is_never(has) and not is_never(wanted):
                step = f"[{index}]" if index < max(sub.prefix, sup.prefix) else "[]"
                yield Need((self._pair_of(has, wanted),), step)

    def _end_of_items(self) -> Iterator[Reason]:
        sub, sup = self._sub, self._sup
        last = max(sub.prefix, sup.prefix)
        most = sub.most("max_items")
        for index in range(last + 1):
            has, wanted = sub.item(index), sup.item(index)
            ends = (most is not None and most <= index) or is_never(has)
            if wanted and not ends and (is_never(wanted) or not has):
                yield self._reason("limit", "`items`", "items", "wider", "narrower")
                return

    def _counts(self) -> Iterator[Reason]:
        """The reasons that lie in how many items ``contains`` is to match."""
        sub, sup = self._sub, self._sup
        least = [max(each.all("min_contains"), default=1) for each in (sub, sup)]
        most = [each.most("max_contains") for each in (sub, sup)]
        if sub.first("contains") is not None and least[0] < least[1]:
            yield self._reason(
                "limit", "`minContains`", "min_contains", str(least[0]), str(least[1])
            )
        if most[1] is not None and (most[0] is None or most[0] > most[1]):
            yield self._reason(
                "limit",
                "`maxContains`",
                "max_contains",
                str(most[0] or "absent"),
                str(most[1]),
            )
