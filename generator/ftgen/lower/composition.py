"""What schemas of a description say, whatever is made of them: without allOf, by types and by variants."""

from __future__ import annotations

from dataclasses import replace

from ftgen.diagnostics import Diagnostics, Location
from ftgen.ir.types import Type
from ftgen.lower.compose import Composer
from ftgen.lower.constants import Constants
from ftgen.lower.merging import asserts
from ftgen.lower.nulls import Nulls, is_null
from ftgen.lower.questions import Levels
from ftgen.lower.returning import Returning, is_named
from ftgen.lower.scalars import implied_types, literal_type
from ftgen.lower.unchecked import report_unchecked
from ftgen.openapi import Spec
from ftgen.openapi.nodes import Schema

_LONGEST_ALIAS_CHAIN = 100


class Composition:
    """Answers questions to schemas, each with the same object for the same schema."""

    def __init__(
        self, spec: Spec, returning: Returning, diagnostics: Diagnostics
    ) -> None:
        self.spec = spec
        self.returning = returning
        self.diagnostics = diagnostics
        self.levels = Levels()
        self.composer = Composer(spec, diagnostics, self.levels)
        self.nulls = Nulls(spec, self.levels)
        self.constants = Constants(self.levels, self.composer, self.variants)
        self._flattened: dict[int, tuple[Schema, Schema]] = {}
        self._single_types: dict[tuple[int, str], tuple[Schema, Schema]] = {}

    def flatten(self, schema: Schema) -> Schema:
        """The schema without allOf and without variants that are mere restrictions; always the same object."""
        if id(schema) not in self._flattened:
            flat = self.composer.flatten(schema)
            if flat.ref is None:
                flat = constrained(flat)
                report_unchecked(flat, self.diagnostics)
            self._flattened[id(schema)] = schema, flat
        return self._flattened[id(schema)][1]

    def end_of_chain(self, at: Location) -> Location:
        """Follow references that are nothing but references."""
        for _ in range(_LONGEST_ALIAS_CHAIN):
            schema = self.spec.schema(at)
            if (
                schema.ref is None
                or schema.all_of
                or asserts(replace(schema, ref=None))
                or self.deserves_name(at)
            ):
                return at
            at = schema.ref
        return at

    def literal(self, flat: Schema, types: tuple[str, ...]) -> Type | None:
        """The type of an enumeration; None where a schema is none."""
        return literal_type(flat, types, self.diagnostics)

    def types(self, flat: Schema) -> tuple[str, ...]:
        """The types of a schema that is no enumeration and no union, null left out: stated, or implied."""
        stated = tuple(name for name in flat.types if name != "null")
        return stated or implied_types(flat)

    def one_type(self, flat: Schema, name: str) -> Schema:
        """The schema for values of one of its types; always the same object."""
        key = id(flat), name
        if key not in self._single_types:
            one = replace(flat, types=(name,), nullable=False)
            self._single_types[key] = flat, one
        return self._single_types[key][1]

    def variants(self, flat: Schema) -> list[Schema]:
        """The variants of a schema, without those that only say null."""
        return [
            each
            for each in flat.one_of or flat.any_of
            if not self.nulls.are_all_of(each)
        ]

    def is_model(self, schema: Schema) -> bool:
        """Whether a schema becomes an object model, with texts of its own."""
        return is_object(self.flatten(schema))

    def deserves_name(self, at: Location) -> bool:
        """Whether a place holds a named schema, or one that cannot do without a name."""
        return is_named(at) or at in self.returning.nameless


def is_object(flat: Schema) -> bool:
    """Whether a schema without allOf is an object with properties of its own, and no union."""
    if flat.one_of or flat.any_of or flat.const is not None or flat.enum:
        return False
    if is_null(flat) or flat.boolean is False:
        return False
    stated = [name for name in flat.types if name != "null"]
    if stated and stated != ["object"]:
        return False
    if flat.properties:
        return True
    closed = (
        flat.additional_properties is not None
        and flat.additional_properties.boolean is False
    )
    return closed and not flat.pattern_properties


def constrained(flat: Schema) -> Schema:
    """The schema, with variants that restrict which properties go together, and nothing else, as a branch."""
    if not flat.properties and "object" not in flat.types:
        return flat
    if flat.one_of and all(map(only_requires, flat.one_of)):
        branch = Schema(at=flat.at, one_of=flat.one_of)
        flat = replace(flat, one_of=(), all_of=(*flat.all_of, branch))
    if flat.any_of and all(map(only_requires, flat.any_of)):
        branch = Schema(at=flat.at, any_of=flat.any_of)
        flat = replace(flat, any_of=(), all_of=(*flat.all_of, branch))
    return flat


def only_requires(schema: Schema) -> bool:
    """Whether a schema says which properties go together, and nothing else."""
    if schema.ref is not None:
        return False
    rest = replace(
        schema, required=(), not_=None, types=(), any_of=(), one_of=(), all_of=()
    )
    inner = (*schema.any_of, *schema.one_of, *schema.all_of)
    return not asserts(rest) and all(map(only_requires, inner))
