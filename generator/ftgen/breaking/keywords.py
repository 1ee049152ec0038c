"""What the comparisons of keywords have in common."""

from __future__ import annotations

from collections.abc import Iterator

from ftgen.breaking.meaning import Meaning, meaning
from ftgen.breaking.reasons import Kind, Need, Pair, Reason
from ftgen.breaking.terms import Term, flatten
from ftgen.openapi.nodes import Schema

_MOST_CONDITIONS = 4
_CALLED = {"contains": "`contains`", "property_names": "`propertyNames`"}


class Keywords:
    """Compares what the schemas of a pair say of values of one ``kind``, or of any."""

    kind = ""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._sub = meaning(pair.sub)
        self._sup = meaning(pair.sup)

    @property
    def applies(self) -> bool:
        """Whether there are values of the kind to compare."""
        return self.kind in self._sub.kinds & self._sup.kinds

    def reasons(self) -> Iterator[Reason]:
        """The reasons that need no look at other schemas."""
        yield from ()

    def needs(self) -> Iterator[Need]:
        """The pairs of schemas inside that have to hold."""
        yield from ()

    def _pair_of(self, sub: tuple[Term, ...], sup: tuple[Term, ...]) -> Pair:
        pair = self._pair
        return Pair(flatten(sub), flatten(sup), pair.direction, pair.is_flipped)

    def _besides(self) -> tuple[Term, ...]:
        """What is said beside a condition; of conditions in conditions the outer ones are forgotten at some depth."""
        terms = self._sub.terms
        conditions = sum(
            each.schema.if_ is not None or bool(each.schema.dependent_schemas)
            for each in terms
        )
        return terms if conditions <= _MOST_CONDITIONS else ()

    def _reason(
        self,
        kind: Kind,
        what: str,
        name: str,
        sub_text: str = "absent",
        sup_text: str = "present",
    ) -> Reason:
        at = self._sub.at(name), self._sup.at(name)
        return Reason(kind, what, *at, sub_text, sup_text)

    def _like(self, name: str, step: str) -> Iterator[Need]:
        has = tuple(terms_of(self._sub, name))
        for wanted in terms_of(self._sup, name):
            if has:
                yield Need(
                    tuple(self._pair_of((each,), (wanted,)) for each in has), step
                )
            else:
                yield Need((), step, self._reason("limit", _CALLED[name], name))


def terms_of(whole: Meaning, name: str) -> Iterator[Term]:
    """The schemas that the terms have by a keyword."""
    for term in whole.terms:
        schema: Schema | None = getattr(term.schema, name)
        if schema is not None:
            yield term.side.term(schema)
