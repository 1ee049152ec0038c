"""How two schemas that both apply become one: a rule for every field of a schema.

What a rule cannot say in one field stays a branch of ``all_of`` of the result: nothing is lost. What
stands in the other fields is then never more than is asked for, and decides what Python type comes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from math import lcm
from typing import Any, Final

from ftgen.diagnostics import Location
from ftgen.jsonvalues import identity, is_among
from ftgen.lower.scalars import values_of
from ftgen.openapi.nodes import Schema

Both = Callable[[Schema, Schema], Schema]
"""Makes the schema that says what two say."""

CONFLICT: Final = object()
"""What a rule gives where one field cannot say both."""

ANNOTATIONS = frozenset(
    "at title description external_docs default examples deprecated read_only write_only nullable "
    "enum_names discriminator content_encoding content_media_type content_schema extensions".split()
)
"""The fields of a schema that say nothing of what is valid."""

EMPTY = {
    each.name: getattr(Schema(at=Location("")), each.name) for each in fields(Schema)
}
"""Every field, and the value of one that says nothing."""

TRUE = Schema(at=Location(""), boolean=True)

GROUPS = (
    ("if_", "then", "else_"),
    ("contains", "min_contains", "max_contains"),
    ("items", "prefix_items"),
)
"""Fields that mean something only together."""

MOST_PAIRS = 64
"""Above it two sets of variants are not multiplied: a class for each pair would help nobody."""

_EXACT = frozenset("unevaluated_properties unevaluated_items".split())
"""Fields that look at all that stands beside them: a part that has one stays whole."""

_IN_PLACE = frozenset("ref all_of any_of one_of if_ dependent_schemas".split())
"""Fields whose subschemas are laid on the value itself: what they evaluate counts outside (core §11)."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """How two values of a field that both say something become one."""

    combine: Callable[[Any, Any, Both], Any]


def _tighter(choose: Callable[..., Any]) -> _Rule:
    return _Rule(lambda a, b, both: choose(a, b))


def _equal(a: Any, b: Any, both: Both) -> Any:
    return CONFLICT


def _types(a: tuple[str, ...], b: tuple[str, ...], both: Both) -> Any:
    common = [name for name in b if name in a]
    for one, other in ((a, b), (b, a)):
        if "integer" in one and "number" in other and "integer" not in common:
            common.append("integer")
    if "integer" in common and "number" in common:
        common.remove("integer")
    return tuple(common) or CONFLICT


def _enum(a: tuple[Any, ...], b: tuple[Any, ...], both: Both) -> Any:
    known = set(map(identity, a))
    return tuple(each for each in b if identity(each) in known) or CONFLICT


def _multiple(a: float, b: float, both: Both) -> Any:
    return lcm(a, b) if isinstance(a, int) and isinstance(b, int) else CONFLICT


def _schemas(a: Mapping[str, Schema], b: Mapping[str, Schema], both: Both) -> Any:
    merged = dict(a)
    for name, schema in b.items():
        merged[name] = both(a[name], schema) if name in a else schema
    return merged


def _names(a: Mapping[str, tuple[str, ...]], b: Mapping[str, Any], both: Both) -> Any:
    merged = dict(a)
    for name, others in b.items():
        merged[name] = tuple(dict.fromkeys((*merged.get(name, ()), *others)))
    return merged


def _pairs(a: tuple[Schema, ...], b: tuple[Schema, ...], both: Both) -> Any:
    """Variants of both: every pair of them, where those are not too many."""
    if len(a) * len(b) > MOST_PAIRS:
        return CONFLICT
    return tuple(both(one, other) for one in a for other in b)


RULES: Mapping[str, _Rule] = {
    "boolean": _Rule(lambda a, b, both: a and b),
    "types": _Rule(_types),
    "format": _Rule(_equal),
    "const": _Rule(_equal),
    "enum": _Rule(_enum),
    "all_of": _Rule(lambda a, b, both: (*a, *b)),
    "one_of": _Rule(_pairs),
    "any_of": _Rule(_pairs),
    "not_": _Rule(_equal),
    "if_": _Rule(_equal),
    "then": _Rule(_equal),
    "else_": _Rule(_equal),
    "properties": _Rule(_schemas),
    "additional_properties": _Rule(lambda a, b, both: both(a, b)),
    "pattern_properties": _Rule(_schemas),
    "property_names": _Rule(lambda a, b, both: both(a, b)),
    "unevaluated_properties": _Rule(_equal),
    "dependent_schemas": _Rule(_schemas),
    "items": _Rule(lambda a, b, both: both(a, b)),
    "prefix_items": _Rule(_equal),
    "unevaluated_items": _Rule(_equal),
    "contains": _Rule(_equal),
    "pattern": _Rule(_equal),
    "ref": _Rule(_equal),
    "minimum": _tighter(max),
    "maximum": _tighter(min),
    "exclusive_minimum": _tighter(max),
    "exclusive_maximum": _tighter(min),
    "multiple_of": _Rule(_multiple),
    "min_length": _tighter(max),
    "max_length": _tighter(min),
    "min_items": _tighter(max),
    "max_items": _tighter(min),
    "unique_items": _Rule(lambda a, b, both: a or b),
    "min_contains": _Rule(_equal),
    "max_contains": _Rule(_equal),
    "min_properties": _tighter(max),
    "max_properties": _tighter(min),
    "required": _Rule(lambda a, b, both: tuple(dict.fromkeys((*a, *b)))),
    "dependent_required": _Rule(_names),
}
"""The rule of every field that asserts something; a test holds the fields against it.

Generated schemas have the fields in this order.
"""


def merge(a: Schema, b: Schema, at: Location, both: Both) -> Schema:
    """One schema of two without references; ``both`` combines those that stand inside."""
    left = [*_closing(a, b), *_closing(b, a), *_whole(a), *_whole(b)]
    a, b = plain(a), plain(b)
    apart = _apart(a, b)
    changes: dict[str, Any] = {}
    branch: dict[str, Any] = {}
    for name, rule in RULES.items():
        one, other, empty = getattr(a, name), getattr(b, name), EMPTY[name]
        if name in apart:
            changes[name] = other
            if one != empty:
                branch[name] = one
        elif other in (empty, one):
            changes[name] = one
        elif one == empty:
            changes[name] = other
        elif (merged := rule.combine(one, other, both)) is CONFLICT:
            changes[name] = other
            branch[name] = one
        else:
            changes[name] = merged
    if branch:
        left.append(Schema(at=a.at, **branch))
    changes["all_of"] = (*changes["all_of"], *left)
    return replace(Schema(at=at), **changes, **_annotations(a, b))


def _apart(a: Schema, b: Schema) -> set[str]:
    """The fields of groups that both schemas have, and that cannot be mixed."""
    found: set[str] = set()
    for group in GROUPS:
        stated = [{n for n in group if getattr(each, n) != EMPTY[n]} for each in (a, b)]
        if all(stated) and stated != [{"items"}, {"items"}]:
            found |= set(group)
    return found


def _closing(a: Schema, b: Schema) -> list[Schema]:
    """What additionalProperties of ``a`` says, where ``b`` names properties that ``a`` does not."""
    additional = a.additional_properties
    if additional is None or additional.boolean is True:
        return []
    known = b.properties.keys() <= a.properties.keys()
    if known and b.pattern_properties.keys() <= a.pattern_properties.keys():
        return []
    return [
        Schema(
            at=a.at,
            properties=dict.fromkeys(a.properties, TRUE),
            pattern_properties=dict.fromkeys(a.pattern_properties, TRUE),
            additional_properties=additional,
        )
    ]


def _whole(schema: Schema) -> list[Schema]:
    return [schema] if is_whole(schema) else []


def is_whole(schema: Schema) -> bool:
    """Whether a part says something of all that stands beside it, and so stays whole."""
    return any(getattr(schema, name) is not None for name in _EXACT)


def kept_whole(schema: Schema) -> Schema:
    """A schema whose unevaluated parts are those of a branch: what is said around it does not meet them."""
    left = _whole(schema)
    return replace(plain(schema), all_of=(*schema.all_of, *left))


def settled(schema: Schema) -> Schema:
    """UnevaluatedProperties and unevaluatedItems by their other names, where all they look at is beside them."""
    if any(getattr(schema, name) != EMPTY[name] for name in _IN_PLACE):
        return schema
    changes: dict[str, Any] = {}
    if schema.unevaluated_properties is not None:
        changes["unevaluated_properties"] = None
        if schema.additional_properties is None:
            changes["additional_properties"] = schema.unevaluated_properties
    if schema.unevaluated_items is not None and schema.contains is None:
        changes["unevaluated_items"] = None
        if schema.items is None:
            changes["items"] = schema.unevaluated_items
    return replace(schema, **changes) if changes else schema


def plain(schema: Schema) -> Schema:
    """The schema without what stays whole; that it is true says nothing."""
    return replace(
        schema,
        unevaluated_properties=None,
        unevaluated_items=None,
        boolean=None if schema.boolean else schema.boolean,
    )


def _annotations(a: Schema, b: Schema) -> dict[str, Any]:
    """What two schemas say beside: the latter first, as the more special of the two."""
    return {
        "title": b.title or a.title,
        "description": b.description or a.description,
        "external_docs": b.external_docs or a.external_docs,
        "default": b.default or a.default,
        "examples": b.examples or a.examples,
        "enum_names": b.enum_names or a.enum_names,
        "content_encoding": b.content_encoding or a.content_encoding,
        "content_media_type": b.content_media_type or a.content_media_type,
        "content_schema": b.content_schema or a.content_schema,
        "deprecated": a.deprecated or b.deprecated,
        "read_only": a.read_only or b.read_only,
        "write_only": a.write_only or b.write_only,
        "extensions": {**a.extensions, **b.extensions},
    }


def asserts(schema: Schema, *, besides: frozenset[str] = frozenset()) -> bool:
    """Whether a schema restricts anything, beyond the fields named in ``besides``."""
    return any(
        getattr(schema, name) != EMPTY[name] for name in RULES if name not in besides
    )


def implies(a: Schema, b: Schema) -> bool:
    """Whether what is valid for ``a`` is valid for ``b``, as far as a look at their fields tells."""
    values = values_of(a)
    for name in RULES:
        wanted, stated = getattr(b, name), getattr(a, name)
        if wanted == EMPTY[name] or wanted == stated or wanted is True:
            continue
        if name == "types" and (_are_of(a, values, wanted)):
            continue
        admitted = values_of(b) if name in ("enum", "const") else None
        if values is None or admitted is None:
            return False
        if not all(is_among(each, admitted) for each in values):
            return False
    return True


def _are_of(
    schema: Schema, values: tuple[Any, ...] | None, types: tuple[str, ...]
) -> bool:
    """Whether the values of a schema are all of these types."""
    if schema.types or values is None:
        return bool(schema.types) and set(schema.types) <= set(types)
    return bool(values) and all(
        isinstance(each, str) and "string" in types for each in values
    )
