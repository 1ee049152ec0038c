"""The keywords for values of any type that exclude or depend: ``not``, ``if``, ``then`` and ``else``."""

from __future__ import annotations

from collections.abc import Iterator

from ftgen.breaking.keywords import Keywords, terms_of
from ftgen.breaking.meaning import meaning
from ftgen.breaking.reasons import Need, Pair
from ftgen.breaking.terms import Term, flatten


class Conditions(Keywords):
    """Compares the conditions that the schemas of a pair make."""

    def needs(self) -> Iterator[Need]:
        """The pairs of schemas inside that have to hold."""
        yield from self._negations()
        yield from self._conditions()

    def _negations(self) -> Iterator[Need]:
        """What the one excludes the other has to exclude."""
        pair = self._pair
        has = list(terms_of(self._sub, "not_"))
        for wanted in terms_of(self._sup, "not_"):
            if not self._sub.kinds & meaning(flatten((wanted,))).kinds:
                continue
            excluded = tuple(
                Pair(
                    flatten((wanted,)),
                    flatten((each,)),
                    pair.direction,
                    not pair.is_flipped,
                )
                for each in has
            )
            yield Need(
                excluded,
                "",
                self._reason("limit", "`not`", "not_", "narrower", "wider"),
                is_part=True,
            )

    def _conditions(self) -> Iterator[Need]:
        for term in self._sup.terms:
            if term.schema.if_ is None:
                continue
            alike = [each for each in self._sub.terms if each.schema.if_ is not None]
            if not alike:
                reason = self._reason("limit", "`if`", "if_")
                yield from (
                    Need(
                        (self._pair_of(self._sub.terms, (term.side.term(each),)),),
                        "",
                        reason,
                        is_part=True,
                    )
                    for each in (term.schema.then, term.schema.else_)
                    if each is not None
                )
                continue
            yield from self._alike(alike[0], term)

    def _alike(self, has: Term, wanted: Term) -> Iterator[Need]:
        pair = self._pair
        ifs = [
            each.side.term(each.schema.if_) for each in (has, wanted) if each.schema.if_
        ]
        one, two = flatten(ifs[:1]), flatten(ifs[1:])
        yield Need((Pair(one, two, pair.direction, pair.is_flipped),), is_part=True)
        yield Need((Pair(two, one, pair.direction, not pair.is_flipped),), is_part=True)
        for name in ("then", "else_"):
            inner, outer = getattr(has.schema, name), getattr(wanted.schema, name)
            if outer is not None:
                terms = (
                    self._sub.terms
                    if inner is None
                    else (has.side.term(inner), *self._besides())
                )
                wider = (wanted.side.term(outer),)
                yield Need((self._pair_of(terms, wider),), is_part=True)
