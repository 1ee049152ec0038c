"""Questions about schemas whose answers follow references, through circles too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from ftgen.openapi.nodes import Schema

A = TypeVar("A")


class Question(Generic[A]):
    """A question that is asked of each schema once, in time that grows with the schemas alone.

    ``answer`` may ask it of other schemas. One that leads back to itself is answered ``first`` until it is known,
    and what was answered with such an answer is asked again until all answers agree: where answers only grow by
    what they are made of, these are the least that do.
    """

    def __init__(self, answer: Callable[[Schema], A], first: A) -> None:
        self._answer = answer
        self._first = first
        self._known: dict[int, tuple[Schema, A]] = {}
        self._assumed: dict[int, tuple[Schema, A]] = {}
        self._asked: set[int] = set()
        self._open: set[int] = set()
        self._is_circular = False

    def __call__(self, schema: Schema) -> A:
        """The answer for a schema."""
        if id(schema) in self._known:
            return self._known[id(schema)][1]
        if self._asked:
            return self._within(schema)
        try:
            while self._round(schema):
                self._asked.clear()
            self._known |= self._assumed
            return self._known[id(schema)][1]
        finally:
            self._asked.clear()
            self._assumed.clear()

    def _round(self, schema: Schema) -> bool:
        """Ask the schema and all that its answer needs; true where another round may answer otherwise."""
        before = {key: answer for key, (_, answer) in self._assumed.items()}
        self._is_circular = False
        self._within(schema)
        after = {key: answer for key, (_, answer) in self._assumed.items()}
        return self._is_circular and before != after

    def _within(self, schema: Schema) -> A:
        key = id(schema)
        if key in self._asked:
            self._is_circular |= key in self._open
            return self._assumed.get(key, (schema, self._first))[1]
        self._asked.add(key)
        self._open.add(key)
        try:
            answer = self._answer(schema)
        finally:
            self._open.discard(key)
        self._assumed[key] = schema, answer
        return answer
