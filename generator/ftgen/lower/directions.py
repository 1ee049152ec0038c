"""Request and response shapes of one schema, where readOnly and writeOnly make them differ.

OpenAPI 3.0 §4.7.24.2: a property that is readOnly and required is required in responses only, one that is
writeOnly and required in requests only. A schema has two shapes where that applies to it or to a schema
that it reaches; everywhere else one shape serves both ways.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Literal, TypeAlias

from ftgen.diagnostics import Location
from ftgen.lower.walk import (
    callback_operations,
    reached,
    references,
    request_schemas,
    response_schemas,
)
from ftgen.openapi import Spec
from ftgen.openapi.nodes import Operation, Schema

Direction: TypeAlias = Literal["request", "response"]


class Directions:
    """Knows which schemas have two shapes, and which of these both are used of.

    ``edges`` are the places that the schemas of the description refer to.
    """

    def __init__(self, spec: Spec, operations: Iterable[Operation]) -> None:
        self._spec = spec
        self.edges: dict[Location, frozenset[Location]] = {}
        self._split_here: set[Location] = set()
        operations = tuple(operations)
        requests = self._follow(chain.from_iterable(map(request_schemas, operations)))
        responses = self._follow(chain.from_iterable(map(response_schemas, operations)))
        self._named = self._follow(spec.description.schemas.values())
        for operation in callback_operations(operations):
            self._follow((*request_schemas(operation), *response_schemas(operation)))
        self._split = self._reaching(self._split_here)
        self._both = requests & responses
        self._responses = responses

    def shape(self, at: Location, direction: Direction) -> Direction:
        """The shape that a schema has in a direction; "response" where it has but one."""
        return direction if at in self._split else "response"

    def needs_suffix(self, at: Location) -> bool:
        """Whether the request shape of a schema stands beside a response shape."""
        return at in self._both or at not in self._responses

    def inline_needs_suffix(self, owner: Location) -> bool:
        """Whether the request shape of what is inline in a schema stands beside a response shape."""
        return owner in self._named and self.needs_suffix(owner)

    def is_split(self, schema: Schema) -> bool:
        """Whether a schema without a name of its own has two shapes."""
        return self._splits(schema) or any(
            at in self._split for at in references(schema)
        )

    def _follow(self, schemas: Iterable[Schema]) -> set[Location]:
        seen: set[Location] = set()
        waiting: list[Location] = []
        for schema in schemas:
            waiting.append(schema.at)
            self._note(schema)
        while waiting:
            at = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            if at not in self.edges:
                self._note(self._spec.schema(at))
            waiting.extend(self.edges[at])
        return seen

    def _note(self, schema: Schema) -> None:
        if schema.at in self.edges:
            return
        self.edges[schema.at] = frozenset(references(schema))
        if self._splits(schema):
            self._split_here.add(schema.at)

    def _splits(self, schema: Schema) -> bool:
        """Whether a schema requires, itself or inside, a property that goes one way only."""
        for found in reached(schema):
            parts = self._parts(found)
            required = {name for part in parts for name in part.required}
            if any(
                each.read_only or each.write_only
                for part in parts
                for name, each in part.properties.items()
                if name in required
            ):
                return True
        return False

    def _parts(self, schema: Schema) -> list[Schema]:
        """A schema and all that applies to the same value by allOf, references followed."""
        parts: list[Schema] = []
        waiting, seen = [schema], set[Location]()
        while waiting:
            part = waiting.pop()
            parts.append(part)
            waiting.extend(part.all_of)
            if part.ref is not None and part.ref not in seen:
                seen.add(part.ref)
                waiting.append(self._spec.schema(part.ref))
        return parts

    def _reaching(self, targets: set[Location]) -> set[Location]:
        """The schemas from which a target is reached, targets included."""
        sources: dict[Location, list[Location]] = {}
        for at, found in self.edges.items():
            for target in found:
                sources.setdefault(target, []).append(at)
        seen, waiting = set(targets), list(targets)
        while waiting:
            for at in sources.get(waiting.pop(), ()):
                if at not in seen:
                    seen.add(at)
                    waiting.append(at)
        return seen
