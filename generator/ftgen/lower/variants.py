"""The variants of a union, each with what the schema around it says of them all."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from ftgen.jsonvalues import kind_of, kinds_of_types
from ftgen.lower.composition import Composition
from ftgen.lower.merging import EMPTY, asserts, implies, is_whole
from ftgen.lower.questions import Question
from ftgen.lower.returning import in_place
from ftgen.lower.scalars import values_of
from ftgen.openapi.nodes import Schema

_BESIDE = (
    "all_of not_ if_ then else_ contains min_contains max_contains property_names dependent_required "
    "dependent_schemas unevaluated_properties unevaluated_items"
).split()
"""Fields that decide on no type: what they say of a union is asserted of the union as a whole."""


class Variants:
    """Finds the variants of unions; always the same objects for the same schema."""

    def __init__(self, schemas: Composition) -> None:
        self._schemas = schemas
        self._known: dict[int, tuple[Schema, list[Schema]]] = {}
        self._within: dict[tuple[str, ...], Question[bool]] = {}

    def of(self, flat: Schema) -> list[Schema]:
        """The variants of a union, each with what is stated beside them and decides on a type."""
        if id(flat) not in self._known:
            self._known[id(flat)] = flat, self._find(flat)
        return self._known[id(flat)][1]

    def beside(self, flat: Schema) -> Schema:
        """What a union says of all its values that is no part of each of its variants."""
        if self._returns(flat):
            return _around(flat)
        variants = [self._schemas.composer.expand(each) for each in self.of(flat)]
        if len(variants) < 2:
            return Schema(at=flat.at)
        found = replace(
            Schema(at=flat.at), **{name: getattr(flat, name) for name in _BESIDE}
        )
        left = {
            name: of
            for name, of in flat.properties.items()
            if not all(self._says(each.properties.get(name), of) for each in variants)
        }
        types = tuple(name for name in flat.types if name != "null")
        if all(map(self._are_within(types), variants)):
            types = ()
        return replace(found, types=types, properties=left)

    def _find(self, flat: Schema) -> list[Schema]:
        variants = self._schemas.variants(flat)
        base = _around(flat)
        if self._returns(flat):
            return variants
        if len(variants) == 1:
            return [_both(base, variants[0]) if asserts(base) else variants[0]]
        base = replace(base, **{name: EMPTY[name] for name in _BESIDE})
        if asserts(base, besides=frozenset(("types",))) or base.types not in (
            (),
            ("object",),
        ):
            return [self._with_base(base, each) for each in variants]
        return variants

    def _returns(self, flat: Schema) -> bool:
        """Whether the variants never end with what is stated beside put into them.

        So it is where they have variants that lead back to themselves, and where a part that stays whole has them.
        """
        if any((each.one_of or each.any_of) and is_whole(each) for each in flat.all_of):
            return True
        circular = self._schemas.returning.in_place
        expanded = (
            self._schemas.composer.expand(each)
            for each in (self._schemas.variants(flat) if circular else ())
        )
        inner = (each for of in expanded for each in (*of.one_of, *of.any_of))
        return any(not circular.isdisjoint(in_place(each)) for each in inner)

    def _with_base(self, base: Schema, variant: Schema) -> Schema:
        """A variant with what is stated beside it, unless it names all that itself."""
        expanded = self._schemas.composer.expand(variant)
        others = asserts(base, besides=frozenset(("types", "properties", "required")))
        named = base.properties.keys() <= expanded.properties.keys()
        required = set(base.required) <= set(expanded.required)
        if named and required and not others and _may_be(base, expanded):
            return variant
        return _both(base, variant)

    def _says(self, said: Schema | None, wanted: Schema) -> bool:
        """Whether a schema of a variant's property implies another."""
        if said is None:
            return False
        expand = self._schemas.composer.expand
        return said is wanted or implies(expand(said), expand(wanted))

    def _are_within(self, types: tuple[str, ...]) -> Question[bool]:
        """Whether the values of a schema are of these types, as it says of itself."""
        if types not in self._within:
            answer = partial(self._is_within, types)
            self._within[types] = Question(self._schemas.levels, answer, first=True)
        return self._within[types]

    def _is_within(self, types: tuple[str, ...], schema: Schema) -> bool:
        flat = self._schemas.composer.expand(schema)
        admitted = {*types, *(("integer",) if "number" in types else ())}
        stated = {name for name in flat.types if name != "null"}
        if stated or flat.properties:
            return not types or (stated or {"object"}) <= admitted
        if (values := values_of(flat)) is not None:
            kinds = kinds_of_types(types)
            return not types or all(kind_of(each) in kinds for each in values)
        inner = (*flat.one_of, *flat.any_of)
        return bool(inner) and all(map(self._are_within(types), inner))


def _around(flat: Schema) -> Schema:
    """What is stated beside the variants of a union; where there are two sets of them, the second."""
    base = replace(flat, one_of=(), any_of=(), discriminator=None, nullable=False)
    return replace(base, any_of=flat.any_of) if flat.one_of else base


def _may_be(base: Schema, variant: Schema) -> bool:
    """Whether a variant is of the types that are stated beside it."""
    return not base.types or base.types == variant.types or "object" in base.types


def _both(base: Schema, variant: Schema) -> Schema:
    """A variant with all that is stated beside it; what nobody evaluated is known from outside alone."""
    inner = replace(base, unevaluated_properties=None, unevaluated_items=None)
    return Schema(
        at=variant.at,
        title=variant.title,
        all_of=(inner, variant),
        unevaluated_properties=base.unevaluated_properties,
        unevaluated_items=base.unevaluated_items,
    )
