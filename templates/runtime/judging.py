"""The exact reading of a schema: whether a value is valid.

Every assertion of JSON Schema 2020-12 counts. Each pair of schema and value is judged once, so that a
judgement takes time linear in the value; a step yields what it needs to know first, so that no depth of
value or schema meets the interpreter's limit.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator
from typing import Any, TypeAlias

from .assertions import Keys, faults
from .patterns import matches
from .schema import Schema

Step: TypeAlias = Generator[Any, Any, Any]
"""A computation that yields the computations whose results it needs, and returns its own."""

_NOTHING: frozenset[Any] = frozenset()

_FURTHER = frozenset(
    "contains all_of ref dependent_schemas any_of one_of not_ if_ unevaluated_items unevaluated_properties".split()
)
"""The keywords by which a value has to satisfy more than what it and its parts are asserted to be."""


class Judgement:
    """What is valid of one JSON value; ``request`` leaves out the properties that a request may not set.

    The value has to live as long: what is known is kept by the identity of its parts.
    """

    def __init__(self, *, request: bool = False) -> None:
        self.request = request
        self.keys = Keys()
        self._known: dict[tuple[int, int], Collection[Any] | None] = {}

    def accepts(self, schema: Schema, value: Any) -> bool:
        """Whether a value is valid."""
        return self.run(self.judge(schema, value)) is not None

    def run(self, first: Step) -> Any:
        """The result of a computation."""
        stack, answer = [first], None
        while stack:
            try:
                inner = stack[-1].send(answer)
            except StopIteration as end:
                answer = end.value
                stack.pop()
            else:
                stack.append(inner)
                answer = None
        return answer

    def judge(self, schema: Schema, value: Any) -> Step:
        """What of a valid value was evaluated (core §11): property names or indices; None where it is invalid."""
        at = (id(schema), id(value))
        if at not in self._known:
            # A schema that is a part of itself says nothing more about the same value.
            self._known[at] = _NOTHING
            self._known[at] = yield self._judge(schema, value)
        return self._known[at]

    def _judge(self, schema: Schema, value: Any) -> Step:
        keywords = schema.keywords
        if any(True for _ in faults(schema, value, self.keys)):
            return None
        evaluated: set[Any] = set()
        for inner, each, key in self.children(schema, value):
            if (yield self.judge(inner, each)) is None:
                return None
            evaluated.add(key)
        if type(value) is dict and "names" in keywords:
            for name in value:
                if (yield self.judge(keywords["names"], name)) is None:
                    return None
        if _FURTHER.isdisjoint(keywords):
            return evaluated
        for step in (self._contains, self._in_place, self._unevaluated):
            if not (yield step(schema, value, evaluated)):
                return None
        return evaluated

    def _contains(self, schema: Schema, value: Any, evaluated: set[Any]) -> Step:
        keywords = schema.keywords
        if "contains" not in keywords or type(value) is not list:
            return True
        count = 0
        for index, each in enumerate(value):
            if (yield self.judge(keywords["contains"], each)) is not None:
                count += 1
                evaluated.add(index)
        most = keywords.get("max_contains", count)
        return keywords.get("min_contains", 1) <= count <= most

    def _in_place(self, schema: Schema, value: Any, evaluated: set[Any]) -> Step:
        """Whether the subschemas of the value itself agree (core §10.2)."""
        keywords = schema.keywords
        for branch in branches(schema, value):
            if (found := (yield self.judge(branch, value))) is None:
                return False
            evaluated.update(found)
        for keyword in ("any_of", "one_of"):
            if keyword in keywords:
                good = []
                for variant in told(schema, keyword, value):
                    if (found := (yield self.judge(variant, value))) is not None:
                        good.append(found)
                if not good or (keyword == "one_of" and len(good) > 1):
                    return False
                evaluated.update(*good)
        forbidden = keywords.get("not_")
        if forbidden is not None and (yield self.judge(forbidden, value)) is not None:
            return False
        if "if_" in keywords:
            chosen = yield self.conditional(schema, value, evaluated)
            if chosen is not None:
                if (found := (yield self.judge(chosen, value))) is None:
                    return False
                evaluated.update(found)
        return True

    def conditional(self, schema: Schema, value: Any, evaluated: set[Any]) -> Step:
        """The schema that ``if`` chooses for a value; None where there is none."""
        found = yield self.judge(schema.keywords["if_"], value)
        if found is not None:
            evaluated.update(found)
        return schema.keywords.get("else_" if found is None else "then")

    def _unevaluated(self, schema: Schema, value: Any, evaluated: set[Any]) -> Step:
        """Whether what no other keyword has looked at is as it should be (core §11)."""
        keywords = schema.keywords
        if type(value) is dict and "unevaluated_properties" in keywords:
            inner, entries = keywords["unevaluated_properties"], iter(value.items())
        elif type(value) is list and "unevaluated_items" in keywords:
            inner, entries = keywords["unevaluated_items"], enumerate(value)
        else:
            return True
        for key, each in entries:
            if key not in evaluated:
                if (yield self.judge(inner, each)) is None:
                    return False
                evaluated.add(key)
        return True

    def children(
        self, schema: Schema, value: Any
    ) -> Iterator[tuple[Schema, Any, str | int]]:
        """The schemas that an object or array lays on what it holds, with the value and its key (core §10.3)."""
        keywords = schema.keywords
        if type(value) is dict:
            hidden = schema.read_only if self.request else _NOTHING
            for name, each in value.items():
                if name not in hidden:
                    for inner in of_property(keywords, name):
                        yield inner, each, name
        elif type(value) is list:
            prefix, rest = keywords.get("prefix", ()), keywords.get("items")
            for index, each in enumerate(value):
                if index < len(prefix):
                    yield prefix[index], each, index
                elif rest is not None:
                    yield rest, each, index


def of_property(keywords: dict[str, Any], name: str) -> Iterator[Schema]:
    """The schemas that an object lays on its property of this name (core §10.3.2)."""
    hit = False
    properties = keywords.get("properties")
    if properties is not None and name in properties:
        yield properties[name]
        hit = True
    for pattern, inner in keywords.get("patterns", {}).items():
        if matches(pattern, name):
            yield inner
            hit = True
    if not hit and "additional" in keywords:
        yield keywords["additional"]


def branches(schema: Schema, value: Any) -> list[Schema]:
    """The subschemas that hold for the value itself, whatever else does (core §10.2.1, §10.2.2.4)."""
    keywords = schema.keywords
    found = list(keywords.get("all_of", ()))
    if "ref" in keywords:
        found.append(schema.target())
    if type(value) is dict:
        dependent = keywords.get("dependent_schemas", {})
        found += [inner for name, inner in dependent.items() if name in value]
    return found


def told(schema: Schema, keyword: str, value: Any) -> tuple[Schema, ...]:
    """The variants that a value may be of: the one that its discriminator names, else all."""
    variants: tuple[Schema, ...] = schema.keywords[keyword]
    if schema.tag is None or type(value) is not dict:
        return variants
    tag = value.get(schema.tag)
    at = schema.tags.get(tag) if type(tag) in (str, int) else None
    at = schema.default if at is None else at
    return variants if at is None else variants[at : at + 1]
