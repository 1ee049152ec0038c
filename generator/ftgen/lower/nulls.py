"""Where null is valid, and where nothing else is."""

from __future__ import annotations

from ftgen.lower.questions import Levels, Question
from ftgen.lower.scalars import values_of
from ftgen.openapi import Spec
from ftgen.openapi.nodes import Schema

_LONGEST_CHAIN = 100


class Nulls:
    """Answers what schemas say of null, references followed."""

    def __init__(self, spec: Spec, levels: Levels) -> None:
        self._spec = spec
        self.admitted_by = Question(levels, self._admits, first=False)
        """Whether null is valid for a schema, references followed."""

    def are_all_of(self, schema: Schema) -> bool:
        """Whether a schema admits null and nothing else."""
        for _ in range(_LONGEST_CHAIN):
            if schema.ref is None or schema.types:
                break
            schema = self._spec.schema(schema.ref)
        return is_null(schema) or values_of(schema) == ()

    def _admits(self, schema: Schema) -> bool:
        if schema.boolean is not None:
            return schema.boolean
        if schema.nullable:
            return True
        if schema.const is not None and schema.const.json is not None:
            return False
        if schema.enum is not None and None not in schema.enum:
            return False
        if schema.types and "null" not in schema.types:
            return False
        stated = bool(schema.types or schema.const or schema.enum)
        parts = list(schema.all_of)
        if schema.ref is not None:
            parts.append(self._spec.schema(schema.ref))
        if not all(self._may_be_null(each) for each in parts):
            return False
        one = [self.admitted_by(each) for each in schema.one_of]
        some = [self.admitted_by(each) for each in schema.any_of]
        if one or some:
            return (not one or sum(one) == 1) and (not some or any(some))
        return stated or bool(parts)

    def _may_be_null(self, schema: Schema) -> bool:
        """Whether a part of a conjunction lets null pass: it does where it says nothing of types."""
        silent = not (
            schema.types
            or schema.enum
            or schema.const
            or schema.ref
            or schema.properties
            or schema.all_of
            or schema.one_of
            or schema.any_of
        )
        return silent or self.admitted_by(schema)


def is_null(schema: Schema) -> bool:
    """Whether null is the one type of a schema, and no object is meant that may be null."""
    return schema.types == ("null",) and not (schema.nullable and schema.properties)
