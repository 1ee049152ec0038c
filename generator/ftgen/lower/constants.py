"""The only values that schemas admit, references followed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeAlias

from ftgen.lower.compose import Composer
from ftgen.lower.questions import Levels, Question
from ftgen.lower.scalars import values_of
from ftgen.openapi.nodes import Schema

Values: TypeAlias = "tuple[Any, ...] | None"
"""The only values that are admitted; None where others are."""


class Constants:
    """Answers which strings, integers and booleans schemas admit, null aside, and which for a property."""

    def __init__(
        self,
        levels: Levels,
        composer: Composer,
        variants: Callable[[Schema], Iterable[Schema]],
    ) -> None:
        self._levels = levels
        self._composer = composer
        self._variants = variants
        self.of: Question[Values] = Question(levels, self._of, first=())
        """The only values that a schema admits."""
        self._properties: dict[str, Question[Values]] = {}

    def of_property(self, schema: Schema, name: str) -> Values:
        """The only values that a schema admits for a property of its objects."""
        if name not in self._properties:
            answer = partial(self._of_property, name)
            self._properties[name] = Question(self._levels, answer, first=())
        return self._properties[name](schema)

    def _of(self, schema: Schema) -> Values:
        flat = self._composer.expand(schema)
        values = values_of(flat)
        if values is None and (flat.one_of or flat.any_of):
            return _all(map(self.of, self._variants(flat)))
        if values and all(isinstance(each, (str, int)) for each in values):
            return values
        return None

    def _of_property(self, name: str, schema: Schema) -> Values:
        flat = self._composer.expand(schema)
        if name in flat.properties:
            return self.of(flat.properties[name])
        if not (flat.one_of or flat.any_of):
            return None
        return _all(self.of_property(each, name) for each in self._variants(flat))


def _all(found: Iterable[Values]) -> Values:
    values: dict[Any, None] = {}
    for each in found:
        if each is None:
            return None
        values |= dict.fromkeys(each)
    return tuple(values)
