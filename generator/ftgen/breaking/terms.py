"""Schemas as conjunctions: what a value has to meet once references and allOf are followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, Literal, TypeAlias

from ftgen.diagnostics import Location
from ftgen.openapi import Spec
from ftgen.openapi.nodes import Schema

Revision: TypeAlias = Literal["old", "new"]

_SILENT = frozenset(
    ("at", "boolean", "ref", "all_of", "nullable", "title", "description")
) | frozenset(("examples", "enum_names", "external_docs", "extensions"))
"""Fields that by themselves say nothing about values or about what is compared."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two revisions."""

    revision: Revision
    spec: Spec
    known: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was found out about conjunctions of this revision."""

    def term(self, schema: Schema) -> Term:
        """The term of a schema of this revision."""
        key = (self.revision, schema.at.file, schema.at.pointer, "")
        if key not in self.known:
            self.known[key] = Term(key, schema, self)
        found: Term = self.known[key]
        return found


@dataclass(frozen=True)
class Term:
    """A schema, or a variation of one; two terms are equal where place and variation are."""

    key: tuple[Revision, str, str, str]
    schema: Schema = field(compare=False, repr=False)
    side: Side = field(compare=False, repr=False)

    @cached_property
    def _hash(self) -> int:
        return hash(self.key)

    def __hash__(self) -> int:
        return self._hash

    def varied(self, how: str, **changes: Any) -> Term:
        """The schema with other keywords; ``how`` names the variation."""
        revision, file, pointer, variation = self.key
        return replace(
            self,
            key=(revision, file, pointer, variation + how),
            schema=replace(self.schema, **changes),
        )

    def only(self, how: str, **keywords: Any) -> Term:
        """A term at the same place that says nothing but these keywords."""
        revision, file, pointer, _ = self.key
        schema = Schema(at=self.schema.at, **keywords)
        return Term((revision, file, pointer, how), schema, self.side)

    @property
    def is_null_or(self) -> bool:
        """Whether this is 3.0's ``nullable`` beside a composition, which stands for null or what is composed."""
        schema = self.schema
        composed = schema.ref or schema.all_of or schema.one_of or schema.any_of
        return schema.nullable and not schema.types and bool(composed)

    def parts(self) -> Iterator[Term]:
        """The schemas that a value has to meet as well."""
        if self.is_null_or:
            return
        if self.schema.ref is not None:
            yield self.side.term(self.side.spec.schema(self.schema.ref))
        for schema in self.schema.all_of:
            yield self.side.term(schema)

    @property
    def is_reference(self) -> bool:
        """Whether the term is only a reference, so that the place of what it means is the better one."""
        return self.is_silent and not self.schema.all_of

    @cached_property
    def is_silent(self) -> bool:
        """Whether the term says nothing, its parts aside."""
        return (
            self.schema.boolean is not False
            and not self.is_null_or
            and all(
                getattr(self.schema, name) == default for name, default in _DEFAULTS
            )
        )


_DEFAULTS = tuple(
    (name, getattr(Schema(at=Location("")), name))
    for name in (each.name for each in fields(Schema))
    if name not in _SILENT
)

Conjunction: TypeAlias = tuple[Term, ...]


def flatten(terms: Iterable[Term]) -> Conjunction:
    """Terms with all their parts, those that say nothing left out; the first names the place of the whole."""
    found: dict[Term, None] = {}
    waiting = list(reversed(list(terms)))
    while waiting:
        term = waiting.pop()
        if term not in found:
            found[term] = None
            waiting.extend(reversed(list(term.parts())))
    named = next((term for term in found if not term.is_reference), next(iter(found)))
    others = (term for term in found if term != named and not term.is_silent)
    return (named, *sorted(others, key=lambda term: term.key))
