"""Unions: every variant of the one has to be covered by a variant of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ftgen.breaking.meaning import Meaning, meaning
from ftgen.breaking.reasons import Need, Node, Pair, Reason
from ftgen.breaking.terms import Conjunction, Term, flatten
from ftgen.diagnostics import Location

_MOST_CANDIDATES = 8
_MOST_VARIANTS = 500
_MOST_VALUES = 256
_MOST_COMPARED = 100


@dataclass(frozen=True, slots=True)
class Split:
    """A conjunction taken apart at its first union: one conjunction a variant, and the place of the union."""

    at: Location
    variants: tuple[Conjunction, ...]


def split(terms: Conjunction) -> Split | None:
    """Take a conjunction apart at a union, once; None where there is none.

    A value of a oneOf is taken for one of any of its variants: they are meant to exclude each other.
    """
    known = terms[0].side.known
    if ("split", terms) not in known:
        known["split", terms] = _split(terms)
    found: Split | None = known["split", terms]
    return found


def _split(terms: Conjunction) -> Split | None:
    for index, term in enumerate(terms):
        if (found := _union(term)) is not None:
            name, variants, rest = found
            others = (*terms[:index], rest, *terms[index + 1 :])
            return Split(
                term.schema.at.child(name) if name else term.schema.at,
                tuple(_with(variant, term, others) for variant in variants),
            )
    return None


def _with(variant: Term, union: Term, others: Conjunction) -> Conjunction:
    """A variant with all that the conjunction says besides; a union inside its own variant says nothing more."""
    inside = [term for term in flatten((variant,)) if term != union]
    besides = [term for term in others if not term.is_silent and term not in inside]
    named, *more = [*inside, *besides] or others
    return (named, *sorted(more, key=lambda term: term.key))


def _union(term: Term) -> tuple[str, tuple[Term, ...], Term] | None:
    schema = term.schema
    if term.is_null_or:
        present = term.varied("!", nullable=False)
        return "", (present, term.only("null", types=("null",))), term.only("nothing")
    if schema.one_of:
        variants = tuple(term.side.term(each) for each in schema.one_of)
        return "oneOf", variants, term.varied("-oneOf", one_of=())
    if schema.any_of:
        variants = tuple(term.side.term(each) for each in schema.any_of)
        return "anyOf", variants, term.varied("-anyOf", any_of=())
    return None


def every_variant(pair: Pair, union: Split) -> Node:
    """Every variant of what is sent has to be taken."""
    return Node(
        needs=tuple(Need((replace(pair, sub=variant),)) for variant in union.variants)
    )


def some_variant(pair: Pair, union: Split) -> Node:
    """What is sent, itself no union, has to be taken by a variant."""
    sub = meaning(pair.sub)
    candidates = _candidates(sub, _alternatives(pair.sup, union))
    parts = tuple(_by_kind(sub))
    if parts and not any(sub.kinds <= each.kinds for each in candidates):
        return Node(needs=tuple(Need((replace(pair, sub=part),)) for part in parts))
    if (
        len(candidates) > 1
        and sub.values is not None
        and 1 < len(sub.values) <= _MOST_VALUES
    ):
        parts = tuple(_by_value(sub))
        return Node(needs=tuple(Need((replace(pair, sub=part),)) for part in parts))
    reason = Reason("variant", name_of(sub), sub.home, union.at)
    if not candidates:
        return Node(reasons=(reason,))
    pairs = tuple(
        replace(pair, sup=each.terms) for each in candidates[:_MOST_CANDIDATES]
    )
    return Node(needs=(Need(pairs, "", reason if len(pairs) > 1 else None),))


def name_of(meaning: Meaning) -> str:
    """What a variant is called in messages."""
    for term in meaning.terms:
        *_, container, name = ("", "", *term.schema.at.pointer.split("/"))
        if container in ("schemas", "definitions"):
            return name
    for term in meaning.terms:
        if term.schema.title:
            return term.schema.title
    return " or ".join(sorted(meaning.kinds)) or "nothing"


@dataclass(frozen=True, slots=True)
class _Alternatives:
    """The variants of a union, and the positions of those of a place, a name, or a value of a constant property."""

    variants: tuple[Meaning, ...]
    by_place: Mapping[str, tuple[int, ...]]
    by_name: Mapping[str, tuple[int, ...]]
    by_value: Mapping[str, Mapping[Any, tuple[int, ...]]]

    def of(self, sub: Meaning) -> list[Meaning]:
        """The variants that may be like what is sent; of very many, those that are called like it and the first."""
        found: Sequence[int] = range(len(self.variants))
        for name in self.by_value.keys() & sub.constants.keys():
            if wanted := sub.constants[name]:
                table = self.by_value[name]
                found = sorted(
                    {at for value in (*wanted, _NONE) for at in table.get(value, ())}
                )
                break
        if len(found) > _MOST_COMPARED:
            near = self.by_place.get(sub.home.pointer, ())
            alike = self.by_name.get(name_of(sub), ())
            most = _MOST_COMPARED
            found = sorted({*near[:most], *alike[:most], *found[:most]})
        return [self.variants[at] for at in found]


_NONE = object()
"""The value of a constant that a variant does not have."""


def _alternatives(terms: Conjunction, union: Split) -> _Alternatives:
    """What a union may be, looked up once."""
    known = terms[0].side.known
    if ("alternatives", terms) not in known:
        variants = tuple(map(meaning, _innermost(union)))
        names = {name for each in variants for name in each.constants}
        known["alternatives", terms] = _Alternatives(
            variants,
            by_place=_table([each.home.pointer] for each in variants),
            by_name=_table([name_of(each)] for each in variants),
            by_value={
                name: _table(each.constants.get(name, (_NONE,)) for each in variants)
                for name in sorted(names)[:_MOST_CANDIDATES]
            },
        )
    found: _Alternatives = known["alternatives", terms]
    return found


def _table(values: Iterable[Iterable[Any]]) -> dict[Any, tuple[int, ...]]:
    table: defaultdict[Any, list[int]] = defaultdict(list)
    for at, admitted in enumerate(values):
        for value in admitted:
            table[value].append(at)
    return {value: tuple(found) for value, found in table.items()}


def _candidates(sub: Meaning, union: _Alternatives) -> list[Meaning]:
    """The variants that may be what ``sub`` is in the other revision, the likeliest first."""
    found = [each for each in union.of(sub) if _is_like(sub, each)]
    home = sub.home.pointer
    same = [each for each in found if each.home.pointer == home and _is_named(each)]
    return same or sorted(found, key=lambda each: _unlikeness(sub, each))


def _innermost(union: Split) -> list[Conjunction]:
    """The variants, those that are unions themselves replaced by what these are unions of."""
    found: dict[Conjunction, None] = {}
    waiting = list(reversed(union.variants))
    while waiting:
        variant = waiting.pop()
        if variant not in found:
            inner = split(variant) if len(found) < _MOST_VARIANTS else None
            found[variant] = None
            waiting += reversed(inner.variants if inner is not None else ())
    return [
        each for each in found if split(each) is None or len(found) >= _MOST_VARIANTS
    ]


def _unlikeness(sub: Meaning, sup: Meaning) -> tuple[object, ...]:
    """The less the likelier: by name, by what is composed, by common properties, by place."""
    places = {term.schema.at.pointer for term in sup.terms}
    return (
        name_of(sup) != name_of(sub),
        sub.home.pointer not in places,
        -len(sup.properties.keys() & sub.properties.keys()),
        sup.home.pointer != sub.home.pointer,
    )


def _is_named(variant: Meaning) -> bool:
    """Whether a variant has a place of its own, of which the pointer tells what it is."""
    *_, pointer, variation = variant.terms[0].key
    return not variation and not pointer.rpartition("/")[2].isdigit()


def _is_like(sub: Meaning, sup: Meaning) -> bool:
    """Whether kinds and constant properties let any value be of both."""
    if sub.kinds and not sub.kinds & sup.kinds and not split(sup.terms):
        return False
    has, wanted = sub.constants, sup.constants
    return all(
        not has[name] or has[name] & wanted[name] for name in has.keys() & wanted.keys()
    )


def _by_kind(sub: Meaning) -> Iterator[Conjunction]:
    """One conjunction for each JSON type that is admitted, where there are several."""
    kinds = sub.kinds - {"fraction"}
    numbers = ("number",) if "fraction" in sub.kinds else ("integer",)
    if len(kinds) < 2:
        return
    for kind in sorted(kinds):
        types = numbers if kind == "integer" else (kind,)
        only = sub.terms[0].only(f"type {kind}", types=types)
        yield flatten((*sub.terms, only))


def _by_value(sub: Meaning) -> Iterator[Conjunction]:
    for index, value in enumerate(sub.values or ()):
        only = sub.terms[0].only(f"value {index}", enum=(value,))
        yield flatten((*sub.terms, only))
