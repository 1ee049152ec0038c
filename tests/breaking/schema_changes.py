"""Changes of one schema: what they are to requests and to answers."""

from __future__ import annotations

from typing import Any, NamedTuple


class Change(NamedTuple):
    """Two schemas, and the rules of the change in requests and in answers; none where nothing grave is told."""

    old: Any
    new: Any
    request: str
    response: str


_A, _B = {"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}
_UNION = {"oneOf": [_A, _B]}
_MAPPING = {"a": "#/components/schemas/A", "b": "#/components/schemas/B"}
_SWAPPED = {"a": "#/components/schemas/B", "b": "#/components/schemas/A"}
_TEXT, _NUMBER, _INTEGER = {"type": "string"}, {"type": "number"}, {"type": "integer"}
_ARRAY, _OBJECT = {"type": "array"}, {"type": "object"}
_TUPLE = {**_ARRAY, "prefixItems": [_TEXT], "items": False}
_PAIR = {**_ARRAY, "prefixItems": [_TEXT, _INTEGER], "items": False}
_CONTAINS = {**_ARRAY, "contains": _TEXT}
_IF = {**_INTEGER, "if": {**_INTEGER, "minimum": 5}}

TIGHTER = "narrowed-limit", "narrowed-response"
LOOSER = "widened-request", "widened-limit"
NARROWER = "narrowed-type", "narrowed-response"
WIDER = "widened-request", "widened-type"
FORMAT = "changed-format", "changed-format"
DEFAULT = "changed-default", "changed-default"
DISCRIMINATOR = "changed-discriminator", "changed-discriminator"
UNTOLD = "undecided-change", "undecided-change"
NOTHING = "", ""


def _discriminated(name: str, mapping: Any = None) -> Any:
    told = {"propertyName": name, **({"mapping": mapping} if mapping else {})}
    return {**_UNION, "discriminator": told}


def _both(
    name: str,
    added: str,
    removed: str,
    old: Any,
    new: Any,
    names: Any = (TIGHTER, LOOSER),
) -> dict[str, Change]:
    """A change and its reverse."""
    there, back = names
    return {
        f"{name}-{added}": Change(old, new, *there),
        f"{name}-{removed}": Change(new, old, *back),
    }


def _limit(
    name: str, keyword: str, base: Any, values: tuple[Any, Any], *, is_least: bool
) -> dict[str, Change]:
    loose, tight = ({**base, keyword: value} for value in values)
    tighter, looser = (
        ("increased", "decreased") if is_least else ("decreased", "increased")
    )
    return {
        **_both(name, tighter, looser, loose, tight),
        **_both(name, "set", "unset", base, tight),
    }


CHANGES: dict[str, Change] = {
    **_both(
        "all-of",
        "added",
        "removed",
        _OBJECT,
        {**_OBJECT, "allOf": [{"minProperties": 1}]},
    ),
    "all-of-added-annotation-only": Change(
        _OBJECT, {**_OBJECT, "allOf": [{"title": "T"}]}, *NOTHING
    ),
    "all-of-removed-annotation-only": Change(
        {**_OBJECT, "allOf": [{"title": "T"}]}, _OBJECT, *NOTHING
    ),
    **_both(
        "any-of",
        "removed",
        "added",
        {"anyOf": [_TEXT, _INTEGER, _OBJECT]},
        {"anyOf": [_TEXT, _INTEGER]},
        (
            ("removed-variant", "narrowed-response"),
            ("widened-request", "added-variant"),
        ),
    ),
    **_both(
        "one-of",
        "removed",
        "added",
        {"oneOf": [_A, _B]},
        {"oneOf": [_A]},
        (
            ("removed-variant", "narrowed-response"),
            ("widened-request", "added-variant"),
        ),
    ),
    "wrapped-in-one-of": Change(
        _TEXT, {"oneOf": [_TEXT, _INTEGER]}, "widened-request", "widened-type"
    ),
    "became-enum": Change(_TEXT, {**_TEXT, "enum": ["a"]}, *NARROWER),
    "became-not-nullable": Change({"type": ["string", "null"]}, _TEXT, *NARROWER),
    "became-nullable": Change(_TEXT, {"type": ["string", "null"]}, *WIDER),
    **_both(
        "const", "added", "removed", _TEXT, {**_TEXT, "const": "a"}, (NARROWER, WIDER)
    ),
    "const-changed": Change(
        {"const": "a"}, {"const": "b"}, "removed-value", "added-value"
    ),
    **_both("contains", "added", "removed", _ARRAY, _CONTAINS),
    **_limit("min-contains", "minContains", _CONTAINS, (2, 3), is_least=True),
    **_limit("max-contains", "maxContains", _CONTAINS, (3, 2), is_least=False),
    "content-encoding-changed": Change(
        {**_TEXT, "contentEncoding": "base64"},
        {**_TEXT, "contentEncoding": "base32"},
        *FORMAT,
    ),
    "content-media-type-changed": Change(
        {**_TEXT, "contentMediaType": "text/csv"},
        {**_TEXT, "contentMediaType": "text/html"},
        *FORMAT,
    ),
    **_both(
        "default-value",
        "added",
        "removed",
        _INTEGER,
        {**_INTEGER, "default": 1},
        (DEFAULT, DEFAULT),
    ),
    "default-value-changed": Change(
        {**_INTEGER, "default": 1}, {**_INTEGER, "default": 2}, *DEFAULT
    ),
    **_both(
        "dependent-required",
        "added",
        "removed",
        _OBJECT,
        {**_OBJECT, "dependentRequired": {"a": ["b"]}},
        (
            ("required-property", "narrowed-response"),
            ("widened-request", "optional-property"),
        ),
    ),
    "dependent-required-changed": Change(
        {**_OBJECT, "dependentRequired": {"a": ["b"]}},
        {**_OBJECT, "dependentRequired": {"a": ["c"]}},
        "required-property",
        "optional-property",
    ),
    **_both(
        "dependent-schema",
        "added",
        "removed",
        _OBJECT,
        {**_OBJECT, "dependentSchemas": {"a": {**_OBJECT, "required": ["b"]}}},
        (
            ("required-property", "narrowed-response"),
            ("widened-request", "optional-property"),
        ),
    ),
    "deprecated": Change(
        _TEXT, {**_TEXT, "deprecated": True}, "deprecated", "deprecated"
    ),
    **_both(
        "discriminator",
        "added",
        "removed",
        _UNION,
        _discriminated("kind"),
        (DISCRIMINATOR, DISCRIMINATOR),
    ),
    "discriminator-property-name-changed": Change(
        _discriminated("kind"), _discriminated("other"), *DISCRIMINATOR
    ),
    "discriminator-mapping-added": Change(
        _discriminated("kind"), _discriminated("kind", _MAPPING), *NOTHING
    ),
    "discriminator-mapping-deleted": Change(
        _discriminated("kind", _MAPPING), _discriminated("kind"), *DISCRIMINATOR
    ),
    "discriminator-mapping-changed": Change(
        _discriminated("kind", _MAPPING),
        _discriminated("kind", _SWAPPED),
        *DISCRIMINATOR,
    ),
    **_both("if", "added", "removed", _INTEGER, {**_IF, "then": {"multipleOf": 5}}),
    **_both(
        "then", "added", "removed", _IF, {**_IF, "then": {**_INTEGER, "multipleOf": 5}}
    ),
    **_both(
        "else", "added", "removed", _IF, {**_IF, "else": {**_INTEGER, "multipleOf": 2}}
    ),
    "enum-value-added": Change(
        {"enum": ["a"]}, {"enum": ["a", "b"]}, "widened-request", "added-value"
    ),
    "enum-value-removed": Change(
        {"enum": ["a", "b"]}, {"enum": ["a"]}, "removed-value", "narrowed-response"
    ),
    **_limit("max", "maximum", _NUMBER, (5, 3), is_least=False),
    **_limit("min", "minimum", _NUMBER, (3, 5), is_least=True),
    **_limit("exclusive-max", "exclusiveMaximum", _NUMBER, (5, 3), is_least=False),
    **_limit("exclusive-min", "exclusiveMinimum", _NUMBER, (3, 5), is_least=True),
    **_limit("max-length", "maxLength", _TEXT, (5, 3), is_least=False),
    **_limit("min-length", "minLength", _TEXT, (3, 5), is_least=True),
    **_limit(
        "max-items", "maxItems", {**_ARRAY, "items": _TEXT}, (5, 3), is_least=False
    ),
    **_limit(
        "min-items", "minItems", {**_ARRAY, "items": _TEXT}, (3, 5), is_least=True
    ),
    **_both(
        "list-of-types",
        "narrowed",
        "widened",
        {"type": ["string", "integer"]},
        _TEXT,
        (NARROWER, WIDER),
    ),
    **_both("pattern", "added", "removed", _TEXT, {**_TEXT, "pattern": "^a"}),
    "pattern-changed": Change(
        {**_TEXT, "pattern": "^a"}, {**_TEXT, "pattern": "^b"}, *UNTOLD
    ),
    "pattern-generalized": Change(
        {**_TEXT, "pattern": "^a"},
        {**_TEXT, "pattern": ".*"},
        "widened-request",
        "widened-limit",
    ),
    **_both(
        "pattern-property",
        "added",
        "removed",
        _OBJECT,
        {**_OBJECT, "patternProperties": {"^x": _TEXT}},
    ),
    **_both("prefix-items", "added", "removed", _TUPLE, _PAIR, (LOOSER, TIGHTER)),
    **_both(
        "property-names",
        "added",
        "removed",
        _OBJECT,
        {**_OBJECT, "propertyNames": {"maxLength": 3}},
    ),
    "type-changed": Change(_TEXT, _OBJECT, "narrowed-type", "widened-type"),
    "type-compatible": Change(_INTEGER, _TEXT, "narrowed-type", "widened-type"),
    "type-generalized": Change(_INTEGER, _NUMBER, *WIDER),
    "type-specialized": Change(_NUMBER, _INTEGER, *NARROWER),
    **_both(
        "unevaluated-items",
        "added",
        "removed",
        {**_ARRAY, "prefixItems": [_TEXT]},
        {**_ARRAY, "prefixItems": [_TEXT], "unevaluatedItems": False},
    ),
    **_both(
        "unevaluated-properties",
        "added",
        "removed",
        _OBJECT,
        {**_OBJECT, "unevaluatedProperties": False},
    ),
}
"""By the end of the name that oasdiff gives a check."""

SCHEMAS = {
    name.upper(): {
        "type": "object",
        "required": ["kind", "other"],
        "properties": {"kind": {"const": name}, "other": {"type": "string"}},
    }
    for name in "ab"
}
"""Named schemas that the changes refer to."""
