"""What a conjunction of schemas says of values as a whole, keyword by keyword."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeAlias

from ftgen.breaking.patterns import matches
from ftgen.breaking.terms import Conjunction, Side, Term, flatten
from ftgen.diagnostics import Location
from ftgen.jsonvalues import KINDS, identity, kind_of, kinds_of_types
from ftgen.openapi.nodes import Schema

Direction: TypeAlias = Literal["request", "response"]

_STRUCTURE = {
    "object": ("properties", "required", "additional_properties", "pattern_properties"),
    "array": ("items", "prefix_items"),
}
_MOST_CONSTANTS = 40


class Limit(NamedTuple):
    """A limit of numbers; ``excluded`` where the number itself is beyond it."""

    value: int | float
    excluded: bool


class Meaning:
    """The keywords of all terms together, unions aside."""

    def __init__(self, terms: Conjunction) -> None:
        self.terms = terms
        self.home = terms[0].schema.at

    @property
    def side(self) -> Side:
        """The revision that the terms are of."""
        return self.terms[0].side

    def at(self, *names: str) -> Location:
        """The place of the first of these keywords that any term has; without one that of the whole."""
        for name in names:
            for term in self.terms:
                if getattr(term.schema, name) not in (None, (), {}, "", False):
                    return term.schema.at.child(_keyword(name))
        return self.home

    def all(self, name: str) -> list[Any]:
        """What the terms say by a keyword, those left out that do not have it."""
        found = (getattr(term.schema, name) for term in self.terms)
        return [value for value in found if value not in (None, (), {}, "", False)]

    def first(self, name: str) -> Any:
        """What the first term that has a keyword says by it."""
        return next(iter(self.all(name)), None)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of JSON value that are admitted.

        A schema that states no type but what objects or arrays look like is meant for these.
        """
        if self.values is not None:
            return frozenset(map(kind_of, self.values))
        return self._stated_kinds

    @cached_property
    def _stated_kinds(self) -> frozenset[str]:
        if any(term.schema.boolean is False for term in self.terms):
            return frozenset()
        kinds = KINDS
        for types in self.all("types"):
            kinds &= kinds_of_types(types)
        if kinds == KINDS:
            meant = [
                kind
                for kind, names in _STRUCTURE.items()
                if any(self.all(name) for name in names)
            ]
            return frozenset(meant) or kinds
        return kinds

    @cached_property
    def values(self) -> tuple[Any, ...] | None:
        """The values that are admitted, where they are finitely many."""
        lists = list(self._enumerations())
        if not lists and self._stated_kinds <= {"boolean", "null"}:
            return tuple(
                value
                for value in (None, False, True)
                if kind_of(value) in self._stated_kinds
            )
        if not lists:
            return None
        kept = {
            identity(value): value
            for value in lists[0]
            if kind_of(value) in self._stated_kinds
        }
        for others in lists[1:]:
            known = set(map(identity, others))
            kept = {key: value for key, value in kept.items() if key in known}
        return tuple(kept.values())

    def _enumerations(self) -> Iterator[tuple[Any, ...]]:
        for term in self.terms:
            if term.schema.enum is not None:
                yield term.schema.enum
            if term.schema.const is not None:
                yield (term.schema.const.json,)

    @property
    def lower(self) -> Limit | None:
        """The greatest lower limit of numbers."""
        found = self._limits("minimum", "exclusive_minimum")
        limit = max(found, default=None)
        if limit is not None and self._is_integral and limit.excluded:
            return Limit(int(limit.value // 1) + 1, False)
        return limit

    @property
    def upper(self) -> Limit | None:
        """The least upper limit of numbers."""
        found = self._limits("maximum", "exclusive_maximum")
        limit = min(
            found, key=lambda each: (each.value, not each.excluded), default=None
        )
        if limit is not None and self._is_integral and limit.excluded:
            return Limit(int(-(-limit.value // 1)) - 1, False)
        return limit

    @property
    def _is_integral(self) -> bool:
        return "fraction" not in self.kinds

    def _limits(self, inclusive: str, exclusive: str) -> list[Limit]:
        found = [
            (term.schema, name)
            for term in self.terms
            for name in (inclusive, exclusive)
        ]
        return [
            Limit(value, name == exclusive)
            for schema, name in found
            if (value := getattr(schema, name)) is not None
        ]

    def least(self, name: str) -> int | None:
        """The greatest of lower limits on a count; 0 limits nothing."""
        found: list[int] = self.all(name)
        return max(found, default=None)

    def most(self, name: str) -> int | None:
        """The least of upper limits on a count."""
        found = [getattr(term.schema, name) for term in self.terms]
        return min((each for each in found if each is not None), default=None)

    @cached_property
    def required(self) -> dict[str, Location]:
        """Names of required properties and the places that require them."""
        return {
            name: term.schema.at.child("required")
            for term in reversed(self.terms)
            for name in term.schema.required
        }

    @cached_property
    def properties(self) -> dict[str, Schema]:
        """The listed properties; of a name that several terms list, the first."""
        found: dict[str, Schema] = {}
        for term in self.terms:
            for name, schema in term.schema.properties.items():
                found.setdefault(name, schema)
        return found

    def property(self, name: str) -> tuple[Term, ...]:
        """What a property of this name has to meet; nothing where the terms say nothing about it."""
        found = {*self._listing.get(name, ()), *self._of_any_name}
        return tuple(
            self.terms[at].side.term(schema)
            for at in sorted(found)
            for schema in self._says_of(self.terms[at].schema, name)
        )

    @cached_property
    def _listing(self) -> dict[str, list[int]]:
        """The positions of the terms that list a property."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, term in enumerate(self.terms):
            for name in term.schema.properties:
                found[name].append(at)
        return found

    @cached_property
    def _of_any_name(self) -> list[int]:
        """The positions of the terms that say something of properties that they do not list."""
        return [
            at
            for at, term in enumerate(self.terms)
            if term.schema.pattern_properties
            or term.schema.additional_properties is not None
            or term.schema.unevaluated_properties is not None
        ]

    def _says_of(self, schema: Schema, name: str) -> Iterator[Schema]:
        listed = [schema.properties[name]] if name in schema.properties else []
        listed += (
            each
            for pattern, each in schema.pattern_properties.items()
            if matches(pattern, name) is not False
        )
        yield from listed
        if not listed and schema.additional_properties is not None:
            yield schema.additional_properties
        if schema.unevaluated_properties is not None and name not in self.properties:
            yield schema.unevaluated_properties

    @cached_property
    def others(self) -> tuple[Term, ...]:
        """What properties that are not listed have to meet."""
        return self._terms("additional_properties", "unevaluated_properties")

    def item(self, index: int) -> tuple[Term, ...]:
        """What the item of an array at an index has to meet."""
        found = [
            (
                term,
                (
                    term.schema.prefix_items[index]
                    if index < len(term.schema.prefix_items)
                    else term.schema.items or term.schema.unevaluated_items
                ),
            )
            for term in self.terms
        ]
        return tuple(term.side.term(each) for term, each in found if each is not None)

    @cached_property
    def prefix(self) -> int:
        """How many first items of an array have schemas of their own."""
        return max(len(term.schema.prefix_items) for term in self.terms)

    def is_hidden(self, name: str, direction: Direction) -> bool:
        """Whether a property is none of messages of this direction: readOnly in requests, writeOnly in answers."""
        field = "read_only" if direction == "request" else "write_only"
        listed = [self.terms[at] for at in self._listing.get(name, ())]
        if not listed:
            return False
        terms = flatten(term.side.term(term.schema.properties[name]) for term in listed)
        return any(getattr(term.schema, field) for term in terms)

    @cached_property
    def constants(self) -> dict[str, frozenset[Any]]:
        """The first required properties that have few values: what tells variants apart."""
        found = {}
        for name in list(self.required)[:_MOST_CONSTANTS]:
            if terms := self.property(name):
                values = meaning(flatten(terms)).values
                if values is not None:
                    found[name] = frozenset(map(identity, values))
        return found

    def _terms(self, *names: str) -> tuple[Term, ...]:
        found = (
            (term, getattr(term.schema, name)) for term in self.terms for name in names
        )
        return tuple(
            term.side.term(schema) for term, schema in found if schema is not None
        )


def meaning(terms: Conjunction) -> Meaning:
    """The meaning of a conjunction, made once."""
    known = terms[0].side.known
    if terms not in known:
        known[terms] = Meaning(terms)
    found: Meaning = known[terms]
    return found


def is_never(terms: Iterable[Term]) -> bool:
    """Whether no value at all meets the terms, by the schema ``false``."""
    return any(term.schema.boolean is False for term in terms)


def _keyword(field: str) -> str:
    first, *others = field.rstrip("_").split("_")
    return {"types": "type"}.get(field, first + "".join(map(str.capitalize, others)))
