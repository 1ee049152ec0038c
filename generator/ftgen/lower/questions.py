"""Questions about schemas whose answers follow references, through circles too, and how deep they do."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Generic, TypeVar

from ftgen.diagnostics import FtgenError, Location, finding
from ftgen.openapi.nodes import Schema

A = TypeVar("A")

DEEPEST = 128
"""As deep as a document may be nested, with what is referred to in the place of the reference."""


class Levels:
    """Counts the schemas that are looked at because of each other: what goes on for too long is reported.

    The limit is one of descriptions: how much the stack of the interpreter holds plays no part.
    """

    def __init__(self) -> None:
        self._depth = 0

    def of(self, at: Location) -> Levels:
        """One more level, that of the schema at a place."""
        if self._depth == DEEPEST:
            message = (
                f"schemas lead from one to the other through more than {DEEPEST} levels"
            )
            hint = (
                "let a schema refer to what it means rather than to a chain of others"
            )
            raise FtgenError(finding("nesting-limit", message, at, hint))
        return self

    def __enter__(self) -> None:
        self._depth += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._depth -= 1


class Question(Generic[A]):
    """A question that is asked of each schema once, in time that grows with the schemas alone.

    ``answer`` may ask it of other schemas. One that leads back to itself is answered ``first`` until it is known,
    and what was answered with such an answer is asked again until all answers agree: where answers only grow, or
    only shrink, by what they are made of, these are the ones nearest to ``first`` that do.
    """

    def __init__(self, levels: Levels, answer: Callable[[Schema], A], first: A) -> None:
        self._levels = levels
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
            self._known |= {key: self._assumed[key] for key in self._asked}
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
            with self._levels.of(schema.at):
                answer = self._answer(schema)
        finally:
            self._open.discard(key)
        self._assumed[key] = schema, answer
        return answer
